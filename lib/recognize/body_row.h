/** One row under a header into its places in the form. */
#ifndef GK_BODY_ROW_H
#define GK_BODY_ROW_H

#include "recognize/body_state.h"

/** Read a row into its places. *taken is false if it names no row of the form; after a 注 or prose
 *  also if it could be chance. */
gk_status gk_body_row_try(gk_body *body, uint32_t row, bool *taken);

/** The row belongs to the table: what stood between it and the last such row stood inside. */
void gk_body_row_taken(gk_body *body, uint32_t row);

#endif
