/* Tables of many inputs into reports: one per department and year. */
#include "arena.h"
#include "fail.h"
#include "findings.h"
#include "picture.h"
#include "unit.h"
#include <gongkai/recognize.h>
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPARTMENT_KEY_MAX = 512 };

typedef struct entry {
    gk_report report;
    const char *key; /**< Of its department, for comparison. */
    gk_table tables[GK_ROLE_COUNT];
    bool refused;
} entry;

struct gk_reports {
    gk_arena arena;
    entry **entries;
    size_t count, capacity;
    bool homeless; /**< A table could not be given to any report: none of them is whole. */
};

typedef struct grouping {
    gk_reports *reports;
    const gk_tables *const *tables;
    size_t count;
    const gk_layouts *layouts;
    const gk_group_options *options;
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

static bool same_department(const char *a, const char *b) {
    char x[DEPARTMENT_KEY_MAX], y[DEPARTMENT_KEY_MAX];
    gk_text_key(a, x, sizeof x);
    gk_text_key(b, y, sizeof y);
    return strcmp(x, y) == 0;
}

static void agree(consensus *c, const gk_table *table) {
    if (table->department && !c->department)
        c->department = table->department;
    else if (table->department && !same_department(c->department, table->department))
        c->departments_differ = true;
    if (table->year && !c->year)
        c->year = table->year;
    else if (table->year && c->year != table->year)
        c->years_differ = true;
}

static consensus consensus_of(const gk_tables *tables) {
    consensus c = {0};
    for (size_t i = 0; i < gk_tables_count(tables); i++)
        agree(&c, gk_tables_at(tables, i));
    return c;
}

static consensus consensus_of_all(const grouping *g) {
    consensus c = {0};
    for (size_t t = 0; t < g->count; t++)
        for (size_t i = 0; i < gk_tables_count(g->tables[t]); i++)
            agree(&c, gk_tables_at(g->tables[t], i));
    return c;
}

/* The table's own word, then its input's, then that of all inputs; false if they differ. */
static bool settle_department(const gk_table *table, const consensus *own, const consensus *all,
                              const char **out) {
    *out = table->department;
    if (*out)
        return true;
    const consensus *c = own->department ? own : all;
    *out = c->department ? c->department : "";
    return !c->departments_differ;
}

static bool settle_year(const gk_table *table, const consensus *own, const consensus *all,
                        int *out) {
    *out = table->year;
    if (*out)
        return true;
    const consensus *c = own->year ? own : all;
    *out = c->year;
    return !c->years_differ;
}

static bool settle(const grouping *g, const gk_table *table, const consensus *own,
                   const consensus *all, const char **department, int *year) {
    bool known = true;
    *department = g->options ? g->options->department : NULL;
    *year = g->options ? g->options->year : 0;
    if (!*department)
        known = settle_department(table, own, all, department);
    if (!*year)
        known = settle_year(table, own, all, year) && known;
    return known;
}

/* ---- copies --------------------------------------------------------------------------------- */

static bool copy_string(gk_arena *arena, const char **text) {
    const char *from = *text;
    *text = gk_arena_string(arena, from);
    return !from || *text;
}

static bool copy_origin(gk_arena *arena, gk_origin *origin) {
    return copy_string(arena, &origin->source) && copy_string(arena, &origin->sheet);
}

/* Values share the strings of the table's own origin where they are the same. */
static void share_origin(gk_origin *origin, const gk_origin *table) {
    if (!origin->source)
        return;
    origin->source = table->source;
    origin->sheet = table->sheet;
}

static bool copy_row(gk_arena *arena, const gk_table *table, gk_row *row) {
    gk_value *values = gk_arena_alloc(arena, table->column_count * sizeof *values);
    if (!values || !copy_string(arena, &row->key) || !copy_string(arena, &row->label) ||
        !copy_string(arena, &row->extra))
        return false;
    memcpy(values, row->values, table->column_count * sizeof *values);
    for (size_t c = 0; c < table->column_count; c++)
        share_origin(&values[c].origin, &table->origin);
    row->values = values;
    return true;
}

static bool copy_rows(gk_arena *arena, gk_table *table) {
    gk_row *rows = gk_arena_alloc(arena, (table->row_count + 1) * sizeof *rows);
    if (!rows)
        return false;
    if (table->row_count)
        memcpy(rows, table->rows, table->row_count * sizeof *rows);
    for (size_t i = 0; i < table->row_count; i++)
        if (!copy_row(arena, table, &rows[i]))
            return false;
    table->rows = rows;
    return true;
}

static bool copy_notes(gk_arena *arena, gk_table *table) {
    const char **notes = gk_arena_alloc(arena, (table->note_count + 1) * sizeof *notes);
    if (!notes)
        return false;
    for (size_t i = 0; i < table->note_count; i++)
        if (!(notes[i] = gk_arena_string(arena, table->notes[i])))
            return false;
    table->notes = notes;
    return true;
}

static bool copy_table(gk_arena *arena, const gk_table *from, gk_table *to) {
    *to = *from;
    return copy_string(arena, &to->profile) && copy_string(arena, &to->number) &&
           copy_string(arena, &to->title) && copy_string(arena, &to->department) &&
           copy_string(arena, &to->unit) && copy_string(arena, &to->extra) &&
           copy_string(arena, &to->report_extra) && copy_origin(arena, &to->origin) &&
           copy_rows(arena, to) && copy_notes(arena, to);
}

/* ---- the same table twice ------------------------------------------------------------------- */

static const gk_value *value_at(const gk_table *table, const char *key, size_t column) {
    static const gk_value blank = {.kind = GK_VALUE_BLANK};
    const gk_row *row = gk_table_row(table, key);
    return row ? &row->values[column] : &blank;
}

/* The first value of `a` that `b` has otherwise. */
static bool find_difference(const gk_table *a, const gk_table *b, const gk_value **in_a,
                            const gk_value **in_b) {
    for (size_t r = 0; r < a->row_count; r++)
        for (size_t c = 0; c < a->column_count; c++) {
            *in_a = &a->rows[r].values[c];
            *in_b = value_at(b, a->rows[r].key, c);
            if (!gk_value_equal(*in_a, *in_b))
                return true;
        }
    return false;
}

static void show(const gk_value *value, char text[GK_DECIMAL_TEXT_MAX]) {
    if (value->kind == GK_VALUE_NUMBER)
        gk_decimal_format(value->number, 2, text);
    else
        strcpy(text, value->kind == GK_VALUE_BLANK ? "(blank)" : "——");
}

static gk_origin first_of(gk_origin a, gk_origin b) {
    return a.source ? a : b;
}

static gk_status compare_twins(grouping *g, entry *e, const gk_table *kept, const gk_table *twin) {
    const gk_value *here = NULL, *there = NULL;
    gk_finding_at at = {twin->origin, kept->origin};
    bool differ = find_difference(twin, kept, &here, &there);
    if (!differ)
        differ = find_difference(kept, twin, &there, &here);
    char here_text[GK_DECIMAL_TEXT_MAX] = "", there_text[GK_DECIMAL_TEXT_MAX] = "";
    if (differ) {
        show(here, here_text);
        show(there, there_text);
        at.origin = first_of(here->origin, twin->origin);
        at.other = first_of(there->origin, kept->origin);
        e->refused = true;
    }
    const char *const args[3] = {kept->title, here_text, there_text};
    gk_kind kind = differ ? GK_KIND_TABLE_CONTRADICTED : GK_KIND_TABLE_TWICE;
    return gk_findings_add(g->findings, kind, at, args) ? gk_fail_memory(g->err) : GK_OK;
}

/* ---- reports -------------------------------------------------------------------------------- */

/* From the end: the tables of a report come one after the other. */
static entry *find_entry(const gk_reports *reports, const char *key, int year) {
    for (size_t i = reports->count; i-- > 0;) {
        entry *e = reports->entries[i];
        if (e->report.year == year && strcmp(e->key, key) == 0)
            return e;
    }
    return NULL;
}

static entry *open_entry(gk_reports *reports, const char *department, int year) {
    char key[DEPARTMENT_KEY_MAX];
    gk_text_key(department, key, sizeof key);
    entry *e = find_entry(reports, key, year);
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

static gk_table *kept_table(entry *e, gk_role role) {
    for (size_t i = 0; i < e->report.table_count; i++)
        if (e->tables[i].role == role)
            return &e->tables[i];
    return NULL;
}

/* A page may repeat title and header: then the rows go on. Whole tables always share a row, their
 * total if nothing else. */
static bool is_continuation(const gk_table *kept, const gk_table *table) {
    bool one_unit = (!kept->department || !table->department ||
                     same_department(kept->department, table->department)) &&
                    strcmp(kept->unit ? kept->unit : "", table->unit ? table->unit : "") == 0;
    bool same_sheet = one_unit && strcmp(kept->origin.source, table->origin.source) == 0 &&
                      strcmp(kept->origin.sheet, table->origin.sheet) == 0;
    for (size_t i = 0; same_sheet && i < table->row_count; i++)
        if (gk_table_row(kept, table->rows[i].key))
            return false;
    return same_sheet && kept->row_count && table->row_count;
}

static bool append_rows(gk_arena *arena, gk_table *kept, const gk_table *table) {
    size_t count = kept->row_count + table->row_count;
    gk_row *rows = gk_arena_alloc(arena, count * sizeof *rows);
    if (!rows)
        return false;
    memcpy(rows, kept->rows, kept->row_count * sizeof *rows);
    memcpy(rows + kept->row_count, table->rows, table->row_count * sizeof *rows);
    for (size_t i = kept->row_count; i < count; i++)
        if (!copy_row(arena, kept, &rows[i]))
            return false;
    kept->rows = rows;
    kept->row_count = count;
    return true;
}

static bool append_notes(gk_arena *arena, gk_table *kept, const gk_table *table) {
    size_t count = kept->note_count;
    const char **notes = gk_arena_alloc(arena, (count + table->note_count + 1) * sizeof *notes);
    if (!notes)
        return false;
    memcpy(notes, kept->notes, count * sizeof *notes);
    for (size_t i = 0; i < table->note_count; i++) {
        bool known = false;
        for (size_t k = 0; k < count && !known; k++)
            known = strcmp(notes[k], table->notes[i]) == 0;
        if (!known && !(notes[count++] = gk_arena_string(arena, table->notes[i])))
            return false;
    }
    kept->notes = notes;
    kept->note_count = count;
    return true;
}

static gk_status continue_table(grouping *g, gk_table *kept, const gk_table *table) {
    gk_arena *arena = &g->reports->arena;
    gk_finding_at at = {table->origin, kept->origin};
    const char *const args[3] = {kept->title, NULL, NULL};
    if (!append_rows(arena, kept, table) || !append_notes(arena, kept, table) ||
        gk_findings_add(g->findings, GK_KIND_TABLE_CONTINUED, at, args))
        return gk_fail_memory(g->err);
    return GK_OK;
}

static gk_status add_table(grouping *g, const gk_table *table, bool refused, const char *department,
                           int year) {
    entry *e = open_entry(g->reports, department, year);
    if (!e)
        return gk_fail_memory(g->err);
    e->refused = e->refused || refused;
    gk_table *kept = kept_table(e, table->role);
    if (kept && is_continuation(kept, table))
        return continue_table(g, kept, table);
    if (kept)
        return compare_twins(g, e, kept, table);
    if (!copy_table(&g->reports->arena, table, &e->tables[e->report.table_count]))
        return gk_fail_memory(g->err);
    if (!e->report.extra)
        e->report.extra = e->tables[e->report.table_count].report_extra;
    e->report.table_count++;
    return GK_OK;
}

static gk_status add_tables(grouping *g, const gk_tables *tables, const consensus *all) {
    consensus own = consensus_of(tables);
    for (size_t i = 0; i < gk_tables_count(tables); i++) {
        const gk_table *table = gk_tables_at(tables, i);
        const char *department;
        int year;
        gk_status status;
        if (settle(g, table, &own, all, &department, &year)) {
            status = add_table(g, table, gk_tables_refused(tables, i), department, year);
        } else {
            gk_finding_at at = {.origin = table->origin};
            const char *const args[3] = {table->title, NULL, NULL};
            g->reports->homeless = true;
            status = gk_findings_add(g->findings, GK_KIND_TABLE_HOMELESS, at, args);
        }
        if (status)
            return status == GK_E_MEMORY ? gk_fail_memory(g->err) : status;
    }
    return GK_OK;
}

/* ---- order and gaps ------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b) {
    return strcmp(((const gk_table *)a)->number, ((const gk_table *)b)->number);
}

static gk_status say(grouping *g, gk_kind kind, gk_origin origin, const char *what) {
    gk_finding_at at = {.origin = origin};
    const char *const args[3] = {what, NULL, NULL};
    return gk_findings_add(g->findings, kind, at, args) ? gk_fail_memory(g->err) : GK_OK;
}

static gk_status report_gaps(grouping *g, const entry *e) {
    size_t count;
    const char *profile = e->tables[0].profile;
    const gk_picture *pictures = gk_layouts_pictures(g->layouts, profile, &count);
    gk_origin origin = {.source = e->tables[0].origin.source};
    gk_status status = GK_OK;
    if (!*e->report.department)
        status = say(g, GK_KIND_DEPARTMENT_MISSING, origin, NULL);
    if (!status && !e->report.year)
        status = say(g, GK_KIND_YEAR_MISSING, origin, NULL);
    char missing[256] = "";
    size_t used = 0;
    for (size_t i = 0; i < count; i++)
        if (!gk_report_table(&e->report, pictures[i].role) &&
            used + strlen(pictures[i].number) + 4 < sizeof missing)
            used += (size_t)snprintf(missing + used, sizeof missing - used, "%s%s",
                                     used ? "、" : "", pictures[i].number);
    return status || !used ? status : say(g, GK_KIND_TABLE_MISSING, origin, missing);
}

/* A table that does not name its unit was taken as 万元, but not beside tables that are not in it.
 */
static gk_status check_units(grouping *g, entry *e) {
    bool converted = false;
    int power;
    for (size_t i = 0; i < e->report.table_count; i++)
        converted =
            converted || (e->tables[i].unit && gk_unit_power(e->tables[i].unit, &power) && power);
    for (size_t i = 0; converted && i < e->report.table_count; i++) {
        if (e->tables[i].unit)
            continue;
        e->refused = true;
        gk_finding_at at = {.origin = e->tables[i].origin};
        const char *const args[3] = {e->tables[i].title, NULL, NULL};
        if (gk_findings_add(g->findings, GK_KIND_UNIT_MIXED, at, args))
            return gk_fail_memory(g->err);
    }
    return GK_OK;
}

static gk_status group_all(grouping *g) {
    consensus all = consensus_of_all(g);
    gk_status status = GK_OK;
    for (size_t t = 0; t < g->count && !status; t++)
        status = add_tables(g, g->tables[t], &all);
    for (size_t i = 0; i < g->reports->count && !status; i++) {
        entry *e = g->reports->entries[i];
        qsort(e->tables, e->report.table_count, sizeof *e->tables, by_number);
        status = report_gaps(g, e);
        if (!status)
            status = check_units(g, e);
    }
    return status;
}

gk_reports *gk_group(const gk_tables *const *tables, size_t count, const gk_layouts *layouts,
                     const gk_group_options *options, gk_findings *findings, gk_error *err) {
    gk_reports *reports = calloc(1, sizeof *reports);
    grouping g = {reports, tables, count, layouts, options, findings, err};
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

bool gk_reports_refused(const gk_reports *reports, size_t i) {
    return reports->homeless || reports->entries[i]->refused;
}
