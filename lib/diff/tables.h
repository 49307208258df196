/** Two tables of one role: values, names and what they state of themselves. */
#ifndef GK_DIFF_TABLES_H
#define GK_DIFF_TABLES_H

#include "diff/comparison.h"

/** Compare them; either side may be NULL, but not both. */
gk_status gk_diff_tables(const gk_comparison *comparison, const gk_table *left,
                         const gk_table *right, bool leftover);

#endif
