/* One table under its header, read by each form it could be. */
#include "recognize/scan.h"

#include "base/fail.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gk_status check_unit(gk_scan *scan, const gk_form *form, const gk_meta *meta) {
    int power = 0;
    if (!*meta->unit)
        return gk_scan_add_finding(scan, GK_FINDING_UNIT_MISSING, meta->origin, form->title,
                                   form->unit);
    if (!gk_unit_power(meta->unit, &power))
        return gk_scan_add_finding(scan, GK_FINDING_UNIT_UNKNOWN, meta->unit_origin, meta->unit,
                                   NULL);
    if (power == 0 || scan->keep_unit)
        return GK_OK;
    gk_finding_at at = {.origin = meta->unit_origin};
    const char *const args[3] = {form->title, meta->unit, form->unit};
    gk_status status = gk_findings_add(scan->findings, GK_FINDING_UNIT_CONVERTED, at, args);
    return status ? gk_fail_memory(scan->err) : GK_OK;
}

static bool keep_origin(gk_arena *arena, gk_origin *origin) {
    origin->source = gk_arena_string(arena, origin->source);
    origin->sheet = gk_arena_string(arena, origin->sheet);
    return origin->source && origin->sheet;
}

/* All values of one sheet share two strings: its own and its file's. */
static void keep_value_origins(gk_draft *draft, const gk_origin *kept) {
    for (size_t r = 0; r < draft->row_count; r++) {
        gk_value *values = (gk_value *)(void *)(uintptr_t)draft->rows[r].values;
        for (size_t c = 0; c < draft->table.column_count; c++)
            if (values[c].origin.source) {
                values[c].origin.source = kept->source;
                values[c].origin.sheet = kept->sheet;
            }
    }
}

static gk_status fill_table(gk_scan *scan, const gk_form *form, const gk_meta *meta,
                            gk_draft *draft) {
    gk_arena *arena = gk_tables_arena(scan->tables);
    gk_table *t = &draft->table;
    t->role = form->role;
    t->profile = gk_arena_string(arena, form->profile);
    t->number = gk_arena_string(arena, form->number);
    t->title = gk_arena_string(arena, form->title);
    t->department = *meta->department ? gk_arena_string(arena, meta->department) : NULL;
    t->year = meta->year;
    t->unit = *meta->unit ? gk_arena_string(arena, meta->unit) : NULL;
    t->amount_unit = scan->keep_unit ? t->unit : NULL;
    t->origin = meta->origin;
    t->column_count = form->value_count;
    if (!t->profile || !t->number || !t->title || (*meta->department && !t->department) ||
        (*meta->unit && !t->unit) || !keep_origin(arena, &t->origin))
        return gk_fail_memory(scan->err);
    keep_value_origins(draft, &t->origin);
    return GK_OK;
}

static gk_status fill_lists(gk_scan *scan, const gk_meta *meta, gk_draft *draft) {
    gk_arena *arena = gk_tables_arena(scan->tables);
    gk_table *t = &draft->table;
    gk_row *rows = gk_arena_alloc(arena, (draft->row_count + 1) * sizeof *rows);
    const char **notes =
        gk_arena_alloc(arena, (meta->note_count + draft->note_count + 1) * sizeof *notes);
    if (!rows || !notes)
        return gk_fail_memory(scan->err);
    if (draft->row_count)
        memcpy(rows, draft->rows, draft->row_count * sizeof *rows);
    memcpy(notes, meta->notes, meta->note_count * sizeof *notes);
    memcpy(notes + meta->note_count, draft->notes, draft->note_count * sizeof *notes);
    t->rows = rows;
    t->row_count = draft->row_count;
    t->notes = notes;
    t->note_count = meta->note_count + draft->note_count;
    return GK_OK;
}

/* On a row that header and 合计 share: its name, which comes first, and figures. */
static bool is_total_part(const gk_scan *scan, const gk_cell *cells, size_t i) {
    bool first = strcmp(gk_scan_key(scan, &cells[i]), "合计") == 0;
    for (size_t k = 0; k < i; k++)
        first = first && strcmp(gk_scan_key(scan, &cells[k]), "合计") != 0;
    return first || gk_scan_is_figure(scan, &cells[i]);
}

