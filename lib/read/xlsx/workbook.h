/** The workbook part: which sheets there are, and how days are counted. */
#ifndef GK_XLSX_WORKBOOK_H
#define GK_XLSX_WORKBOOK_H

#include "read/xlsx/package.h"

/** More sheets than this are GK_E_LIMIT, and so are longer names; Excel's have 31 characters. */
#define GK_XLSX_SHEETS_MAX 16384u
#define GK_XLSX_NAME_MAX 1024u

typedef struct gk_xlsx_tab {
    char *name;
    char *part;  /**< NULL: the tab of a module, which has none. */
    bool hidden; /**< Also if "veryHidden". */
} gk_xlsx_tab;

/** Zero is an empty workbook. */
typedef struct gk_xlsx_workbook {
    gk_xlsx_tab *tabs; /**< In the order of their tabs. */
    size_t count, capacity;
    bool date1904;
    bool calculate_on_load; /**< It asks to be calculated when it is opened (fullCalcOnLoad). */
    bool incomplete;        /**< It was saved before all was calculated. */
} gk_xlsx_workbook;

/** Read the workbook part, whose relationships are given, into an empty workbook. A workbook
 *  without a sheet, or a sheet without a name or with an id that leads nowhere, is GK_E_FORMAT.
 *  Free it in any case. */
gk_status gk_xlsx_workbook_read(gk_zip *zip, const char *part, const gk_xlsx_relations *relations,
                                gk_xlsx_workbook *workbook, gk_error *err);
void gk_xlsx_workbook_free(gk_xlsx_workbook *workbook);

#endif
