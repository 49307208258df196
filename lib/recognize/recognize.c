#include "scan.h"

#include "fail.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- one table ------------------------------------------------------------------------------ */

static gk_status check_unit(gk_scan *scan, const gk_picture *picture, const gk_meta *meta) {
    int power = 0;
    if (!*meta->unit)
        return gk_scan_find(scan, GK_KIND_UNIT_MISSING, meta->origin, picture->title,
                            picture->unit);
    if (!gk_unit_power(meta->unit, &power))
        return gk_scan_find(scan, GK_KIND_UNIT_UNKNOWN, meta->unit_origin, meta->unit, NULL);
    if (power == 0)
        return GK_OK;
    gk_finding_at at = {.origin = meta->unit_origin};
    const char *const args[3] = {picture->title, meta->unit, picture->unit};
    gk_status status = gk_findings_add(scan->findings, GK_KIND_UNIT_CONVERTED, at, args);
    return status ? gk_fail_memory(scan->err) : GK_OK;
}

static gk_status check_number(gk_scan *scan, const gk_picture *picture, const gk_meta *meta) {
    if (!*meta->number || strcmp(meta->number, picture->number) == 0)
        return GK_OK;
    gk_finding_at at = {.origin = meta->number_origin};
    const char *const args[3] = {meta->number, picture->title, picture->number};
    gk_status status = gk_findings_add(scan->findings, GK_KIND_NUMBER_AGAINST_TITLE, at, args);
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

static gk_status fill_table(gk_scan *scan, const gk_picture *picture, const gk_meta *meta,
                            gk_draft *draft) {
    gk_arena *arena = gk_tables_arena(scan->tables);
    gk_table *t = &draft->table;
    t->role = picture->role;
    t->profile = gk_arena_string(arena, scan->profile);
    t->number = gk_arena_string(arena, picture->number);
    t->title = gk_arena_string(arena, picture->title);
    t->department = *meta->department ? gk_arena_string(arena, meta->department) : NULL;
    t->year = meta->year;
    t->unit = *meta->unit ? gk_arena_string(arena, meta->unit) : NULL;
    t->origin = meta->origin;
    t->column_count = picture->value_count;
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

static void mark_header(gk_scan *scan, const gk_header *header, gk_cell_class class_) {
    for (uint32_t row = header->first_row; row <= header->last_row; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count; i++)
            gk_scan_mark(scan, &cells[i], class_);
    }
}

/* Between title and header a figure can only be one that has lost its table. */
static gk_status check_head(gk_scan *scan, const gk_meta *meta, const gk_header *header) {
    gk_status status = GK_OK;
    if (meta->title_row == GK_NO_CELL)
        return GK_OK;
    for (uint32_t row = meta->title_row; row < header->first_row; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        bool labelled = false; /* 监督索引号 and its number, say */
        for (size_t i = 0; i < count && !status; i++) {
            if (gk_scan_marked(scan, &cells[i]) || gk_scan_is_blank(scan, &cells[i]))
                continue;
            if (!gk_scan_is_figure(scan, &cells[i]))
                labelled = true;
            else if (!labelled)
                status = gk_scan_unplaced(scan, &cells[i], header->picture->title);
        }
    }
    return status;
}

static gk_status say_contradiction(gk_scan *scan, const gk_picture *picture, gk_origin at) {
    const gk_cell *cell = gk_sheet_at(scan->sheet, at.row, at.col);
    return gk_scan_find(scan, GK_KIND_HEAD_CONTRADICTED, at, cell ? cell->text : "",
                        picture->title);
}

/* Another unit named anywhere around the table (under the header, below it, in the 注, far above)
 * means that its figures are not what the head says. */
static gk_status check_units_around(gk_scan *scan, const gk_header *header, const gk_meta *meta,
                                    uint32_t from, uint32_t to) {
    int used = 0, other = 0;
    gk_unit_power(*meta->unit ? meta->unit : header->picture->unit, &used);
    for (uint32_t row = from; row < to; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count; i++) {
            char unit[GK_UNIT_MAX];
            const char *key = gk_scan_key(scan, &cells[i]);
            bool said = gk_unit_read(key, unit) == GK_UNIT_KNOWN || gk_unit_find(key, unit);
            if (said && gk_unit_power(unit, &other) && other != used)
                return say_contradiction(scan, header->picture,
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

static gk_status read_draft(gk_scan *scan, const gk_header *header, const gk_meta *meta,
                            gk_draft *draft, uint32_t *end) {
    uint32_t above = gk_scan_rows_above(scan, header->first_row, 10);
    gk_status status = check_head(scan, meta, header);
    if (!status && meta->contradicted)
        status = say_contradiction(scan, header->picture, meta->contradiction);
    if (!status)
        status = check_number(scan, header->picture, meta);
    if (!status)
        status = check_unit(scan, header->picture, meta);
    if (!status)
        status = gk_body_read(scan, header, meta, draft, end);
    if (!status && !meta->contradicted)
        status =
            check_units_around(scan, header, meta, above, rows_below(scan, scan->taken, *end, 4));
    if (!status)
        status = fill_table(scan, header->picture, meta, draft);
    return status ? status : fill_lists(scan, meta, draft);
}

/* A figure among the headings comes from a row that was joined to them. */
static gk_status check_header_figures(gk_scan *scan, const gk_header *header) {
    gk_status status = GK_OK;
    for (uint32_t row = header->first_row; row <= header->last_row; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count && !status; i++)
            if (gk_scan_is_figure(scan, &cells[i]))
                status = gk_scan_unplaced(scan, &cells[i], header->picture->title);
    }
    return status;
}

static gk_status read_table(gk_scan *scan, const gk_header *header, gk_meta *meta, uint32_t *end) {
    gk_draft draft = {0};
    if (meta->title_row == GK_NO_CELL)
        meta->origin = gk_scan_origin(scan, header->first_row, header->first_col);
    draft.table.origin = meta->origin;
    size_t errors = scan->error_count;
    mark_header(scan, header, GK_CLASS_HEADER);
    gk_status status = check_header_figures(scan, header);
    if (!status)
        status = read_draft(scan, header, meta, &draft, end);
    free(draft.rows);
    if (!status && !gk_tables_add(scan->tables, &draft.table, scan->error_count > errors))
        status = gk_fail_memory(scan->err);
    return status;
}

/* ---- which table ---------------------------------------------------------------------------- */

/** The headers that match on one row, one per picture at most. */
typedef struct candidates {
    gk_header headers[GK_ROLE_COUNT];
    size_t count;
} candidates;

static void candidates_free(candidates *c) {
    for (size_t i = 0; i < c->count; i++)
        free(c->headers[i].map);
}

static gk_status find_candidates(const gk_scan *scan, uint32_t row, candidates *c) {
    gk_status status = GK_OK;
    c->count = 0;
    for (size_t i = 0; i < scan->picture_count && !status && c->count < GK_ROLE_COUNT; i++)
        c->count += gk_header_match(scan, &scan->pictures[i], row, &c->headers[c->count], &status);
    return status;
}

static const gk_header *candidate_of(const candidates *c, gk_role role) {
    for (size_t i = 0; i < c->count; i++)
        if (c->headers[i].picture->role == role)
            return &c->headers[i];
    return NULL;
}

/* Without a title a heading too many means that it is some other table. */
static void drop_inexact(candidates *c) {
    size_t kept = 0;
    for (size_t i = 0; i < c->count; i++) {
        if (c->headers[i].extra == 0)
            c->headers[kept++] = c->headers[i];
        else
            free(c->headers[i].map);
    }
    c->count = kept;
}

static const gk_picture *picture_by_number(const gk_scan *scan, const char *number) {
    for (size_t i = 0; i < scan->picture_count; i++)
        if (strcmp(scan->pictures[i].number, number) == 0)
            return &scan->pictures[i];
    return NULL;
}

/* The 公开 number may choose between headers that read alike, never against a header. */
static const gk_header *choose_untitled(const gk_scan *scan, const candidates *c,
                                        const gk_meta *meta) {
    const gk_header *named = scan->untitled_role ? candidate_of(c, *scan->untitled_role) : NULL;
    if (named)
        return named;
    if (c->count == 1)
        return &c->headers[0];
    const gk_picture *numbered = *meta->number ? picture_by_number(scan, meta->number) : NULL;
    return numbered ? candidate_of(c, numbered->role) : NULL;
}

static gk_status report_ambiguous(gk_scan *scan, const candidates *c) {
    char names[256] = "";
    size_t used = 0;
    for (size_t i = 0; i < c->count; i++) {
        const gk_picture *p = c->headers[i].picture;
        if (used + strlen(p->title) + 40 < sizeof names)
            used += (size_t)snprintf(names + used, sizeof names - used, "%s%s (%s)", i ? " / " : "",
                                     p->title, gk_role_name(p->role));
    }
    const gk_header *h = &c->headers[0];
    mark_header(scan, h, GK_CLASS_UNPLACED);
    scan->tables->refused = true;
    return gk_scan_find(scan, GK_KIND_TABLE_AMBIGUOUS,
                        gk_scan_origin(scan, h->first_row, h->first_col), names, NULL);
}

static gk_status report_contradiction(gk_scan *scan, const candidates *c, const gk_meta *meta) {
    mark_header(scan, &c->headers[0], GK_CLASS_UNPLACED);
    scan->tables->refused = true;
    return gk_scan_find(scan, GK_KIND_HEADER_AGAINST_TITLE, meta->origin, meta->titled->title,
                        c->headers[0].picture->title);
}

/* A title above that is none of the tables known: the header alone must not make it one. */
static const gk_cell *unknown_title(const gk_scan *scan, uint32_t row) {
    for (uint32_t above = gk_scan_rows_above(scan, row, 8); above < row; above++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, above, &count);
        for (size_t i = 0; i < count; i++)
            if (gk_title_unknown(scan, &cells[i]))
                return &cells[i];
    }
    return NULL;
}

static gk_status report_unknown_title(gk_scan *scan, const candidates *c, const gk_cell *title) {
    mark_header(scan, &c->headers[0], GK_CLASS_UNPLACED);
    scan->tables->refused = true;
    return gk_scan_find(scan, GK_KIND_TITLE_UNKNOWN, gk_scan_origin(scan, title->row, title->col),
                        title->text, c->headers[0].picture->title);
}

static bool is_named_otherwise(const gk_meta *meta, const gk_header *header) {
    return *meta->number && strcmp(meta->number, header->picture->number) != 0;
}

static gk_status read_candidate(gk_scan *scan, candidates *c, uint32_t title_row, uint32_t row,
                                uint32_t *next) {
    gk_meta meta;
    gk_status status = gk_meta_read(scan, title_row, row, &meta);
    if (status)
        return status;
    *next = c->headers[0].last_row + 1;
    const gk_header *header = meta.titled ? candidate_of(c, meta.titled->role) : NULL;
    if (!header) {
        drop_inexact(c);
        if (c->count == 0)
            return GK_OK;
        const gk_cell *title = meta.titled ? NULL : unknown_title(scan, row);
        if (title)
            return report_unknown_title(scan, c, title);
        header = meta.titled ? NULL : choose_untitled(scan, c, &meta);
        if (header && !scan->untitled_role && is_named_otherwise(&meta, header))
            return report_ambiguous(scan, c);
    }
    if (header && *header->unit)
        gk_meta_set_unit(&meta, header->unit,
                         gk_scan_origin(scan, header->first_row, header->first_col));
    if (header)
        return read_table(scan, header, &meta, next);
    return meta.titled ? report_contradiction(scan, c, &meta) : report_ambiguous(scan, c);
}

/* ---- down the sheet ------------------------------------------------------------------------- */

/** A title (or a bare 公开NN) seen, whose header has not come yet. */
typedef struct pending {
    uint32_t title_row; /**< GK_NO_CELL: none. */
    gk_origin origin;
    char name[128];
    unsigned rows_since;
    bool grid; /**< Rows of cells with figures followed: it was no line of a contents list. */
} pending;

enum { REACH = 12 };

/* Amounts standing apart in one cell: a table whose columns are parted by spaces. */
static bool has_spaced_amounts(const gk_cell *cell) {
    size_t amounts = 0;
    if (cell->type != GK_CELL_TEXT)
        return false;
    for (const char *at = cell->text; *at;) {
        size_t n = strcspn(at, " \t\n");
        gk_decimal number;
        amounts += memchr(at, '.', n) && gk_amount_parse(at, n, &number, NULL) == GK_OK;
        at += n + (at[n] != '\0');
    }
    return amounts >= 2;
}

/* A row of some table, not a line of a contents list with its page number. */
static bool has_grid(const gk_scan *scan, uint32_t row) {
    size_t count, visible = 0, figures = 0, amounts = 0;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        visible += !gk_scan_is_blank(scan, &cells[i]);
        figures += gk_scan_is_figure(scan, &cells[i]);
        amounts += gk_scan_is_figure(scan, &cells[i]) && strchr(gk_scan_key(scan, &cells[i]), '.');
        if (has_spaced_amounts(&cells[i]))
            return true;
    }
    return figures >= 1 && (visible >= 3 || (visible == 2 && amounts));
}

/* A title whose rows of figures come under no header that is known: a table would be lost. */
static gk_status give_up(gk_scan *scan, pending *p) {
    gk_status status = GK_OK;
    if (p->title_row != GK_NO_CELL && p->grid) {
        scan->tables->refused = true;
        status = gk_scan_find(scan, GK_KIND_HEADER_UNKNOWN, p->origin, p->name, NULL);
    }
    p->title_row = GK_NO_CELL;
    return status;
}

static const gk_cell *title_cell(const gk_scan *scan, uint32_t row, const gk_picture **picture) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if ((*picture = gk_title_of(scan, &cells[i])))
            return &cells[i];
    return NULL;
}

