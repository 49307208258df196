/** Names that run over several lines. */
#ifndef GK_WRAPPED_H
#define GK_WRAPPED_H

#include "recognize/body_state.h"

/** The only visible cell of an untaken row, if it could be a piece of a name; else NULL. */
const gk_cell *gk_wrapped_piece(const gk_body *body, uint32_t row);

/** Join a name that is wrapped around its code's line. */
gk_status gk_wrapped_join(gk_body *body, uint32_t row, gk_side *side);

/** Join the rest of a name directly under its row, in the name's own column. */
gk_status gk_wrapped_continue(gk_body *body, uint32_t row, bool *joined);

#endif
