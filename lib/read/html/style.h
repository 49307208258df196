/** Number formats in style sheets: Excel's property mso-number-format. */
#ifndef GK_HTML_STYLE_H
#define GK_HTML_STYLE_H

#include "base/arena.h"
#include "read/html/looks.h"
#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct gk_html_style {
    const char *name;
    const char *format;
    size_t order; /**< Of being added. */
} gk_html_style;

/** The classes of a page that have a number format. Zero is none; gk_html_styles_free it. */
typedef struct gk_html_styles {
    gk_arena arena;
    gk_html_style *items;
    size_t count, capacity, added;
    bool sorted;
    gk_html_looks looks; /**< What the same style sheets say of the looks of classes. */
} gk_html_styles;

/** Add the classes of a style sheet, NUL-terminated; of two with one name the later one counts. */
gk_status gk_html_styles_add(gk_html_styles *styles, const char *sheet, gk_error *err);

/** The format code of a class; NULL if it has none. */
const char *gk_html_styles_format(gk_html_styles *styles, const char *name);

/** The format code in the declarations of one element, such as the attribute style; *format is NULL
 *  if there is none. The code belongs to `arena`. */
gk_status gk_html_style_format(gk_arena *arena, const char *declarations, size_t length,
                               const char **format, gk_error *err);

void gk_html_styles_free(gk_html_styles *styles);

#endif
