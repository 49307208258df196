/** What a cell's XML means: its type, its text and its style make a gk_cell. */
#ifndef GK_XLSX_CELL_H
#define GK_XLSX_CELL_H

#include "base/buffer.h"
#include "read/xlsx/calculation.h"
#include "read/xlsx/shared_strings.h"
#include "read/xlsx/styles.h"
#include "sheet/formula_results.h"
#include <gongkai/sheet.h>
#include <locale.h>

/** What all sheets of a workbook share. Borrowed. */
typedef struct gk_xlsx_context {
    const gk_xlsx_strings *strings;
    const gk_xlsx_styles *styles;
    bool date1904;
    locale_t locale;             /**< "C" */
    gk_xlsx_calculation results; /**< What the results of formulas are worth. */
    gk_formula_results *formulas;
    gk_rich_text *rich; /**< Room for a text of which not all counts. */
} gk_xlsx_context;

/** The attribute t of <c>. */
typedef enum gk_xlsx_cell_type {
    GK_XLSX_CELL_NUMBER, /**< n, or no t */
    GK_XLSX_CELL_SHARED, /**< s */
    GK_XLSX_CELL_INLINE, /**< inlineStr */
    GK_XLSX_CELL_STRING, /**< str */
    GK_XLSX_CELL_BOOL,   /**< b */
    GK_XLSX_CELL_ERROR,  /**< e */
    GK_XLSX_CELL_DATE    /**< d */
} gk_xlsx_cell_type;

/** A cell as it stands in the file. */
typedef struct gk_xlsx_cell {
    uint32_t row, col;
    unsigned style;
    gk_xlsx_cell_type type;
    bool formula;      /**< It has an <f>, or lies in the range of one. */
    bool value;        /**< It has a <v> or an <is>. */
    gk_buffer text;    /**< What stands in that. */
    gk_text_run *runs; /**< Of an <is>. */
    size_t run_count, run_capacity;
} gk_xlsx_cell;

/** The type called `t`; false if there is none such. */
bool gk_xlsx_cell_type_named(gk_xml_slice t, gk_xlsx_cell_type *type);

/** Whether the cell holds anything that is pushed: its value is not empty, and no result that nobody
 *  calculated. */
bool gk_xlsx_cell_holds(const gk_xlsx_context *context, const gk_xlsx_cell *cell);

/** Push the cell, if it holds anything that counts (rich_text.h). A number of more digits than a double has, such as an
 *  18-digit number of an identity card, is pushed as text, digit by digit. What cannot be understood
 *  fails, with the cell in err->where; so does a formula without a result, which would look like an
 *  empty cell or a zero (formula_results.h). */
gk_status gk_xlsx_cell_push(const gk_xlsx_context *context, const char *sheet,
                            const gk_xlsx_cell *cell, const gk_sink *sink, gk_error *err);

#endif
