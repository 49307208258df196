/** A figure as it was typed, with what may stand around it and is none of it. */
#ifndef GK_FIGURE_H
#define GK_FIGURE_H

#include <gongkai/decimal.h>
#include <gongkai/sheet.h>

enum { GK_FIGURE_TEXT_MAX = 256 };

typedef struct gk_figure {
    gk_decimal number;
    char mark[64]; /**< Raised digits beside it: the mark of a footnote; "" if there is none. */
} gk_figure;

/** Read a text as gk_amount_parse does, but for characters at its edges that show nothing and for a
 *  footnote's mark. False if it is no figure. */
bool gk_figure_read(const char *text, size_t length, gk_figure *figure);

/** What to quote of a text that is no figure: with names for what cannot be seen in it (“U+200B
 *  before 100.00”), else as it is. Returns the text or `quote`. */
const char *gk_figure_quote(const char *text, size_t length, char quote[GK_FIGURE_TEXT_MAX]);

#endif
