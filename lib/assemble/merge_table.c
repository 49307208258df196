/* One more table for a report: a new one, the same one again, or one that goes on. */
#include "assemble/assemble.h"
#include "base/fail.h"
#include "report/table_copy.h"
#include <string.h>

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

static gk_status compare_twins(const gk_merge *g, gk_report_entry *e, const gk_table *kept,
                               const gk_table *twin) {
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
    gk_finding_kind kind = differ ? GK_FINDING_TABLE_CONTRADICTED : GK_FINDING_TABLE_TWICE;
    return gk_findings_add(g->findings, kind, at, args) ? gk_fail_memory(g->err) : GK_OK;
}

/* ---- a table that goes on ---------------------------------------------------------------------
 */

static gk_table *kept_table(gk_report_entry *e, gk_role role) {
    for (size_t i = 0; i < e->report.table_count; i++)
        if (e->tables[i].role == role)
            return &e->tables[i];
    return NULL;
}

/* A page may repeat title and header: then the rows go on. Whole tables always share a row, their
 * total if nothing else. */
static bool is_continuation(const gk_table *kept, const gk_table *table) {
    bool one_unit = (!kept->department || !table->department ||
                     gk_same_department(kept->department, table->department)) &&
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
        if (!gk_row_copy(arena, kept, &rows[i]))
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

static gk_status continue_table(const gk_merge *g, gk_table *kept, const gk_table *table) {
    gk_arena *arena = g->arena;
    gk_finding_at at = {table->origin, kept->origin};
    const char *const args[3] = {kept->title, NULL, NULL};
    if (!append_rows(arena, kept, table) || !append_notes(arena, kept, table) ||
        gk_findings_add(g->findings, GK_FINDING_TABLE_CONTINUED, at, args))
        return gk_fail_memory(g->err);
    return GK_OK;
}

gk_status gk_merge_table(const gk_merge *g, gk_report_entry *e, const gk_table *table) {
    gk_table *kept = kept_table(e, table->role);
    if (kept && is_continuation(kept, table))
        return continue_table(g, kept, table);
    if (kept)
        return compare_twins(g, e, kept, table);
    if (!gk_table_copy(g->arena, table, &e->tables[e->report.table_count]))
        return gk_fail_memory(g->err);
    if (!e->report.extra)
        e->report.extra = e->tables[e->report.table_count].report_extra;
    e->report.table_count++;
    return GK_OK;
}
