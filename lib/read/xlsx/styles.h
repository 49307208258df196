/** The styles part, as far as it tells dates and durations from other numbers, and what is struck
 *  through or cannot be seen. */
#ifndef GK_XLSX_STYLES_H
#define GK_XLSX_STYLES_H

#include "base/arena.h"
#include "read/xlsx/look.h"
#include "read/xlsx/package.h"
#include "sheet/number_format.h"

/** A custom number format. */
typedef struct gk_xlsx_format {
    unsigned id;
    gk_number_format format; /**< Its code is in the styles' arena. */
} gk_xlsx_format;

/** A cell style: the numbers of what it is made of, and how it looks. */
typedef struct gk_xlsx_cell_style {
    unsigned format, font, fill, look;
} gk_xlsx_cell_style;

/** Zero is a workbook without styles, in which every number is plain. */
typedef struct gk_xlsx_styles {
    gk_arena arena;
    gk_xlsx_format *formats; /**< By id. */
    size_t format_count, format_capacity;
    size_t code_size; /**< Of all codes together. */
    gk_xlsx_font *fonts;
    size_t font_count, font_capacity;
    gk_xlsx_fill *fills;
    size_t fill_count, fill_capacity;
    gk_xlsx_cell_style *cells;
    size_t cell_count, cell_capacity;
    bool present; /**< There are styles, or should be. */
} gk_xlsx_styles;

/** Read the part into empty styles. Free them in any case. */
gk_status gk_xlsx_styles_read(gk_zip *zip, const char *part, gk_xlsx_styles *styles, gk_error *err);
void gk_xlsx_styles_free(gk_xlsx_styles *styles);

/** The number format of this cell style; false if there are styles, but not this one. */
bool gk_xlsx_styles_format(const gk_xlsx_styles *styles, unsigned style, gk_number_format *format);

/** How a cell of this style looks (gk_xlsx_cell_look); on paper if there is no such style. */
unsigned gk_xlsx_styles_look(const gk_xlsx_styles *styles, unsigned style);

#endif
