/** The 注 and 说明 below a table. */
#ifndef GK_TABLE_NOTES_H
#define GK_TABLE_NOTES_H

#include "recognize/body_state.h"

/** Take a 注 or 说明 with the lines it goes on in; *last gets the last of them. One about another
 *  table is left to that one or reported. */
gk_status gk_table_notes_take(gk_body *body, uint32_t row, uint32_t *last);

/** True if a row begins a 注 or 说明 that is this table's: no more than a line or two that are neither
 *  stand between. */
bool gk_table_notes_begin(const gk_body *body, uint32_t row);

/** Pass a line below the table that is neither row nor note; `prose` if it is words. An order that
 *  a template gives is reported and left out. */
gk_status gk_table_notes_pass(gk_body *body, uint32_t row, bool prose);

#endif
