/** Amounts of a table from its unit to 万元. */
#ifndef GK_CONVERT_UNIT_H
#define GK_CONVERT_UNIT_H

#include "finding/findings.h"
#include "profile/form.h"
#include <gongkai/report.h>

/** Shift the amounts of a table that is read by `form` by a power of ten and round them to two
 *  decimals; counts stay. The table's rows must be the caller's to change. What rounding takes is a
 *  finding; so is an amount that becomes too large, an error, counted in *errors. */
gk_status gk_table_convert(gk_table *table, const gk_form *form, int power, gk_findings *findings,
                           size_t *errors, gk_error *err);

#endif
