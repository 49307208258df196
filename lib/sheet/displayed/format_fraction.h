/** Fractions: # ?/?, # ??/16. */
#ifndef GK_FORMAT_FRACTION_H
#define GK_FORMAT_FRACTION_H

#include "sheet/displayed/format_parse.h"
#include "sheet/displayed/shown.h"

/** False if the section asks for no fraction, and nothing is shown then. Else as gk_show_number,
 *  but that a minus stands in front of zeros too. */
bool gk_show_fraction(gk_shown *shown, const gk_format_section *section, double number, bool minus);

#endif
