/** @file form.h
 *  What the fields of a form show: the pages of finance systems have their amounts in them.
 */
#ifndef GK_HTML_FORM_H
#define GK_HTML_FORM_H

#include "base/buffer.h"
#include "read/html/parser.h"

/** What an <input> shows; NULL: nothing (a hidden one, a box to tick, a button). */
const char *gk_html_input_value(const gk_html_attributes *attributes);

/** The list being read, a <select>: without a selected option it shows its first. Zero is none;
 *  gk_html_select_free it. */
typedef struct gk_html_select {
    bool open, chosen, capturing; /**< A selected option has been seen; the first is being read. */
    size_t options;               /**< So far. */
    gk_buffer first;              /**< The text of the first option. */
} gk_html_select;

void gk_html_select_begin(gk_html_select *select, const gk_html_attributes *attributes);

/** An <option>: true if it is shown. */
bool gk_html_select_option(gk_html_select *select, const gk_html_attributes *attributes);

/** Text in an option that is not shown, or not known to be yet. */
gk_status gk_html_select_text(gk_html_select *select, const char *text, size_t length,
                              gk_error *err);
void gk_html_select_option_end(gk_html_select *select);

/** The </select>. What is to be shown for want of a selected option, or NULL. */
const char *gk_html_select_end(gk_html_select *select);
void gk_html_select_free(gk_html_select *select);

#endif
