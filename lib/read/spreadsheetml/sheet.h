/** The sheets of an XML Spreadsheet. */
#ifndef GK_XMLSS_SHEET_H
#define GK_XMLSS_SHEET_H

#include "read/spreadsheetml/workbook.h"
#include "sheet/rich_text.h"
#include <gongkai/sheet.h>
#include <locale.h>

/** Push all sheets of the document that `workbook` was read from. GK_E_FORMAT for what cannot be
 *  understood or would move a figure: addresses that come twice or out of order, a value inside a
 *  merged area, text or unknown elements among the cells. `c` is a "C" locale; what counts of texts
 *  goes through `rich`. */
gk_status gk_xmlss_sheets_read(const char *text, size_t length, const gk_xmlss_workbook *workbook,
                               locale_t c, const gk_sink *sink, gk_rich_text *rich,
                               gk_error *err);

#endif