void gk_header_mark(gk_scan *scan, const gk_header *header, gk_cell_class class_) {
    for (uint32_t row = header->first_row; row <= header->last_row; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count; i++)
            if (row != header->shared_row || !is_total_part(scan, cells, i))
                gk_scan_mark(scan, &cells[i], class_);
    }
}

/* 监督索引号 and its number, say; a heading names no figure beside it. */
static bool names_a_number(const gk_scan *scan, const gk_cell *cell, const gk_form *form) {
    const char *key = gk_scan_key(scan, cell);
    for (size_t i = 0; i < form->heading_key_count; i++)
        if (strcmp(form->heading_keys[i], key) == 0)
            return false;
    return true;
}

/* Between title and header a figure can only be one that has lost its table. */
static gk_status check_head(gk_scan *scan, const gk_meta *meta, const gk_header *header) {
    gk_status status = GK_OK;
    if (meta->title_row == GK_NO_CELL)
        return GK_OK;
    for (uint32_t row = meta->title_row; row < header->first_row; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        bool labelled = false;
        for (size_t i = 0; i < count && !status; i++) {
            if (gk_scan_marked(scan, &cells[i]) || gk_scan_is_blank(scan, &cells[i]))
                continue;
            if (!gk_scan_is_figure(scan, &cells[i]))
                labelled = names_a_number(scan, &cells[i], header->form);
            else if (!labelled)
                status = gk_scan_unplaced(scan, &cells[i], header->form->title);
        }
    }
    return status;
}

static gk_status say_contradiction(gk_scan *scan, const gk_form *form, gk_origin at) {
    const gk_cell *cell = gk_sheet_at(scan->sheet, at.row, at.col);
    return gk_scan_add_finding(scan, GK_FINDING_HEAD_CONTRADICTED, at, cell ? cell->text : "",
                               form->title);
}

/* Another unit named anywhere around the table (under the header, below it, in the 注, far above)
 * means that its figures are not what the head says. */
static gk_status check_units_around(gk_scan *scan, const gk_header *header, const gk_meta *meta,
                                    uint32_t from, uint32_t to) {
    int used = 0, other = 0;
    gk_unit_power(*meta->unit ? meta->unit : header->form->unit, &used);
    for (uint32_t row = from; row < to; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count; i++) {
            char unit[GK_UNIT_MAX];
            const char *key = gk_scan_key(scan, &cells[i]);
            bool said = gk_unit_read(key, unit) == GK_UNIT_KNOWN || gk_unit_find(key, unit);
            if (said && gk_unit_power(unit, &other) && other != used)
                return say_contradiction(scan, header->form,
                                         gk_scan_origin(scan, row, cells[i].col));
        }
    }
    return GK_OK;
}

static uint32_t rows_below(const gk_scan *scan, uint32_t row, uint32_t end, unsigned lines) {
    for (; row < end && lines; row++)
        lines -= !gk_scan_row_is_blank(scan, row);
    return row;
}

/* Hidden rows and sheets are read, and told. */
static gk_status check_hidden(gk_scan *scan, const gk_meta *meta, const gk_header *header,
                              uint32_t end) {
    uint32_t from = meta->title_row == GK_NO_CELL ? header->first_row : meta->title_row;
    if (gk_sheet_about(scan->sheet)->hidden)
        return gk_scan_add_finding(scan, GK_FINDING_HIDDEN, gk_scan_origin(scan, from, 0), "工作表",
                                   NULL);
    for (uint32_t row = from; row < end && row < scan->taken; row++)
        if (gk_sheet_row_hidden(scan->sheet, row) && !gk_scan_row_is_blank(scan, row))
            return gk_scan_add_finding(scan, GK_FINDING_HIDDEN, gk_scan_origin(scan, row, 0), "行",
                                       NULL);
    for (uint32_t col = 0; col < header->map_size; col++)
        if (header->map[col] != GK_NO_CELL && gk_sheet_col_hidden(scan->sheet, col))
            return gk_scan_add_finding(scan, GK_FINDING_HIDDEN,
                                       gk_scan_origin(scan, header->first_row, col), "列", NULL);
    return GK_OK;
}