static gk_status note_title(gk_scan *scan, uint32_t row, pending *p, bool *is_title) {
    const gk_picture *picture;
    const gk_cell *cell = title_cell(scan, row, &picture);
    *is_title = cell != NULL;
    if (!cell)
        return GK_OK;
    gk_status status = give_up(scan, p);
    *p = (pending){.title_row = row, .origin = gk_scan_origin(scan, row, cell->col)};
    snprintf(p->name, sizeof p->name, "%s", picture->title);
    return status;
}

static gk_status pass_row(gk_scan *scan, uint32_t row, pending *p) {
    if (p->title_row == GK_NO_CELL)
        return GK_OK;
    p->grid = p->grid || has_grid(scan, row);
    return ++p->rows_since > REACH ? give_up(scan, p) : GK_OK;
}

static gk_status scan_row(gk_scan *scan, uint32_t row, pending *p, uint32_t *next) {
    bool is_title;
    *next = row + 1;
    if (gk_scan_row_is_blank(scan, row))
        return GK_OK;
    gk_status status = note_title(scan, row, p, &is_title);
    if (status || is_title)
        return status;
    candidates found;
    status = find_candidates(scan, row, &found);
    if (!status && found.count) {
        size_t before = scan->tables->count + scan->error_count;
        status = read_candidate(scan, &found, p->title_row, row, next);
        if (scan->tables->count + scan->error_count > before)
            p->title_row = GK_NO_CELL;
    } else if (!status) {
        status = pass_row(scan, row, p);
    }
    candidates_free(&found);
    return status;
}

