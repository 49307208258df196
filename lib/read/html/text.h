/** Text as a browser shows it: blanks folded to one, line ends where the page asks for them. */
#ifndef GK_HTML_TEXT_H
#define GK_HTML_TEXT_H

#include "base/buffer.h"
#include "sheet/rich_text.h"
#include <stdbool.h>
#include <stddef.h>

/** Zero but for `rich` is an empty text; gk_html_text_free it. */
typedef struct gk_html_text {
    gk_rich_text *rich; /**< Takes what is left out; borrowed. */
    gk_buffer shown;
    size_t lines; /**< Line ends to write before the next character. */
    bool blank;   /**< Likewise a blank. */
} gk_html_text;

/** Add a piece of a page's text that looks so (GK_LOOK_…), whole characters of UTF-8. What is struck
 *  through or hidden goes to `rich`; raised and lowered digits become characters of their own (² and
 *  ₂): a footnote's number is no digit of the figure before it. A code between 0x80 and 0x9F is the
 *  character it is in Windows-1252, as in browsers. */
gk_status gk_html_text_add(gk_html_text *text, const char *piece, size_t length, unsigned look,
                           gk_error *err);

/** <br>: what follows begins a new line. */
void gk_html_text_line(gk_html_text *text);

/** The border of a paragraph: likewise, unless a new line begins here already. */
void gk_html_text_block(gk_html_text *text);

/** Take off blanks and no-break spaces at both ends. Returns the text, NUL-terminated, valid until
 *  it is changed; its length is text->shown.size. */
const char *gk_html_text_trim(gk_html_text *text);

void gk_html_text_clear(gk_html_text *text);
void gk_html_text_free(gk_html_text *text);

#endif
