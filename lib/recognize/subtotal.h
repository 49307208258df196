/** Rows that a page adds up: 小计, 本页小计, 承前页 (carried forward), 过次页 (carried over). */
#ifndef GK_SUBTOTAL_H
#define GK_SUBTOTAL_H

#include "recognize/body_state.h"

/** Leave such a row out of the table and report it, for its figures are sums of rows that are there;
 *  *taken is false if the row is none, or the form has a row of that name itself. */
gk_status gk_subtotal_take(gk_body *body, uint32_t row, bool *taken);

#endif
