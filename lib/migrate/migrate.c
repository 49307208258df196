#include <gongkai/migrate.h>

#include "assemble/reports.h"
#include "base/fail.h"
#include "finding/findings.h"
#include "migrate/migration.h"
#include "migrate/move_table.h"
#include "profile/profiles.h"
#include "report/money_unit.h"
#include "report/table_copy.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gk_status no_memory(const gk_migration *m) {
    return gk_fail_memory(m->err);
}

/* ---- tables without a counterpart ----------------------------------------------------------- */

/* The 注 of a form, and room for one more. */
static const char **notes_of(const gk_migration *m, const gk_form *form, size_t *count) {
    const char **notes = gk_arena_alloc(m->arena, (form->height + 1) * sizeof *notes);
    *count = 0;
    for (uint32_t row = 0; notes && row < form->height; row++)
        if (form->rows[row].kind == GK_ROW_NOTE)
            notes[(*count)++] = form->rows[row].fields[0].text;
    return notes;
}

/* A table the report's form lacks: the form alone, and why it is empty. */
static gk_status add_empty(const gk_migration *m, const gk_report *from, const gk_form *to,
                           gk_table *made) {
    char text[512], year[32] = "";
    size_t count;
    const gk_table *beside = &from->tables[0]; /* it states what the others do */
    const char **notes = notes_of(m, to, &count);
    if (from->year)
        snprintf(year, sizeof year, "%d年度", from->year);
    snprintf(text, sizeof text, "说明：%s决算（%s）没有此表，故本表无数据。", year, from->profile);
    if (!notes || !(notes[count++] = gk_arena_string(m->arena, text)))
        return no_memory(m);
    const gk_table empty = {.role = to->role,
                            .profile = m->profile,
                            .number = to->number,
                            .title = to->title,
                            .department = beside->department,
                            .year = beside->year,
                            .unit = beside->unit ? gk_amount_unit(beside) : NULL,
                            .amount_unit = beside->amount_unit,
                            .origin = {.source = beside->origin.source, .row = GK_NO_CELL},
                            .column_count = to->value_count,
                            .note_count = count,
                            .notes = notes};
    return gk_table_copy(m->arena, &empty, made) ? GK_OK : no_memory(m);
}

static size_t value_count(const gk_table *table) {
    const gk_report one = {.department = "", .table_count = 1, .tables = table};
    return gk_report_value_count(&one);
}

/* A table the new form lacks is a leftover as a whole. */
static gk_status leave_whole(const gk_migration *m, const gk_table *table, gk_table *leftover) {
    char count[32];
    snprintf(count, sizeof count, "%zu", value_count(table));
    const char *const args[3] = {table->title, m->profile, count};
    gk_finding_at at = {.origin = table->origin};
    if (gk_findings_add(m->findings, GK_FINDING_TABLE_LEFT_OVER, at, args) ||
        !gk_table_copy(m->arena, table, leftover))
        return no_memory(m);
    return GK_OK;
}

/* ---- reports -------------------------------------------------------------------------------- */

static bool is_in_form(const gk_migration *m, const gk_report *report) {
    bool same = strcmp(report->profile, m->profile) == 0;
    for (size_t i = 0; i < report->table_count; i++)
        same = same && strcmp(report->tables[i].profile, m->profile) == 0;
    return same;
}

static gk_status copy_tables(const gk_migration *m, const gk_report *from, gk_report_entry *e) {
    for (size_t i = 0; i < from->table_count; i++)
        if (!gk_table_copy(m->arena, &from->tables[i], &e->tables[e->report.table_count++]))
            return no_memory(m);
    return GK_OK;
}

static const gk_table *leftover_of(const gk_report *report, const char *role) {
    for (size_t i = 0; i < report->leftover_count; i++)
        if (strcmp(report->leftovers[i].role, role) == 0)
            return &report->leftovers[i];
    return NULL;
}

/* A table that was left over whole may have a place again. */
static const gk_table *table_for(const gk_report *from, const char *role) {
    const gk_table *table = gk_report_table(from, role);
    return table ? table : leftover_of(from, role);
}

static bool stays_leftover(const gk_migration *m, const gk_report *from, const gk_table *leftover) {
    return gk_report_table(from, leftover->role) ||
           !gk_profiles_form(m->profiles, m->profile, leftover->role);
}

/* Leftovers of an earlier move stay what they are. */
static gk_status copy_leftovers(const gk_migration *m, const gk_report *from, gk_report_entry *e,
                                bool all) {
    size_t most = from->leftover_count + from->table_count;
    gk_table *leftovers = gk_arena_alloc(m->arena, (most + 1) * sizeof *leftovers);
    if (!leftovers)
        return no_memory(m);
    for (size_t i = 0; i < from->leftover_count; i++)
        if ((all || stays_leftover(m, from, &from->leftovers[i])) &&
            !gk_table_copy(m->arena, &from->leftovers[i], &leftovers[e->report.leftover_count++]))
            return no_memory(m);
    e->report.leftovers = leftovers;
    return GK_OK;
}

static gk_status copy_verbatim(const gk_migration *m, const gk_report *from, gk_report_entry *e) {
    gk_verbatim_table *copies =
        gk_arena_alloc(m->arena, (from->verbatim_count + 1) * sizeof *copies);
    bool copied = copies != NULL;
    for (size_t i = 0; i < from->verbatim_count && copied; i++)
        copied = gk_verbatim_copy(m->arena, &from->verbatim[i], &copies[i]);
    e->report.verbatim = copies;
    e->report.verbatim_count = from->verbatim_count;
    return copied ? GK_OK : no_memory(m);
}

