/** The 注 and 说明 below a table. */
#ifndef GK_TABLE_NOTES_H
#define GK_TABLE_NOTES_H

#include "recognize/body_state.h"

/** Take a 注 or 说明 with the lines it goes on in; *last gets the last of them. */
gk_status gk_table_notes_take(gk_body *body, uint32_t row, uint32_t *last);

#endif
