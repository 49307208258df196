/** What a workbook's package holds besides cells (sheet/hidden_content.h). */
#ifndef GK_XLSX_HIDDEN_CONTENT_H
#define GK_XLSX_HIDDEN_CONTENT_H

#include "read/xlsx/workbook.h"
#include "sheet/hidden_content.h"

/** Look through the package: the names of its parts, its core properties, and each worksheet again
 *  for formulas, comments and how it prints. */
gk_status gk_xlsx_hidden_content(gk_zip *zip, const gk_xlsx_workbook *workbook,
                                 gk_hidden_content *content, gk_error *err);

#endif
