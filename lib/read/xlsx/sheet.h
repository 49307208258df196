/** One sheet part, streamed. */
#ifndef GK_XLSX_SHEET_H
#define GK_XLSX_SHEET_H

#include "read/xlsx/cell.h"
#include "read/xlsx/workbook.h"

/** Push the sheet from sheet_begin to sheet_end; only a worksheet has cells. Rows and cells come in
 *  the order of the file, which is that of their addresses in all but a few. A value that comes
 *  twice is GK_E_FORMAT, and so is an element or a text where cells are that is not known here.
 *  Errors name the sheet and, where there is one, the cell. */
gk_status gk_xlsx_sheet_read(gk_zip *zip, const gk_xlsx_tab *tab, const gk_xlsx_context *context,
                             const gk_sink *sink, gk_error *err);

#endif
