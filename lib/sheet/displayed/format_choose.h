/** Which section of a number format shows a value. */
#ifndef GK_FORMAT_CHOOSE_H
#define GK_FORMAT_CHOOSE_H

#include "sheet/displayed/format_parse.h"

typedef enum gk_choice_kind {
    GK_CHOICE_SECTION, /**< `section` shows it. */
    GK_CHOICE_GENERAL, /**< None does, so it is shown as General (or as the text it is). */
    GK_CHOICE_OVERFLOW /**< Excel fills the cell with #. */
} gk_choice_kind;

typedef struct gk_choice {
    gk_choice_kind kind;
    const gk_format_section *section;
    bool minus; /**< A negative number needs a minus in front: the section brings none. */
} gk_choice;

gk_choice gk_format_choose_number(const gk_format *format, double number);
gk_choice gk_format_choose_text(const gk_format *format);

#endif
