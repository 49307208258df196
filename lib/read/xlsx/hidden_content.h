/** @file xlsx_besides.h
 *  What a workbook's package holds besides cells (besides.h). */
#ifndef GK_XLSX_BESIDES_H
#define GK_XLSX_BESIDES_H

#include "sheet/hidden_content.h"
#include "read/xlsx/workbook.h"

/** Look through the package: the names of its parts, its core properties, and each worksheet again
 *  for formulas, comments and how it prints. */
gk_status gk_xlsx_besides(gk_zip *zip, const gk_xlsx_workbook *workbook, gk_besides *besides,
                          gk_error *err);

#endif
