/** @file xlsx_sheet.h
 *  One sheet part, streamed. */
#ifndef GK_XLSX_SHEET_H
#define GK_XLSX_SHEET_H

#include "xlsx_cell.h"
#include "xlsx_workbook.h"

/** Push the sheet from sheet_begin to sheet_end; a chart or dialog sheet has no cells. Rows must go
 * down and cells to the right: a cell that comes twice, or out of turn, is GK_E_FORMAT, and so is
 * an element or a text where cells are that is not known here. Errors name the sheet and, where
 * there is one, the cell. */
gk_status gk_xlsx_sheet_read(gk_zip *zip, const gk_xlsx_tab *tab, const gk_xlsx_context *context,
                             const gk_sink *sink, gk_error *err);

#endif