static gk_table *next_leftover(gk_report_entry *e) {
    gk_table *leftovers = (gk_table *)(void *)(uintptr_t)e->report.leftovers;
    return &leftovers[e->report.leftover_count];
}

/* Leftovers alone are no report: they could not be read again. */
static gk_status refuse_placeless(const gk_migration *m, const gk_report *from,
                                  gk_report_entry *e) {
    const char *const args[3] = {m->profile};
    gk_finding_at at = {.origin = from->tables[0].origin};
    e->refused = true;
    return gk_findings_add(m->findings, GK_FINDING_TABLES_PLACELESS, at, args) ? no_memory(m)
                                                                               : GK_OK;
}

static gk_status move_tables(const gk_migration *m, const gk_report *from, gk_report_entry *e) {
    size_t count;
    const gk_form *forms = gk_profiles_forms(m->profiles, m->profile, &count);
    gk_status status = GK_OK;
    for (size_t i = 0; i < count && !status; i++) {
        const gk_table *table = table_for(from, forms[i].role);
        if (!table && gk_profiles_form(m->profiles, from->profile, forms[i].role))
            continue; /* its own form has it: it is missing, and stays so */
        gk_table *moved = &e->tables[e->report.table_count++];
        if (!table) {
            status = add_empty(m, from, &forms[i], moved);
            continue;
        }
        gk_table *leftover = next_leftover(e);
        status = gk_move_table(m, table, &forms[i], moved, leftover);
        e->report.leftover_count += !status && leftover->row_count > 0;
    }
    for (size_t i = 0; i < from->table_count && !status; i++)
        if (!gk_profiles_form(m->profiles, m->profile, from->tables[i].role) &&
            value_count(&from->tables[i])) {
            status = leave_whole(m, &from->tables[i], next_leftover(e));
            e->report.leftover_count += !status;
        }
    return status || e->report.table_count ? status : refuse_placeless(m, from, e);
}

static gk_status move_report(const gk_migration *m, const gk_report *from, gk_report_entry *e) {
    bool still = e->refused || is_in_form(m, from);
    gk_status status = copy_leftovers(m, from, e, still);
    if (!status)
        status = copy_verbatim(m, from, e);
    if (status || still)
        return status ? status : copy_tables(m, from, e);
    const char *before = from->migrated_from ? from->migrated_from : from->profile;
    e->report.profile = m->profile;
    e->report.migrated_from = gk_arena_string(m->arena, before);
    return e->report.migrated_from ? move_tables(m, from, e) : no_memory(m);
}

static gk_report_entry *open_entry(gk_reports *reports, const gk_report_entry *from, size_t most) {
    gk_arena *arena = &reports->arena;
    gk_report_entry *e = gk_arena_alloc(arena, sizeof *e);
    if (!e || !gk_grow((void **)&reports->entries, reports->count, &reports->capacity, sizeof e))
        return NULL;
    const gk_report *r = &from->report;
    e->tables = gk_arena_alloc(arena, (most + 1) * sizeof *e->tables);
    e->report = (gk_report){.department = gk_arena_string(arena, r->department),
                            .year = r->year,
                            .profile = gk_arena_string(arena, r->profile),
                            .migrated_from = gk_arena_string(arena, r->migrated_from),
                            .unknown_members = gk_arena_string(arena, r->unknown_members),
                            .tables = e->tables};
    e->key = gk_arena_string(arena, from->key);
    e->refused = from->refused;
    reports->entries[reports->count++] = e;
    return e->tables && e->report.department && e->report.profile && e->key ? e : NULL;
}

/* A report that stays keeps what reading it found; of one that moves that says nothing any more. */
static gk_status take_findings(const gk_migration *m, size_t first, const gk_report_entry *from,
                               gk_report_entry *e) {
    char key[GK_REPORT_KEY_MAX];
    gk_report_key(&from->report, key);
    if (gk_findings_set_report(m->findings, first, key))
        return no_memory(m);
    if (!from->findings || e->report.migrated_from)
        return GK_OK;
    e->findings = gk_findings_new();
    if (!e->findings || gk_findings_add_all(e->findings, from->findings))
        return no_memory(m);
    return GK_OK;
}

static gk_status move(gk_migration *m, gk_reports *moved, const gk_report_entry *from) {
    size_t first = m->findings ? gk_findings_count(m->findings) : 0;
    size_t most = from->report.table_count + gk_profiles_table_count(m->profiles, m->profile);
    gk_report_entry *e = open_entry(moved, from, most);
    if (!e)
        return no_memory(m);
    m->report = &from->report;
    gk_status status = move_report(m, m->report, e);
    return status ? status : take_findings(m, first, from, e);
}

gk_reports *gk_migrate(const gk_reports *reports, const gk_profiles *profiles, const char *profile,
                       gk_findings *findings, gk_error *err) {
    gk_reports *moved = calloc(1, sizeof *moved);
    gk_status status = moved ? GK_OK : gk_fail_memory(err);
    if (!status && !gk_profiles_table_count(profiles, profile))
        status = gk_fail(err, GK_E_ARGUMENT, "no profile is called “%s”", "没有版式“%s”", profile);
    gk_migration m = {.profiles = profiles,
                      .mappings = gk_profiles_mappings(profiles),
                      .arena = moved ? &moved->arena : NULL,
                      .findings = findings,
                      .err = err};
    if (!status && !(m.profile = gk_arena_string(m.arena, profile)))
        status = gk_fail_memory(err);
    for (size_t i = 0; i < reports->count && !status; i++)
        status = move(&m, moved, reports->entries[i]);
    if (!status) {
        moved->homeless = reports->homeless;
        return moved;
    }
    gk_reports_free(moved);
    return NULL;
}
