/** What a <td> or <th> says of its value beside the text in it: Excel's x:num and the like,
 *  LibreOffice's sdval. */
#ifndef GK_HTML_CELL_H
#define GK_HTML_CELL_H

#include "read/html/parser.h"
#include "read/html/style.h"
#include "sheet/serial_date.h"
#include <gongkai/sheet.h>
#include <locale.h>

typedef enum gk_html_value {
    GK_HTML_VALUE_SHOWN = 0, /**< Only the text. */
    GK_HTML_VALUE_NUMBER,    /**< A number: `given`, or the text if that is empty. */
    GK_HTML_VALUE_STRING,    /**< Likewise a string. */
    GK_HTML_VALUE_BOOL,
    GK_HTML_VALUE_ERROR
} gk_html_value;

/** Zero says nothing. Its strings are the arena's. */
typedef struct gk_html_cell {
    gk_html_value kind;
    bool formula;
    const char *given;  /**< The attribute's value; NULL if kind is GK_HTML_VALUE_SHOWN. */
    const char *format; /**< The number format's code, or NULL. */
} gk_html_cell;

/** Take down what a tag says. */
gk_status gk_html_cell_read(gk_html_cell *cell, const gk_html_attributes *attributes,
                            gk_html_styles *styles, gk_arena *arena, gk_error *err);

/** Make the value of the cell with this text (NUL-terminated, of `length` bytes); `c` is a "C"
 *  locale. `room` is for a date's text. out->text is NULL and out->type 0 if the cell is empty. A
 *  number that is none fails. */
gk_status gk_html_cell_value(const gk_html_cell *cell, const char *text, size_t length, locale_t c,
                             char room[GK_SERIAL_TEXT_MAX], gk_cell *out, gk_error *err);

#endif
