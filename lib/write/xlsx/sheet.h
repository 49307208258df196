/** One worksheet of an .xlsx, put into its part row by row: only a row and the list of merges are held.
 *
 *  The elements stand in the order of CT_Worksheet (ECMA-376 part 1, 18.3.1.99).
 */
#ifndef GK_XLSX_SHEET_WRITE_H
#define GK_XLSX_SHEET_WRITE_H

#include "container/zip_pack.h"
#include "write/draw/canvas.h"

/** What is known of a sheet before its cells. */
typedef struct gk_xlsx_page {
    uint32_t width; /**< Columns, and how wide each is in characters. */
    const double *widths;
    uint32_t body; /**< The first row below the headings, which stay in view; 0: no headings. */
    bool landscape;
    bool first; /**< The sheet that is open when the workbook is. */
} gk_xlsx_page;

typedef struct gk_xlsx_sheet gk_xlsx_sheet;

/** Begin a sheet in the part that `pack` has open. *sheet is NULL on failure. */
gk_status gk_xlsx_sheet_new(gk_zip_pack *pack, const gk_xlsx_page *page, gk_xlsx_sheet **sheet,
                            gk_error *err);

/** A text, or a cell with a look only; more than one cell is a merged one, all of which get the
 *  look. GK_E_LIMIT beyond a sheet's rows and columns, and for texts a cell cannot hold. */
gk_status gk_xlsx_sheet_text(gk_xlsx_sheet *sheet, gk_drawn_box box, unsigned style,
                             const char *text, gk_error *err);

/** A number: its digits as they are to stand in the file. */
gk_status gk_xlsx_sheet_number(gk_xlsx_sheet *sheet, gk_drawn_box box, unsigned style,
                               const char *digits, gk_error *err);

/** The text just put leads to `target`, such as '公开02 收入决算表'!C7. */
gk_status gk_xlsx_sheet_link(gk_xlsx_sheet *sheet, uint32_t row, uint32_t col, const char *target,
                             gk_error *err);

/** A row is complete. */
gk_status gk_xlsx_sheet_row(gk_xlsx_sheet *sheet, uint32_t row, double points, gk_error *err);

/** All rows are; `one_page`: print it on one. */
gk_status gk_xlsx_sheet_end(gk_xlsx_sheet *sheet, bool one_page, gk_error *err);

/** NULL is fine. */
void gk_xlsx_sheet_free(gk_xlsx_sheet *sheet);

#endif
