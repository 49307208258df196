/** Numbers through sections of digits: #,##0.00, 0.00E+00, 0%. */
#ifndef GK_FORMAT_NUMBER_H
#define GK_FORMAT_NUMBER_H

#include "sheet/displayed/format_parse.h"
#include "sheet/displayed/shown.h"

/** The magnitude of a finite number through a section of kind GK_SECTION_NUMBER. `minus` puts a
 *  minus in front unless all that is left of the number after rounding is zeros. */
void gk_show_number(gk_shown *shown, const gk_format_section *section, double number, bool minus);

#endif
