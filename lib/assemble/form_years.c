#include "assemble/form_years.h"

#include "base/fail.h"
#include "profile/year.h"
#include <stdio.h>

gk_status gk_form_years_report(const gk_report_entry *entry, const gk_profiles *profiles,
                               gk_findings *findings, gk_error *err) {
    char year[16];
    snprintf(year, sizeof year, "%d", entry->report.year);
    for (size_t i = 0; i < entry->report.table_count && !entry->members[0]->named; i++) {
        const gk_table *table = &entry->report.tables[i];
        const gk_form *form = gk_profiles_form(profiles, table->profile, table->role);
        gk_year_fit fit = form ? gk_year_fit_of(profiles, form, entry->report.year) : GK_YEAR_FITS;
        const char *const args[3] = {table->title, table->profile, year};
        if (fit != GK_YEAR_FITS &&
            gk_findings_add(findings,
                            fit == GK_YEAR_OUTDATED ? GK_FINDING_FORM_OUTDATED
                                                    : GK_FINDING_FORM_LATER,
                            (gk_finding_at){.origin = table->origin}, args))
            return gk_fail_memory(err);
    }
    return GK_OK;
}