static gk_status read_draft(gk_scan *scan, const gk_header *header, const gk_meta *meta,
                            gk_draft *draft, uint32_t *end) {
    uint32_t above = gk_scan_rows_above(scan, header->first_row, 10);
    gk_status status = check_head(scan, meta, header);
    if (!status && meta->contradicted)
        status = say_contradiction(scan, header->form, meta->contradiction);
    if (!status)
        status = check_unit(scan, header->form, meta);
    if (!status)
        status = gk_body_read(scan, header, meta, draft, end);
    if (!status)
        status = check_hidden(scan, meta, header, *end);
    if (!status && !meta->contradicted)
        status =
            check_units_around(scan, header, meta, above, rows_below(scan, scan->taken, *end, 4));
    if (!status)
        status = fill_table(scan, header->form, meta, draft);
    return status ? status : fill_lists(scan, meta, draft);
}

/* A figure among the headings comes from a row that was joined to them. */
static gk_status check_header_figures(gk_scan *scan, const gk_header *header) {
    gk_status status = GK_OK;
    for (uint32_t row = header->first_row; row <= header->last_row; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count && !status; i++)
            if (row != header->shared_row && gk_scan_is_figure(scan, &cells[i]))
                status = gk_scan_unplaced(scan, &cells[i], header->form->title);
    }
    return status;
}

/* ---- readings -------------------------------------------------------------------------------- */

static gk_status read_by(gk_scan *scan, const gk_header *header, gk_meta meta, gk_reading *reading,
                         uint32_t *end) {
    gk_findings *outside = scan->findings;
    size_t errors = scan->error_count, doubts = scan->doubt_count;
    gk_draft draft = {0};
    reading->findings = outside ? gk_findings_new() : NULL;
    if (outside && !reading->findings)
        return gk_fail_memory(scan->err);
    scan->findings = reading->findings;
    if (meta.title_row == GK_NO_CELL)
        meta.origin = gk_scan_origin(scan, header->first_row, header->first_col);
    if (*header->unit)
        gk_meta_set_unit(&meta, header->unit,
                         gk_scan_origin(scan, header->first_row, header->first_col));
    draft.table.origin = meta.origin;
    gk_header_mark(scan, header, GK_CLASS_HEADER);
    gk_status status = check_header_figures(scan, header);
    if (!status)
        status = read_draft(scan, header, &meta, &draft, end);
    free(draft.rows);
    reading->table = draft.table;
    reading->errors = scan->error_count - errors;
    reading->doubts = scan->doubt_count - doubts + header->extra + (header->absent > 0);
    scan->error_count = errors;
    scan->doubt_count = doubts;
    scan->findings = outside;
    return status;
}

/** What cells of the sheet were before a reading. */
typedef struct before {
    unsigned char *classes; /**< Of the cells from `first` up to the header's end. */
    size_t first, count;
    uint32_t taken;
} before;

static size_t cell_before_row(const gk_scan *scan, uint32_t row) {
    size_t count, first, all;
    const gk_cell *cells = gk_sheet_cells(scan->sheet, &all);
    for (; row < gk_sheet_row_count(scan->sheet); row++) {
        const gk_cell *at = gk_scan_row(scan, row, &count);
        if (count) {
            first = (size_t)(at - cells);
            return first;
        }
    }
    return all;
}

static bool remember(gk_scan *scan, uint32_t from, uint32_t to, before *b) {
    *b = (before){.first = cell_before_row(scan, from), .taken = scan->taken};
    b->count = cell_before_row(scan, to) - b->first;
    b->classes = malloc(b->count + 1);
    if (b->classes)
        memcpy(b->classes, scan->classes + b->first, b->count);
    return b->classes != NULL;
}

