/** 栏次: the row of column numbers under a header. */
#ifndef GK_COLUMN_NUMBERS_H
#define GK_COLUMN_NUMBERS_H

#include "recognize/body_state.h"

/** True if the row is the 栏次 row under this header. */
bool gk_column_numbers_is_row(const gk_scan *scan, const gk_header *header, uint32_t row);

/** Take such a row; numbers that are not the form's are reported. */
gk_status gk_column_numbers_check(gk_body *body, uint32_t row);

#endif