static gk_status count_classes(gk_scan *scan) {
    size_t count, counts[GK_CLASS_COUNT] = {0};
    gk_sheet_cells(scan->sheet, &count);
    for (size_t i = 0; i < count; i++)
        counts[scan->classes[i] ? scan->classes[i] - 1 : GK_CLASS_IGNORED]++;
    return gk_tables_add_account(scan->tables, gk_sheet_name(scan->sheet), counts)
               ? GK_OK
               : gk_fail_memory(scan->err);
}

static gk_status scan_sheet(gk_scan *scan) {
    size_t count;
    gk_sheet_cells(scan->sheet, &count);
    gk_arena keys = {0};
    scan->classes = calloc(count + 1, 1);
    scan->glances = calloc(count + 1, sizeof *scan->glances);
    gk_status status =
        scan->classes && scan->glances ? gk_scan_glance(scan, &keys) : gk_fail_memory(scan->err);
    pending p = {.title_row = GK_NO_CELL};
    scan->taken = 0;
    for (uint32_t row = 0; row < gk_sheet_row_count(scan->sheet) && !status;) {
        uint32_t next;
        status = scan_row(scan, row, &p, &next);
        row = next;
    }
    if (!status)
        status = give_up(scan, &p);
    if (!status)
        status = count_classes(scan);
    gk_arena_free(&keys);
    free(scan->glances);
    free(scan->classes);
    return status;
}

