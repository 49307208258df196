/** Results of formulas that nobody calculated.
 *
 *  Programs that write a workbook without being a spreadsheet put 0 or nothing where a formula's
 *  result should stand, and ask the next program to calculate: to take that for a value is to
 *  publish a wrong one. The readers decide which results are none and call them so here, so that
 *  all containers refuse them alike.
 */
#ifndef GK_FORMULA_RESULTS_H
#define GK_FORMULA_RESULTS_H

#include <gongkai/error.h>
#include <gongkai/finding.h>
#include <stdbool.h>
#include <stddef.h>

/** Zero it but for the first three, which are borrowed; so are the names of sheets. */
typedef struct gk_formula_results {
    const char *source;
    gk_findings *findings; /**< May be NULL. */
    bool tolerant;         /**< A formula without a result is a finding (gk_read_options). */
    size_t missing, stored; /**< Formulas without a result in this sheet, and in the whole workbook
                                 with one that was left for the next program to calculate anew. */
    gk_origin first_missing, first_stored;
} gk_formula_results;

/** A formula has no result: GK_E_UNSUPPORTED, unless a finding will do. */
gk_status gk_formula_results_missing(gk_formula_results *results, gk_origin cell, gk_error *err);

/** A formula has a result, but the workbook asks to be calculated before it is looked at. */
void gk_formula_results_stored(gk_formula_results *results, gk_origin cell);

/** Report formula-unsaved, if the sheet that ends has such formulas, and begin the next one. */
gk_status gk_formula_results_end_sheet(gk_formula_results *results, gk_error *err);

/** Report formula-not-calculated, if the workbook has such formulas. */
gk_status gk_formula_results_end(gk_formula_results *results, gk_error *err);

#endif
