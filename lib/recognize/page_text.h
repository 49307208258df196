/** What a page or the form prints beside the rows. */
#ifndef GK_PAGE_TEXT_H
#define GK_PAGE_TEXT_H

#include "recognize/body_state.h"

/** True for a cell's key that a page prints: - 5 -, 第5页, 第5页共9页, a running head, and the … or 。。。
 *  that templates leave behind. */
bool gk_page_text_is(const char *key);

/** True if every visible cell of the row is a text of one row of the form: of a caption among its
 *  slots if `caption`, else of its head. */
bool gk_page_text_is_form_row(const gk_body *body, uint32_t row, bool caption);

/** Take a row that belongs to the form or to the page and has no values; *taken is false if it is
 *  neither. */
gk_status gk_page_text_take(gk_body *body, uint32_t row, bool *taken);

/** Take a row as a heading of the table or as the page's. */
gk_status gk_page_text_take_as(gk_body *body, uint32_t row, gk_cell_class class_);

#endif
