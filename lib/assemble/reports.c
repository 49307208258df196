/* Reports, made and asked for. */
#include "assemble/reports.h"

#include <stdlib.h>

void gk_reports_free(gk_reports *reports) {
    if (!reports)
        return;
    for (size_t i = 0; i < reports->count; i++) {
        free(reports->entries[i]->members);
        gk_findings_free(reports->entries[i]->findings);
    }
    gk_arena_free(&reports->arena);
    free(reports->entries);
    free(reports);
}

size_t gk_reports_count(const gk_reports *reports) {
    return reports->count;
}

const gk_report *gk_reports_at(const gk_reports *reports, size_t i) {
    return &reports->entries[i]->report;
}

const gk_findings *gk_reports_findings(const gk_reports *reports, size_t i) {
    return reports->entries[i]->findings;
}

bool gk_reports_refused(const gk_reports *reports, size_t i) {
    return reports->homeless || reports->entries[i]->refused;
}
