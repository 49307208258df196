/** @file xlsx_text.h
 *  A growing text, and the escapes of SpreadsheetML strings. */
#ifndef GK_XLSX_TEXT_H
#define GK_XLSX_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/** `data` is NUL-terminated, or NULL while nothing was ever appended. Zero is an empty text. */
typedef struct gk_xlsx_text {
    char *data;
    size_t size, capacity;
} gk_xlsx_text;

/** The longest text of one cell, in bytes as the file has it: Excel's own 32,767 characters take a
 *  quarter of that, each of them escaped. */
#define GK_XLSX_CELL_MAX ((size_t)1 << 20)

/** False: no memory, the text as before. */
bool gk_xlsx_text_append(gk_xlsx_text *text, const char *bytes, size_t size);

void gk_xlsx_text_clear(gk_xlsx_text *text);
void gk_xlsx_text_free(gk_xlsx_text *text);

/** Replace the _xHHHH_ escapes from byte `from` on by their characters, once (_x005F_x000D_ becomes
 *  _x000D_). A pair of surrogates is one character. What names no character, a lone surrogate or
 *  _x0000_, stays as it is. */
void gk_xlsx_text_unescape(gk_xlsx_text *text, size_t from);

#define GK_XLSX_QUOTE_MAX 64

/** What of a text can stand in a one-line message: its beginning, line ends as spaces. */
const char *gk_xlsx_quote(const char *text, size_t size, char out[GK_XLSX_QUOTE_MAX]);

/** Whether the text is blanks and line ends only. */
bool gk_xlsx_blank(const char *text, size_t size);

#endif
