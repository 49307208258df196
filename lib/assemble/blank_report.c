/* A report without values: an empty form of each table. */
#include <gongkai/form.h>

#include "assemble/reports.h"
#include "base/fail.h"
#include "profile/profiles.h"
#include <stdlib.h>

static gk_table empty_table(gk_arena *arena, const gk_form *form) {
    return (gk_table){.role = gk_arena_string(arena, form->role),
                      .profile = gk_arena_string(arena, form->profile),
                      .number = gk_arena_string(arena, form->number),
                      .title = gk_arena_string(arena, form->title),
                      .origin = {.source = "", .row = GK_NO_CELL},
                      .column_count = form->value_count};
}

static gk_status fill(gk_reports *reports, const gk_form *forms, size_t count, gk_error *err) {
    gk_arena *arena = &reports->arena;
    gk_report_entry *entry = gk_arena_alloc(arena, sizeof *entry);
    const char *profile = gk_arena_string(arena, forms[0].profile);
    gk_table *tables = gk_arena_alloc(arena, count * sizeof *tables);
    if (!entry || !profile || !tables ||
        !gk_grow((void **)&reports->entries, 0, &reports->capacity, sizeof entry))
        return gk_fail_memory(err);
    reports->entries[reports->count++] = entry;
    entry->tables = tables;
    entry->report =
        (gk_report){.department = "", .profile = profile, .table_count = count, .tables = tables};
    for (size_t i = 0; i < count; i++) {
        gk_table *table = &tables[i];
        *table = empty_table(arena, &forms[i]);
        if (!table->role || !table->profile || !table->number || !table->title)
            return gk_fail_memory(err);
    }
    return GK_OK;
}

gk_reports *gk_blank_report(const gk_profiles *profiles, const char *profile, gk_error *err) {
    size_t count;
    const gk_form *forms = gk_profiles_forms(profiles, profile, &count);
    if (!count) {
        gk_fail(err, GK_E_ARGUMENT, "no profile is called “%s”", "没有版式“%s”", profile);
        return NULL;
    }
    gk_reports *reports = calloc(1, sizeof *reports);
    gk_status status = reports ? fill(reports, forms, count, err) : gk_fail_memory(err);
    if (!status)
        return reports;
    gk_reports_free(reports);
    return NULL;
}
