/** What a cell of an XML Spreadsheet means: type, text and style make a gk_cell. */
#ifndef GK_XMLSS_CELL_H
#define GK_XMLSS_CELL_H

#include "base/buffer.h"
#include "read/spreadsheetml/workbook.h"
#include "sheet/rich_text.h"
#include <gongkai/sheet.h>
#include <locale.h>

/** The attribute Type of <Data>. */
typedef enum gk_xmlss_type {
    GK_XMLSS_NUMBER,
    GK_XMLSS_STRING,
    GK_XMLSS_BOOLEAN,
    GK_XMLSS_DATE_TIME,
    GK_XMLSS_ERROR
} gk_xmlss_type;

/** A cell as it stands in the file. */
typedef struct gk_xmlss_cell {
    uint32_t row, col;
    const gk_xmlss_style *style; /**< NULL: none that says anything. */
    gk_xmlss_type type;
    bool formula;
    bool value;     /**< It has a <Data>. */
    gk_buffer text; /**< What stands in that. */
    gk_text_run *runs; /**< Of a text with markup in it. */
    size_t run_count, run_capacity;
} gk_xmlss_cell;

/** The type called `name`; false if there is none such. */
bool gk_xmlss_type_named(gk_xml_slice name, gk_xmlss_type *type);

/** Whether the cell holds anything that is pushed. */
bool gk_xmlss_cell_holds(const gk_xmlss_cell *cell);

/** Push the cell, if it holds anything that counts (rich_text.h). As in an XLSX, a number of more digits than a double has is
 *  pushed as text, and a formula without a stored result is GK_E_UNSUPPORTED. A failure has the
 *  cell in err->where. `c` is a "C" locale. */
gk_status gk_xmlss_cell_push(const gk_xmlss_cell *cell, bool date1904, locale_t c,
                             const gk_sink *sink, gk_rich_text *rich, const char *sheet,
                             gk_error *err);

#endif
