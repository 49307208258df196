/** The verbatim tables of two reports, cell by cell. */
#ifndef GK_DIFF_VERBATIM_H
#define GK_DIFF_VERBATIM_H

#include "diff/comparison.h"

gk_status gk_diff_verbatim(const gk_comparison *comparison);

#endif
