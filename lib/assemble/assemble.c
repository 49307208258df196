/* Tables of many inputs into reports: one per department and year. */
#include "assemble/assemble.h"
#include "assemble/reports.h"
#include "base/arena.h"
#include "base/fail.h"
#include "finding/findings.h"
#include "report/table_copy.h"
#include <gongkai/recognize.h>
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPARTMENT_KEY_MAX = 512 };

typedef struct grouping {
    gk_reports *reports;
    const gk_tables *const *tables;
    size_t count;
    const gk_profiles *profiles;
    const gk_assemble_options *options;
    gk_findings *findings;
    gk_error *err;
} grouping;

/* ---- whose table ---------------------------------------------------------------------------- */

/** What tables agree on: nothing, one thing, or several. */
typedef struct consensus {
    const char *department;
    int year;
    bool departments_differ, years_differ;
} consensus;

bool gk_same_department(const char *a, const char *b) {
    char x[DEPARTMENT_KEY_MAX], y[DEPARTMENT_KEY_MAX];
    gk_text_key(a, x, sizeof x);
    gk_text_key(b, y, sizeof y);
    return strcmp(x, y) == 0;
}

/* What a table states; one of a stream is of the report that the stream says, whatever it states.
 */
static const char *department_of(const gk_tables_item *item) {
    return item->report ? item->department : item->readings[0].table.department;
}

static int year_of(const gk_tables_item *item) {
    return item->report ? item->year : item->readings[0].table.year;
}

static void agree(consensus *c, const gk_tables_item *item) {
    const char *department = department_of(item);
    int year = year_of(item);
    if (department && !c->department)
        c->department = department;
    else if (department && !gk_same_department(c->department, department))
        c->departments_differ = true;
    if (year && !c->year)
        c->year = year;
    else if (year && c->year != year)
        c->years_differ = true;
}

static consensus consensus_of(const gk_tables *tables) {
    consensus c = {0};
    for (size_t i = 0; i < gk_tables_count(tables); i++)
        agree(&c, &tables->items[i]);
    return c;
}

static consensus consensus_of_all(const grouping *g) {
    consensus c = {0};
    for (size_t t = 0; t < g->count; t++)
        for (size_t i = 0; i < gk_tables_count(g->tables[t]); i++)
            agree(&c, &g->tables[t]->items[i]);
    return c;
}

/* The table's own word, then its input's, then that of all inputs; false if they differ. */
static bool settle_department(const gk_tables_item *item, const consensus *own,
                              const consensus *all, const char **out) {
    *out = department_of(item);
    if (*out)
        return true;
    const consensus *c = own->department ? own : all;
    *out = c->department ? c->department : "";
    return !c->departments_differ;
}

static bool settle_year(const gk_tables_item *item, const consensus *own, const consensus *all,
                        int *out) {
    *out = year_of(item);
    if (*out)
        return true;
    const consensus *c = own->year ? own : all;
    *out = c->year;
    return !c->years_differ;
}

static bool settle(const grouping *g, const gk_tables_item *item, const consensus *own,
                   const consensus *all, const char **department, int *year) {
    bool known = true;
    *department = g->options ? g->options->department : NULL;
    *year = g->options ? g->options->year : 0;
    if (!*department)
        known = settle_department(item, own, all, department);
    if (!*year)
        known = settle_year(item, own, all, year) && known;
    return known;
}

/* ---- reports -------------------------------------------------------------------------------- */

/* From the end: the tables of a report come one after the other. */
static gk_report_entry *find_entry(const gk_reports *reports, const char *key, int year) {
    for (size_t i = reports->count; i-- > 0;) {
        gk_report_entry *e = reports->entries[i];
        if (e->report.year == year && strcmp(e->key, key) == 0)
            return e;
    }
    return NULL;
}

static gk_report_entry *open_entry(gk_reports *reports, const char *department, int year) {
    char key[DEPARTMENT_KEY_MAX];
    gk_text_key(department, key, sizeof key);
    gk_report_entry *e = find_entry(reports, key, year);
    if (e)
        return e;
    e = gk_arena_alloc(&reports->arena, sizeof *e);
    if (!e || !gk_grow((void **)&reports->entries, reports->count, &reports->capacity, sizeof e))
        return NULL;
    e->report = (gk_report){.department = gk_arena_string(&reports->arena, department),
                            .year = year,
                            .tables = e->tables};
    e->key = gk_arena_string(&reports->arena, key);
    if (!e->report.department || !e->key)
        return NULL;
    reports->entries[reports->count++] = e;
    return e;
}

