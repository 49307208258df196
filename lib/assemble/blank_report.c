#include <gongkai/form.h>

#include "assemble/reports.h"
#include "base/fail.h"
#include <stdlib.h>

static gk_table empty_table(gk_arena *arena, const gk_form *p) {
    return (gk_table){.role = p->role,
                      .profile = gk_arena_string(arena, p->profile),
                      .number = gk_arena_string(arena, p->number),
                      .title = gk_arena_string(arena, p->title),
                      .origin = {.source = "", .row = GK_NO_CELL},
                      .column_count = p->value_count};
}

static bool fill(gk_reports *reports, const gk_form *forms, size_t count) {
    gk_arena *arena = &reports->arena;
    gk_report_entry *e = gk_arena_alloc(arena, sizeof *e);
    if (!e || !gk_grow((void **)&reports->entries, 0, &reports->capacity, sizeof e))
        return false;
    reports->entries[reports->count++] = e;
    e->report = (gk_report){.department = "",
                            .profile = gk_arena_string(arena, forms[0].profile),
                            .table_count = count,
                            .tables = e->tables};
    bool filled = e->report.profile != NULL;
    for (size_t i = 0; i < count; i++) {
        e->tables[i] = empty_table(arena, &forms[i]);
        filled = filled && e->tables[i].profile && e->tables[i].number && e->tables[i].title;
    }
    return filled;
}

gk_reports *gk_blank_report(const gk_profiles *profiles, const char *profile, gk_error *err) {
    size_t count;
    const gk_form *forms = gk_profiles_forms(profiles, profile, &count);
    if (!count) {
        gk_fail(err, GK_E_ARGUMENT, "no profile is called “%s”", "没有版式“%s”", profile);
        return NULL;
    }
    gk_reports *reports = calloc(1, sizeof *reports);
    if (reports && fill(reports, forms, count))
        return reports;
    gk_fail_memory(err);
    gk_reports_free(reports);
    return NULL;
}
