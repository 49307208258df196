/** Which part of a package is the workbook. */
#ifndef GK_XLSX_FIND_WORKBOOK_H
#define GK_XLSX_FIND_WORKBOOK_H

#include "container/zip.h"

/** The name of the workbook part: as [Content_Types].xml says, or else the package's officeDocument
 *  if it is a <workbook>, or else xl/workbook.xml. Free *part. GK_E_FORMAT: no spreadsheet;
 *  GK_E_LIMIT: a part that would have told is a bomb. */
gk_status gk_xlsx_find_workbook(gk_zip *zip, char **part, gk_error *err);

#endif
