/** What is drawn for an .xls file, kept until all of it is known: there, a workbook's texts stand
 *  in front of the cells that show them.
 *
 *  What does not fit is GK_E_LIMIT: 65,536 rows and 256 columns of a sheet, 32,767 UTF-16 units of
 *  a text.
 */
#ifndef GK_XLS_BOOK_H
#define GK_XLS_BOOK_H

#include "write/draw/canvas.h"
#include "write/xls/texts.h"

typedef enum gk_xls_kind { GK_XLS_EMPTY, GK_XLS_TEXT, GK_XLS_NUMBER } gk_xls_kind;

typedef struct gk_xls_cell {
    uint32_t row, col;
    unsigned xf; /**< Of styles.h. */
    gk_xls_kind kind;
    double number;
    uint32_t text; /**< Which of the workbook's. */
} gk_xls_cell;

typedef struct gk_xls_sheet {
    char *name;
    uint32_t width; /**< Columns, and how wide each is in characters. */
    double *widths;
    bool landscape;
    uint32_t body; /**< The first row below the headings. */
    gk_drawn_page page;
    gk_xls_cell *cells;
    size_t cell_count, cell_capacity;
    gk_drawn_box *merges;
    size_t merge_count, merge_capacity;
    double *heights; /**< Of its rows, in points. */
    size_t height_count, height_capacity;
    size_t place; /**< Where the stream is to tell this sheet's offset. */
} gk_xls_sheet;

/** Zero it to begin. */
typedef struct gk_xls_book {
    gk_xls_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    gk_xls_texts texts;
} gk_xls_book;

void gk_xls_book_free(gk_xls_book *book);

/** Begin a sheet; what follows is of it. A second one of that name, whatever its letters' case, and
 *  one more than 1,024 are GK_E_LIMIT. */
gk_status gk_xls_book_sheet(gk_xls_book *book, const gk_drawn_sheet *drawn, gk_error *err);

gk_status gk_xls_book_cell(gk_xls_book *book, const gk_xls_cell *cell, gk_error *err);
gk_status gk_xls_book_text(gk_xls_book *book, gk_xls_cell cell, const char *text, gk_error *err);
gk_status gk_xls_book_merge(gk_xls_book *book, const gk_drawn_box *box, gk_error *err);

/** Rows that are not told have the height of the next that is. */
gk_status gk_xls_book_row(gk_xls_book *book, uint32_t row, double points, gk_error *err);

/** The sheet is done: its cells are put in order. */
void gk_xls_book_end(gk_xls_book *book, const gk_drawn_page *page);

#endif
