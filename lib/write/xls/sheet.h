/** A sheet of an .xls file.
 *
 *  Which records there are, and in what order, is MS-XLS 2.1.7.20.5, the Worksheet Substream. What
 *  is about formulas is left out, and so is what only quickens the way to a cell (Index, DBCell),
 *  as Spreadsheet::WriteExcel and xlwt do, whose files Excel opens.
 */
#ifndef GK_XLS_SHEET_H
#define GK_XLS_SHEET_H

#include "write/xls/biff_put.h"
#include "write/xls/book.h"

/** Put it; `first`: it is the one that shows when the workbook is opened. */
void gk_xls_put_sheet(gk_biff_out *out, const gk_xls_sheet *sheet, bool first);

#endif
