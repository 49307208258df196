/* Whose a table outside every profile is: that of the table before it, or behind it. In a file of
 * its own: of the report that it names, of the one whose tables lie in its folder, of the only one
 * there is. */
#include "assemble/join_verbatim.h"

#include "base/characters.h"
#include "base/fail.h"
#include "finding/findings.h"
#include "report/department.h"
#include "report/table_copy.h"
#include "report/verbatim_same.h"
#include <string.h>

static gk_report_entry *entry_of(const gk_reports *reports, const gk_tables_item *item) {
    for (size_t i = 0; i < reports->count; i++)
        for (size_t k = 0; k < reports->entries[i]->member_count; k++)
            if (reports->entries[i]->members[k] == item)
                return reports->entries[i];
    return NULL;
}

static bool is_named(const gk_report *report, const struct gk_tables_verbatim *verbatim) {
    return verbatim->department && gk_department_same(report->department, verbatim->department) &&
           (!verbatim->year || report->year == verbatim->year);
}

static bool lies_beside(const gk_report_entry *entry, const struct gk_tables_verbatim *verbatim) {
    const char *source = verbatim->sheet.origin.source;
    size_t length = gk_folder_length(source);
    for (size_t i = 0; i < entry->member_count; i++) {
        const char *other = entry->members[i]->readings[0].table.origin.source;
        if (gk_folder_length(other) == length && strncmp(other, source, length) == 0)
            return true;
    }
    return false;
}

/* The only one of which the question is true; NULL if there is none, or another. */
static gk_report_entry *only_one(const gk_reports *reports, bool by_name,
                                 const struct gk_tables_verbatim *verbatim) {
    gk_report_entry *found = NULL;
    for (size_t i = 0; i < reports->count; i++) {
        gk_report_entry *entry = reports->entries[i];
        if (!(by_name ? is_named(&entry->report, verbatim) : lies_beside(entry, verbatim)))
            continue;
        if (found)
            return NULL;
        found = entry;
    }
    return found;
}

static gk_report_entry *find_entry(const gk_reports *reports, const gk_tables *tables,
                                   const struct gk_tables_verbatim *verbatim) {
    if (tables->count)
        return entry_of(reports, &tables->items[verbatim->behind ? verbatim->behind - 1 : 0]);
    if (reports->count == 1)
        return reports->entries[0];
    gk_report_entry *entry = only_one(reports, true, verbatim);
    return entry ? entry : only_one(reports, false, verbatim);
}

static const gk_verbatim_table *find_twin(const gk_report *report, const gk_verbatim_table *sheet) {
    for (size_t i = 0; i < report->verbatim_count; i++)
        if (strcmp(report->verbatim[i].name, sheet->name) == 0 &&
            gk_verbatim_same(&report->verbatim[i], sheet))
            return &report->verbatim[i];
    return NULL;
}

static gk_status add(gk_reports *reports, gk_report_entry *entry, const gk_verbatim_table *sheet,
                     gk_error *err) {
    size_t count = entry->report.verbatim_count;
    gk_verbatim_table *all = gk_arena_alloc(&reports->arena, (count + 1) * sizeof *all);
    if (!all || !gk_verbatim_copy(&reports->arena, sheet, &all[count]))
        return gk_fail_memory(err);
    if (count)
        memcpy(all, entry->report.verbatim, count * sizeof *all);
    entry->report.verbatim = all;
    entry->report.verbatim_count++;
    return GK_OK;
}

static gk_status report(gk_findings *findings, gk_finding_kind kind, const gk_verbatim_table *sheet,
                        const gk_verbatim_table *twin, gk_error *err) {
    const char *const args[3] = {sheet->name, NULL, NULL};
    gk_finding_at at = {.origin = sheet->origin};
    if (twin)
        at.other = twin->origin;
    return gk_findings_add(findings, kind, at, args) ? gk_fail_memory(err) : GK_OK;
}

static gk_status join(gk_reports *reports, const gk_tables *tables, size_t i, gk_findings *findings,
                      gk_error *err) {
    const gk_verbatim_table *sheet = &tables->verbatim[i].sheet;
    gk_report_entry *entry = find_entry(reports, tables, &tables->verbatim[i]);
    if (!entry) {
        reports->homeless = true;
        return report(findings, GK_FINDING_TABLE_HOMELESS, sheet, NULL, err);
    }
    const gk_verbatim_table *twin = find_twin(&entry->report, sheet);
    return twin ? report(findings, GK_FINDING_TABLE_TWICE, sheet, twin, err)
                : add(reports, entry, sheet, err);
}

gk_status gk_join_verbatim(gk_reports *reports, const gk_tables *tables, gk_findings *findings,
                           gk_error *err) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < tables->verbatim_count && reports->count && !status; i++)
        status = join(reports, tables, i, findings, err);
    return status;
}
