/** Rows within a table that nothing of it claims. */
#ifndef GK_REST_H
#define GK_REST_H

#include "recognize/body_state.h"

/** Whatever of the rows from `from` up to `to` is not marked stands inside the table without a
 *  place: report it. A head that a new page repeats is taken instead, and must agree. */
gk_status gk_rest_report(gk_body *body, uint32_t from, uint32_t to);

#endif
