/** @file calculation.h
 *  Whether a spreadsheet program calculated the formulas of a workbook.
 *
 *  Excel, WPS, LibreOffice, Gnumeric and Google's sheets store results. XlsxWriter, libxlsxwriter
 *  and PhpSpreadsheet write 0 or what their user gives them, and fullCalcOnLoad; openpyxl writes
 *  nothing, and fullCalcOnLoad; POI writes 0.0 and says nothing, unless its user has it calculate.
 */
#ifndef GK_XLSX_CALCULATION_H
#define GK_XLSX_CALCULATION_H

#include "read/xlsx/workbook.h"

typedef enum gk_xlsx_calculation {
    GK_XLSX_CALCULATED = 0, /**< Results are results. */
    GK_XLSX_INCOMPLETE,     /**< Not all of them are those of the figures beside them. */
    GK_XLSX_NOT_CALCULATED  /**< A zero or an empty text is none. */
} gk_xlsx_calculation;

/** Find out, from the workbook part and the properties of the package; each sheet is looked through
 *  if its program does not tell. */
gk_status gk_xlsx_calculation_find(gk_zip *zip, const gk_xlsx_workbook *workbook,
                                   gk_xlsx_calculation *calculation, gk_error *err);

#endif
