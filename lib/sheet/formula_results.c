#include "sheet/formula_results.h"

#include "base/fail.h"
#include "finding/findings.h"
#include "sheet/written_value.h"
#include <stdio.h>

gk_status gk_formula_results_missing(gk_formula_results *results, gk_origin cell, gk_error *err) {
    if (!results->tolerant)
        return gk_written_no_result(err);
    if (results->missing++ == 0)
        results->first_missing = cell;
    return GK_OK;
}

void gk_formula_results_stored(gk_formula_results *results, gk_origin cell) {
    if (results->stored++ == 0)
        results->first_stored = cell;
}

static gk_status report(gk_formula_results *results, gk_finding_kind kind, size_t count,
                        gk_origin first, gk_error *err) {
    char number[24];
    const char *const args[3] = {number, NULL, NULL};
    gk_finding_at at = {.origin = first};
    at.origin.source = results->source;
    snprintf(number, sizeof number, "%zu", count);
    return count && gk_findings_add(results->findings, kind, at, args) ? gk_fail_memory(err)
                                                                       : GK_OK;
}

gk_status gk_formula_results_end_sheet(gk_formula_results *results, gk_error *err) {
    size_t missing = results->missing;
    results->missing = 0;
    return report(results, GK_FINDING_FORMULA_UNSAVED, missing, results->first_missing, err);
}

gk_status gk_formula_results_end(gk_formula_results *results, gk_error *err) {
    return report(results, GK_FINDING_FORMULA_NOT_CALCULATED, results->stored,
                  results->first_stored, err);
}
