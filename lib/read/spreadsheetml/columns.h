/** What an XML Spreadsheet says of a sheet's columns, and which of their cells are covered by a
 *  merged area that began in a row above. */
#ifndef GK_XMLSS_COLUMNS_H
#define GK_XMLSS_COLUMNS_H

#include "read/spreadsheetml/workbook.h"
#include <gongkai/sheet.h>

typedef struct gk_xmlss_column {
    uint32_t first, last;
    const gk_xmlss_style *style;
} gk_xmlss_column;

/** Zero is a sheet without columns of its own. */
typedef struct gk_xmlss_columns {
    gk_xmlss_column *items; /**< From left to right. */
    size_t count, capacity;
    uint32_t next;
    bool any_covered;
    uint32_t covered[GK_COL_LIMIT]; /**< One past the last row that is covered. */
} gk_xmlss_columns;

/** For the next sheet. */
void gk_xmlss_columns_clear(gk_xmlss_columns *columns);
void gk_xmlss_columns_free(gk_xmlss_columns *columns);

/** Add `column`, which must lie right of all others. */
gk_status gk_xmlss_columns_add(gk_xmlss_columns *columns, const gk_xmlss_column *column,
                               gk_error *err);

/** The style of the column; NULL if it has none. */
const gk_xmlss_style *gk_xmlss_columns_style(const gk_xmlss_columns *columns, uint32_t col);

/** Whether any of the cells of this row lies in an area given to gk_xmlss_columns_cover. */
bool gk_xmlss_columns_covered(const gk_xmlss_columns *columns, uint32_t row, uint32_t first,
                              uint32_t last);

/** The area is merged. Areas come by their first rows. */
void gk_xmlss_columns_cover(gk_xmlss_columns *columns, const gk_range *area);

#endif
