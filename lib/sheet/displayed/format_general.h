/** The format General: up to eleven characters, as Excel fits a number into a wide cell. */
#ifndef GK_FORMAT_GENERAL_H
#define GK_FORMAT_GENERAL_H

#include "sheet/displayed/format_parse.h"
#include "sheet/displayed/shown.h"

/** The magnitude of a finite number, without a sign. */
void gk_show_general(gk_shown *shown, double number);

/** The same through a section that has General among literals. */
void gk_show_general_section(gk_shown *shown, const gk_format_section *section, double number,
                             bool minus);

#endif
