/* One more table for a report: a new one, the same one again, or one that goes on. */
#include "assemble/merge_table.h"

#include "base/fail.h"
#include "report/department.h"
#include "report/money_unit.h"
#include "report/table_copy.h"
#include <stdio.h>
#include <string.h>

/* ---- the same table twice ------------------------------------------------------------------- */

static const gk_value *value_at(const gk_table *table, const char *key, size_t column) {
    static const gk_value blank = {.kind = GK_VALUE_BLANK};
    const gk_row *row = gk_table_row(table, key);
    return row ? &row->values[column] : &blank;
}

static bool is_one_unit(const gk_table *a, const gk_table *b) {
    return strcmp(gk_amount_unit(a), gk_amount_unit(b)) == 0;
}

/* The first value of `a` that `b` has otherwise. 10 元 and 10 万元 are not the same. */
static bool find_difference(const gk_table *a, const gk_table *b, const gk_value **in_a,
                            const gk_value **in_b) {
    bool one_unit = is_one_unit(a, b);
    for (size_t r = 0; r < a->row_count; r++)
        for (size_t c = 0; c < a->column_count; c++) {
            *in_a = &a->rows[r].values[c];
            *in_b = value_at(b, a->rows[r].key, c);
            bool amount = (*in_a)->kind == GK_VALUE_NUMBER && (*in_a)->number.coefficient != 0;
            if (!gk_value_equal(*in_a, *in_b) || (amount && !one_unit))
                return true;
        }
    return false;
}

enum { SHOWN_BYTES = GK_DECIMAL_TEXT_MAX + GK_UNIT_MAX };

/* With `unit` behind an amount, if it is not NULL. */
static void show(const gk_value *value, const char *unit, char text[SHOWN_BYTES]) {
    if (value->kind == GK_VALUE_NUMBER) {
        size_t length = gk_decimal_format(value->number, 2, text);
        snprintf(text + length, SHOWN_BYTES - length, "%.*s", unit ? GK_UNIT_MAX - 1 : 0,
                 unit ? unit : "");
    } else
        strcpy(text, value->kind == GK_VALUE_BLANK ? "(blank)" : "——");
}

static gk_origin first_of(gk_origin a, gk_origin b) {
    return a.source ? a : b;
}

static gk_status compare_twins(const gk_merge *merge, gk_report_entry *entry, const gk_table *first,
                               const gk_table *twin) {
    const gk_value *here = NULL, *there = NULL;
    gk_finding_at at = {twin->origin, first->origin};
    bool differ = find_difference(twin, first, &here, &there);
    if (!differ)
        differ = find_difference(first, twin, &there, &here);
    char here_text[SHOWN_BYTES] = "", there_text[SHOWN_BYTES] = "";
    if (differ) {
        bool one_unit = is_one_unit(twin, first);
        show(here, one_unit ? NULL : gk_amount_unit(twin), here_text);
        show(there, one_unit ? NULL : gk_amount_unit(first), there_text);
        at.origin = first_of(here->origin, twin->origin);
        at.other = first_of(there->origin, first->origin);
        entry->refused = true;
    }
    const char *const args[3] = {first->title, here_text, there_text};
    gk_finding_kind kind = differ ? GK_FINDING_TABLE_CONTRADICTED : GK_FINDING_TABLE_TWICE;
    return gk_findings_add(merge->findings, kind, at, args) ? gk_fail_memory(merge->err) : GK_OK;
}

/* ---- a table that goes on ------------------------------------------------------------------- */

static gk_table *find_table(gk_report_entry *entry, const char *role) {
    for (size_t i = 0; i < entry->report.table_count; i++)
        if (strcmp(entry->tables[i].role, role) == 0)
            return &entry->tables[i];
    return NULL;
}

static bool same_unit(const gk_table *a, const gk_table *b) {
    return (!a->department || !b->department || gk_department_same(a->department, b->department)) &&
           strcmp(a->unit ? a->unit : "", b->unit ? b->unit : "") == 0;
}

static bool same_sheet(const gk_table *a, const gk_table *b) {
    return strcmp(a->origin.source, b->origin.source) == 0 &&
           strcmp(a->origin.sheet, b->origin.sheet) == 0;
}

static bool has_total(const gk_table *table) {
    return gk_table_row(table, "合计") != NULL;
}

/* A page may repeat title and header, and a file or sheet hold what did not fit into another: then the
 * rows go on. Whole tables always share a row, their total if nothing else; in another sheet the one
 * that goes on says so (续表), or has no total while the other has. */
static bool is_continuation(const gk_table *first, const gk_table *table, bool continued) {
    bool goes_on = same_unit(first, table) && first->row_count && table->row_count &&
                   (continued || same_sheet(first, table) || has_total(first) != has_total(table));
    for (size_t i = 0; goes_on && i < table->row_count; i++)
        if (gk_table_row(first, table->rows[i].key))
            return false;
    return goes_on;
}

static gk_status append_rows(const gk_merge *merge, gk_table *first, const gk_table *table) {
    size_t count = first->row_count + table->row_count;
    gk_row *rows = gk_arena_alloc(merge->arena, count * sizeof *rows);
    if (!rows)
        return gk_fail_memory(merge->err);
    memcpy(rows, first->rows, first->row_count * sizeof *rows);
    memcpy(rows + first->row_count, table->rows, table->row_count * sizeof *rows);
    for (size_t i = first->row_count; i < count; i++)
        if (!gk_row_copy(merge->arena, first, &rows[i]))
            return gk_fail_memory(merge->err);
    first->rows = rows;
    first->row_count = count;
    return GK_OK;
}

static bool has_note(const char *const *notes, size_t count, const char *note) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(notes[i], note) == 0)
            return true;
    return false;
}

/* A page repeats its 注: each stands once. */
static gk_status append_notes(const gk_merge *merge, gk_table *first, const gk_table *table) {
    size_t count = first->note_count;
    const char **notes =
        gk_arena_alloc(merge->arena, (count + table->note_count + 1) * sizeof *notes);
    if (!notes)
        return gk_fail_memory(merge->err);
    memcpy(notes, first->notes, count * sizeof *notes);
    for (size_t i = 0; i < table->note_count; i++) {
        if (has_note(notes, count, table->notes[i]))
            continue;
        notes[count] = gk_arena_string(merge->arena, table->notes[i]);
        if (!notes[count++])
            return gk_fail_memory(merge->err);
    }
    first->notes = notes;
    first->note_count = count;
    return GK_OK;
}

static gk_status continue_table(const gk_merge *merge, gk_table *first, const gk_table *table) {
    gk_finding_at at = {table->origin, first->origin};
    const char *const args[3] = {first->title, NULL, NULL};
    gk_status status = append_rows(merge, first, table);
    if (!status)
        status = append_notes(merge, first, table);
    if (!status && gk_findings_add(merge->findings, GK_FINDING_TABLE_CONTINUED, at, args))
        status = gk_fail_memory(merge->err);
    return status;
}

gk_status gk_merge_table(const gk_merge *merge, gk_report_entry *entry, const gk_table *table,
                         bool continued) {
    gk_table *first = find_table(entry, table->role);
    if (first && is_continuation(first, table, continued))
        return continue_table(merge, first, table);
    if (first)
        return compare_twins(merge, entry, first, table);
    if (!gk_table_copy(merge->arena, table, &entry->tables[entry->report.table_count]))
        return gk_fail_memory(merge->err);
    if (!entry->report.unknown_members)
        entry->report.unknown_members =
            entry->tables[entry->report.table_count].report_unknown_members;
    entry->report.table_count++;
    return GK_OK;
}
