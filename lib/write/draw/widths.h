/** How wide the columns of a table are drawn. */
#ifndef GK_WIDTHS_H
#define GK_WIDTHS_H

#include "profile/form.h"
#include <gongkai/report.h>

/** The form's widths, in characters, wider where an amount of the table would not fit; malloc'ed,
 *  NULL if memory is short. A number too wide for its column is shown as ####. */
double *gk_widths_for(const gk_form *form, const gk_table *table);

/** The width, in characters, of a column that shows a number. */
double gk_width_for(gk_decimal number);

#endif
