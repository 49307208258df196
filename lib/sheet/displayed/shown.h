/** Where the displayed text is put together. */
#ifndef GK_SHOWN_H
#define GK_SHOWN_H

#include "base/buffer.h"
#include "sheet/displayed/chinese_number.h"

typedef struct gk_shown {
    gk_buffer text;
    gk_numerals numerals; /**< How digits are written now. */
} gk_shown;

/** A digit, '0' to '9', in the numerals of the section. */
void gk_show_digit(gk_shown *shown, char digit);

/** What stands where a placeholder (0 # ?) has no digit. */
void gk_show_empty(gk_shown *shown, char placeholder);

/** What Excel fills a cell with that it cannot show. */
void gk_show_overflow(gk_shown *shown);

#endif