static gk_status add_leftover(grouping *g, gk_report_entry *e, const gk_table *table) {
    gk_arena *arena = &g->reports->arena;
    size_t count = e->report.leftover_count;
    gk_table *leftovers = gk_arena_alloc(arena, (count + 1) * sizeof *leftovers);
    if (!leftovers || !gk_table_copy(arena, table, &leftovers[count]))
        return gk_fail_memory(g->err);
    if (count)
        memcpy(leftovers, e->report.leftovers, count * sizeof *leftovers);
    e->report.leftovers = leftovers;
    e->report.leftover_count++;
    return GK_OK;
}

static gk_status keep_migration(grouping *g, gk_report_entry *e, const char *from) {
    e->report.migrated_from = gk_arena_string(&g->reports->arena, from);
    return e->report.migrated_from ? GK_OK : gk_fail_memory(g->err);
}

/* The readings that the report's profile calls for. */
static gk_status read_by_profile(grouping *g, gk_report_entry *e) {
    const char *profile;
    const gk_merge joining = {&g->reports->arena, g->findings, g->err};
    gk_status status = gk_choose_profile(e, g->profiles, &profile, g->findings, g->err);
    if (!status && !(e->report.profile = gk_arena_string(&g->reports->arena, profile)))
        status = gk_fail_memory(g->err);
    for (size_t i = 0; i < e->member_count && !status; i++) {
        const gk_tables_item *item = e->members[i];
        const gk_reading *reading = gk_choose_reading(item, g->profiles, profile);
        gk_table table = reading->table;
        e->refused = e->refused || reading->errors;
        if (!gk_findings_add_all(g->findings, reading->findings))
            return gk_fail_memory(g->err);
        status = gk_name_table(item, g->profiles, profile, &table, g->findings, g->err);
        if (!status)
            status =
                item->leftover ? add_leftover(g, e, &table) : gk_merge_table(&joining, e, &table);
        if (!status && item->migrated_from && !e->report.migrated_from)
            status = keep_migration(g, e, item->migrated_from);
    }
    return status;
}

/* ---- members -------------------------------------------------------------------------------- */

static gk_status join(grouping *g, const gk_tables *tables, size_t i, const char *department,
                      int year) {
    gk_report_entry *e = open_entry(g->reports, department, year);
    if (!e ||
        !gk_grow((void **)&e->members, e->member_count, &e->member_capacity, sizeof *e->members))
        return gk_fail_memory(g->err);
    e->refused = e->refused || tables->refused;
    e->members[e->member_count++] = &tables->items[i];
    return GK_OK;
}

/* A kept sheet is of the report of the table before it, or behind it; alone in its input, of the
 * only one there is. */
static gk_report_entry *entry_of_kept(const grouping *g, const gk_tables *tables,
                                      const struct gk_tables_verbatim *kept) {
    const gk_tables_item *near = NULL;
    if (tables->count)
        near = &tables->items[kept->behind ? kept->behind - 1 : 0];
    for (size_t i = 0; near && i < g->reports->count; i++)
        for (size_t k = 0; k < g->reports->entries[i]->member_count; k++)
            if (g->reports->entries[i]->members[k] == near)
                return g->reports->entries[i];
    return !near && g->reports->count == 1 ? g->reports->entries[0] : NULL;
}

static gk_status add_kept(grouping *g, gk_report_entry *e, const gk_verbatim_table *sheet) {
    gk_arena *arena = &g->reports->arena;
    size_t count = e->report.verbatim_count;
    gk_verbatim_table *all = gk_arena_alloc(arena, (count + 1) * sizeof *all);
    if (!all || !gk_verbatim_copy(arena, sheet, &all[count]))
        return gk_fail_memory(g->err);
    if (count)
        memcpy(all, e->report.verbatim, count * sizeof *all);
    e->report.verbatim = all;
    e->report.verbatim_count++;
    return GK_OK;
}

static gk_status join_kept(grouping *g, const gk_tables *tables) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < tables->verbatim_count && !status; i++) {
        const gk_verbatim_table *sheet = &tables->verbatim[i].sheet;
        gk_report_entry *e = entry_of_kept(g, tables, &tables->verbatim[i]);
        const char *const args[3] = {sheet->name, NULL, NULL};
        if (e) {
            status = add_kept(g, e, sheet);
        } else if (g->reports->count) {
            g->reports->homeless = true;
            if (gk_findings_add(g->findings, GK_FINDING_TABLE_HOMELESS,
                                (gk_finding_at){.origin = sheet->origin}, args))
                status = gk_fail_memory(g->err);
        }
    }
    return status;
}