static gk_tables *recognize_as(const char *profile, const gk_book *book, const gk_layouts *layouts,
                               const gk_recognize_options *options, gk_findings *findings,
                               gk_error *err) {
    gk_tables *tables = gk_tables_new(err);
    if (!tables)
        return NULL;
    gk_scan scan = {
        .book = book, .profile = profile, .tables = tables, .findings = findings, .err = err};
    scan.untitled_role = options ? options->role : NULL;
    scan.pictures = gk_layouts_pictures(layouts, profile, &scan.picture_count);
    gk_status status = GK_OK;
    for (size_t i = 0; i < gk_book_sheet_count(book) && !status; i++) {
        scan.sheet = gk_book_sheet(book, i);
        status = scan_sheet(&scan);
    }
    tables->error_count = scan.error_count;
    if (status) {
        gk_tables_free(tables);
        return NULL;
    }
    return tables;
}

/* Of several profiles the one that reads the most tables, then with the fewest errors, then the
 * first. */
static const char *best_profile(const gk_book *book, const gk_layouts *layouts,
                                const gk_recognize_options *options, gk_error *err) {
    const char *best = gk_layouts_profile(layouts, 0), *profile;
    size_t most = 0, fewest = SIZE_MAX;
    for (size_t i = 0; gk_layouts_profile(layouts, 1) && (profile = gk_layouts_profile(layouts, i));
         i++) {
        gk_tables *tables = recognize_as(profile, book, layouts, options, NULL, err);
        if (!tables)
            return NULL;
        if (tables->count > most || (tables->count == most && tables->error_count < fewest)) {
            best = profile;
            most = tables->count;
            fewest = tables->error_count;
        }
        gk_tables_free(tables);
    }
    return best;
}

gk_tables *gk_recognize(const gk_book *book, const gk_layouts *layouts,
                        const gk_recognize_options *options, gk_findings *findings, gk_error *err) {
    const char *profile = best_profile(book, layouts, options, err);
    return profile ? recognize_as(profile, book, layouts, options, findings, err) : NULL;
}

const char *gk_cell_class_name(gk_cell_class class_) {
    static const char *const names[GK_CLASS_COUNT] = {"title", "meta", "header",  "label",
                                                      "value", "note", "ignored", "unplaced"};
    size_t i = (size_t)class_;
    return i < GK_CLASS_COUNT ? names[i] : "unknown";
}