/* Below its header a table finds all cells as they were: nobody's. */
static void undo(gk_scan *scan, const before *b, uint32_t end) {
    size_t behind = b->first + b->count, last = cell_before_row(scan, end);
    memcpy(scan->classes + b->first, b->classes, b->count);
    if (last > behind)
        memset(scan->classes + behind, 0, last - behind);
    scan->taken = b->taken;
}

static bool is_better(const gk_reading *a, const gk_reading *b) {
    return a->errors != b->errors ? a->errors < b->errors : a->doubts < b->doubts;
}

/** A reading, the header it is by, and where it ended. */
typedef struct attempt {
    const gk_header *header;
    gk_reading reading;
    uint32_t end;
} attempt;

static gk_status try_all(gk_scan *scan, const gk_header *const *headers, size_t count,
                         const gk_meta *meta, attempt *attempts) {
    before b;
    uint32_t from = gk_scan_rows_above(scan, headers[0]->first_row, 12);
    from = meta->title_row < from ? meta->title_row : from;
    if (!remember(scan, from, headers[0]->first_row, &b))
        return gk_fail_memory(scan->err);
    gk_status status = GK_OK;
    for (size_t i = 0; i < count && !status; i++) {
        attempts[i].header = headers[i];
        status = read_by(scan, headers[i], *meta, &attempts[i].reading, &attempts[i].end);
        undo(scan, &b,
             gk_sheet_row_count(scan->sheet) < attempts[i].end + 8 ? gk_sheet_row_count(scan->sheet)
                                                                   : attempts[i].end + 8);
    }
    free(b.classes);
    return status;
}

/* The best first, the others as they came; those with errors are of no use beside it. */
static size_t sort_attempts(attempt *attempts, size_t count) {
    size_t best = 0, kept = 1;
    for (size_t i = 1; i < count; i++)
        if (is_better(&attempts[i].reading, &attempts[best].reading))
            best = i;
    attempt first = attempts[best];
    memmove(attempts + 1, attempts, best * sizeof *attempts);
    attempts[0] = first;
    for (size_t i = 1; i < count; i++) {
        if (attempts[i].reading.errors == 0)
            attempts[kept++] = attempts[i];
        else
            gk_findings_free(attempts[i].reading.findings);
    }
    return kept;
}

static gk_status keep_item(gk_scan *scan, const attempt *attempts, size_t count,
                           const gk_meta *meta) {
    gk_arena *arena = gk_tables_arena(scan->tables);
    gk_tables_item item = {.readings = gk_arena_alloc(arena, count * sizeof *item.readings),
                           .count = count,
                           .number = *meta->number ? gk_arena_string(arena, meta->number) : NULL,
                           .number_origin = meta->number_origin,
                           .title = gk_arena_string(arena, meta->title),
                           .profile = gk_arena_string(arena, scan->profile)};
    if (!item.readings || !item.title || (scan->profile && !item.profile) ||
        (*meta->number && !item.number) ||
        (item.number && !keep_origin(arena, &item.number_origin)))
        return gk_fail_memory(scan->err);
    for (size_t i = 0; i < count; i++)
        item.readings[i] = attempts[i].reading;
    return gk_tables_add(scan->tables, &item) ? GK_OK : gk_fail_memory(scan->err);
}

gk_status gk_table_read(gk_scan *scan, const gk_header *const *headers, size_t count, gk_meta *meta,
                        uint32_t *next) {
    attempt *attempts = calloc(count, sizeof *attempts);
    if (!attempts)
        return gk_fail_memory(scan->err);
    size_t kept = count;
    gk_status status = count > 1 ? try_all(scan, headers, count, meta, attempts) : GK_OK;
    if (!status) {
        attempts[0].header = attempts[0].header ? attempts[0].header : headers[0];
        kept = sort_attempts(attempts, count);
        gk_findings_free(attempts[0].reading.findings);
        attempts[0].reading.findings = NULL;
        status = read_by(scan, attempts[0].header, *meta, &attempts[0].reading, next);
    }
    if (!status)
        status = keep_item(scan, attempts, kept, meta);
    for (size_t i = 0; i < kept && status; i++)
        gk_findings_free(attempts[i].reading.findings);
    free(attempts);
    return status;
}