static gk_status join_tables(grouping *g, const gk_tables *tables, const consensus *all) {
    consensus own = consensus_of(tables);
    for (size_t i = 0; i < tables->count; i++) {
        const gk_table *table = gk_tables_at(tables, i);
        const char *department;
        int year;
        gk_status status = GK_OK;
        if (settle(g, &tables->items[i], &own, all, &department, &year)) {
            status = join(g, tables, i, department, year);
        } else {
            gk_finding_at at = {.origin = table->origin};
            const char *const args[3] = {table->title, NULL, NULL};
            g->reports->homeless = true;
            if (gk_findings_add(g->findings, GK_FINDING_TABLE_HOMELESS, at, args))
                status = gk_fail_memory(g->err);
        }
        if (status)
            return status;
    }
    return GK_OK;
}

/* ---- order and gaps ------------------------------------------------------------------------- */

/* By their places in the profile; those it does not have behind them. */
static size_t place_of(const grouping *g, const char *profile, gk_role role) {
    size_t count, i = 0;
    const gk_form *forms = gk_profiles_forms(g->profiles, profile, &count);
    while (i < count && forms[i].role != role)
        i++;
    return i < count ? i : count + (size_t)role;
}

static void sort_tables(const grouping *g, gk_report_entry *e) {
    gk_table *tables = e->tables;
    for (size_t i = 1; i < e->report.table_count; i++)
        for (size_t k = i; k > 0 && place_of(g, e->report.profile, tables[k].role) <
                                        place_of(g, e->report.profile, tables[k - 1].role);
             k--) {
            gk_table swapped = tables[k];
            tables[k] = tables[k - 1];
            tables[k - 1] = swapped;
        }
}

static gk_status say(grouping *g, gk_finding_kind kind, gk_origin origin, const char *what) {
    gk_finding_at at = {.origin = origin};
    const char *const args[3] = {what, NULL, NULL};
    return gk_findings_add(g->findings, kind, at, args) ? gk_fail_memory(g->err) : GK_OK;
}

static gk_status report_gaps(grouping *g, const gk_report_entry *e) {
    size_t count;
    const gk_form *forms = gk_profiles_forms(g->profiles, e->report.profile, &count);
    gk_origin origin = {.source = e->tables[0].origin.source};
    gk_status status = GK_OK;
    if (!*e->report.department)
        status = say(g, GK_FINDING_DEPARTMENT_MISSING, origin, NULL);
    if (!status && !e->report.year)
        status = say(g, GK_FINDING_YEAR_MISSING, origin, NULL);
    char missing[256] = "";
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = *forms[i].number ? forms[i].number : forms[i].title;
        if (!gk_report_table(&e->report, forms[i].role) && used + strlen(name) + 4 < sizeof missing)
            used += (size_t)snprintf(missing + used, sizeof missing - used, "%s%s",
                                     used ? "、" : "", name);
    }
    return status || !used ? status : say(g, GK_FINDING_TABLE_MISSING, origin, missing);
}

static gk_status finish(grouping *g, gk_report_entry *e) {
    size_t first = g->findings ? gk_findings_count(g->findings) : 0;
    char key[GK_REPORT_KEY_MAX];
    gk_status status = read_by_profile(g, e);
    if (!status) {
        sort_tables(g, e);
        status = report_gaps(g, e);
    }
    if (!status)
        status = gk_agree_units(e, g->profiles, g->findings, g->err);
    gk_report_key(&e->report, key);
    return status || gk_findings_claim(g->findings, first, key) ? status : gk_fail_memory(g->err);
}

static gk_status group_all(grouping *g) {
    consensus all = consensus_of_all(g);
    gk_status status = GK_OK;
    for (size_t t = 0; t < g->count && !status; t++)
        status = join_tables(g, g->tables[t], &all);
    for (size_t t = 0; t < g->count && !status; t++)
        status = join_kept(g, g->tables[t]);
    for (size_t i = 0; i < g->reports->count && !status; i++)
        status = finish(g, g->reports->entries[i]);
    if (!status)
        status = gk_report_near_misses(g->reports, g->profiles, g->findings, g->err);
    return status ? status
                  : gk_assign_findings(g->reports, g->tables, g->count, g->findings, g->err);
}

gk_reports *gk_reports_assemble(const gk_tables *const *tables, size_t count,
                                const gk_profiles *profiles, const gk_assemble_options *options,
                                gk_findings *findings, gk_error *err) {
    gk_reports *reports = calloc(1, sizeof *reports);
    grouping g = {reports, tables, count, profiles, options, findings, err};
    if (!reports || group_all(&g) != GK_OK) {
        if (!reports)
            gk_fail_memory(err);
        gk_reports_free(reports);
        return NULL;
    }
    return reports;
}

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
