#include "write/proof.h"

#include "base/amount_text.h"
#include "base/arena.h"
#include "base/fail.h"
#include <stdlib.h>
#include <string.h>

/** A cell that was drawn and is not empty. */
typedef struct drawn_cell {
    uint32_t row, col;
    const char *text; /* NULL: a number */
    gk_decimal number;
    bool count;
} drawn_cell;

/** Where a sheet's part of the lists begins. */
typedef struct drawn_sheet {
    const char *name;
    size_t first_cell, first_merge;
} drawn_sheet;

struct gk_proof {
    gk_write_format format;
    gk_canvas inner;
    gk_arena arena;
    drawn_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    drawn_cell *cells;
    size_t cell_count, cell_capacity;
    gk_drawn_box *merges;
    size_t merge_count, merge_capacity;
};

/* ---- remembering ----------------------------------------------------------------------------- */

static gk_status remember_sheet(void *self, const gk_drawn_sheet *sheet, gk_error *err) {
    gk_proof *p = self;
    const char *name = gk_arena_string(&p->arena, sheet->name);
    if (!name ||
        !gk_grow((void **)&p->sheets, p->sheet_count, &p->sheet_capacity, sizeof *p->sheets))
        return gk_fail_memory(err);
    p->sheets[p->sheet_count++] = (drawn_sheet){name, p->cell_count, p->merge_count};
    return p->inner.sheet_begin(p->inner.self, sheet, err);
}

static gk_status remember_cell(gk_proof *p, drawn_cell cell, gk_error *err) {
    if (!gk_grow((void **)&p->cells, p->cell_count, &p->cell_capacity, sizeof *p->cells))
        return gk_fail_memory(err);
    p->cells[p->cell_count++] = cell;
    return GK_OK;
}

static gk_status remember_merge(gk_proof *p, gk_drawn_box box, gk_error *err) {
    if (box.row == box.last_row && box.col == box.last_col)
        return GK_OK;
    if (!gk_grow((void **)&p->merges, p->merge_count, &p->merge_capacity, sizeof *p->merges))
        return gk_fail_memory(err);
    p->merges[p->merge_count++] = box;
    return GK_OK;
}

static gk_status remember_words(gk_proof *p, gk_drawn_box box, const char *text, gk_error *err) {
    const char *copy = gk_arena_string(&p->arena, text);
    gk_status status = copy ? remember_merge(p, box, err) : gk_fail_memory(err);
    return status || !*text
               ? status
               : remember_cell(p, (drawn_cell){box.row, box.col, copy, {0, 0}, false}, err);
}

static gk_status remember_text(void *self, gk_drawn_box box, gk_drawn_style style, const char *text,
                               gk_error *err) {
    gk_proof *p = self;
    gk_status status = remember_words(p, box, text, err);
    return status ? status : p->inner.text(p->inner.self, box, style, text, err);
}

static gk_status remember_number(void *self, gk_drawn_box box, gk_drawn_style style,
                                 gk_decimal number, gk_error *err) {
    gk_proof *p = self;
    bool count = gk_drawn_plain(style) == GK_DRAWN_COUNT;
    gk_status status = remember_merge(p, box, err);
    if (!status)
        status = remember_cell(p, (drawn_cell){box.row, box.col, NULL, number, count}, err);
    return status ? status : p->inner.number(p->inner.self, box, style, number, err);
}

static gk_status remember_link(void *self, uint32_t row, uint32_t col, const char *text,
                               const char *sheet, const char *address, gk_error *err) {
    gk_proof *p = self;
    gk_status status = remember_words(p, (gk_drawn_box){row, row, col, col}, text, err);
    return status ? status : p->inner.link(p->inner.self, row, col, text, sheet, address, err);
}

static gk_status pass_row(void *self, uint32_t row, double points, gk_error *err) {
    gk_proof *p = self;
    return p->inner.row(p->inner.self, row, points, err);
}

static gk_status pass_end(void *self, const gk_drawn_page *page, gk_error *err) {
    gk_proof *p = self;
    return p->inner.sheet_end(p->inner.self, page, err);
}

gk_proof *gk_proof_new(gk_write_format format) {
    gk_proof *p = calloc(1, sizeof *p);
    if (p)
        p->format = format;
    return p;
}

void gk_proof_free(gk_proof *proof) {
    if (!proof)
        return;
    gk_arena_free(&proof->arena);
    free(proof->sheets);
    free(proof->cells);
    free(proof->merges);
    free(proof);
}

gk_canvas gk_proof_canvas(gk_proof *proof, const gk_canvas *inner) {
    proof->inner = *inner;
    return (gk_canvas){proof,
                       remember_sheet,
                       remember_text,
                       remember_number,
                       pass_row,
                       pass_end,
                       inner->link ? remember_link : NULL};
}

/* ---- comparing ------------------------------------------------------------------------------- */

/** What has been read so far, held against what was drawn. */
typedef struct comparison {
    const gk_proof *proof;
    size_t sheets;       /* begun */
    size_t cells;        /* met, of all that were drawn */
    gk_drawn_box *boxes; /* merges of the sheet at hand */
    size_t box_count, box_capacity;
} comparison;

static gk_status differs(const comparison *c, uint32_t row, uint32_t col, gk_error *err) {
    gk_status status = gk_fail(err, GK_E_VERIFY, "what was written does not read back right here",
                               "写出的文件在此处回读不一致");
    if (row != GK_ROW_LIMIT)
        gk_fail_cell(err, status, row, col);
    bool named = c->sheets > 0 && c->sheets <= c->proof->sheet_count;
    return gk_fail_in(err, status, named ? c->proof->sheets[c->sheets - 1].name : "-");
}

static bool is_csv(const comparison *c) {
    return c->proof->format == GK_WRITE_CSV;
}

static size_t end_of_cells(const comparison *c) {
    bool last = is_csv(c) || c->sheets >= c->proof->sheet_count;
    return last ? c->proof->cell_count : c->proof->sheets[c->sheets].first_cell;
}

static bool is_text(const gk_cell *cell, const char *text) {
    return cell->type == GK_CELL_TEXT && cell->length == strlen(text) &&
           memcmp(cell->text, text, cell->length) == 0;
}

/* A number that no double shows is handed on as its digits (base/double_text.c). */
static bool is_number(const gk_cell *cell, gk_decimal number) {
    char digits[GK_DECIMAL_TEXT_MAX];
    double binary;
    if (gk_decimal_to_double(number, &binary, NULL) == GK_OK)
        return cell->type == GK_CELL_NUMBER && cell->number == binary;
    gk_decimal_format(gk_amount_shortest(number), 0, digits);
    return is_text(cell, digits);
}

/* CSV has texts only; a tab guards what a spreadsheet would take for a formula. */
static bool is_field(const gk_cell *cell, const drawn_cell *drawn) {
    char digits[GK_DECIMAL_TEXT_MAX];
    gk_cell bare = *cell;
    if (!drawn->text)
        gk_amount_text(drawn->number, drawn->count, digits);
    if (drawn->text && bare.length && *bare.text == '\t' && *drawn->text != '\t')
        bare.text++, bare.length--;
    return is_text(&bare, drawn->text ? drawn->text : digits);
}

static bool is_same(const comparison *c, const gk_cell *cell, const drawn_cell *drawn) {
    if (is_csv(c))
        return cell->col == drawn->col && is_field(cell, drawn);
    return cell->row == drawn->row && cell->col == drawn->col && !cell->formula &&
           cell->unseen == GK_SEEN &&
           (drawn->text ? is_text(cell, drawn->text) : is_number(cell, drawn->number));
}

static gk_status compare_cell(void *self, const gk_cell *cell, gk_error *err) {
    comparison *c = self;
    if (c->cells >= end_of_cells(c) || !is_same(c, cell, &c->proof->cells[c->cells]))
        return differs(c, cell->row, cell->col, err);
    c->cells++;
    return GK_OK;
}

static gk_status compare_sheet(void *self, const gk_sheet_info *info, gk_error *err) {
    comparison *c = self;
    if (is_csv(c))
        return GK_OK;
    bool known = c->sheets < c->proof->sheet_count;
    bool same = known && !info->hidden && info->kind == GK_SHEET_WORKSHEET &&
                strcmp(info->name, c->proof->sheets[c->sheets].name) == 0;
    c->sheets++;
    c->box_count = 0;
    return same ? GK_OK : differs(c, GK_ROW_LIMIT, 0, err);
}

static gk_status take_merge(void *self, gk_range range, gk_error *err) {
    comparison *c = self;
    if (!gk_grow((void **)&c->boxes, c->box_count, &c->box_capacity, sizeof *c->boxes))
        return gk_fail_memory(err);
    c->boxes[c->box_count++] =
        (gk_drawn_box){range.first_row, range.last_row, range.first_col, range.last_col};
    return GK_OK;
}

static gk_status refuse_hidden(void *self, uint32_t first, uint32_t last, gk_error *err) {
    (void)last;
    return differs(self, first, 0, err);
}

static int by_corner(const void *a, const void *b) {
    const gk_drawn_box *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->col > y->col) - (x->col < y->col);
}

static gk_status compare_merges(comparison *c, gk_error *err) {
    const gk_proof *p = c->proof;
    size_t first = p->sheets[c->sheets - 1].first_merge;
    size_t end = c->sheets < p->sheet_count ? p->sheets[c->sheets].first_merge : p->merge_count;
    if (c->box_count)
        qsort(c->boxes, c->box_count, sizeof *c->boxes, by_corner);
    for (size_t i = 0; i < c->box_count || first + i < end; i++) {
        const gk_drawn_box *read = i < c->box_count ? &c->boxes[i] : NULL;
        const gk_drawn_box *drawn = first + i < end ? &p->merges[first + i] : NULL;
        if (!read || !drawn || memcmp(read, drawn, sizeof *read) != 0)
            return differs(c, drawn ? drawn->row : read->row, drawn ? drawn->col : read->col, err);
    }
    return GK_OK;
}

static gk_status compare_end(void *self, gk_error *err) {
    comparison *c = self;
    if (is_csv(c))
        return GK_OK;
    if (c->cells < end_of_cells(c))
        return differs(c, c->proof->cells[c->cells].row, c->proof->cells[c->cells].col, err);
    return compare_merges(c, err);
}

static gk_status compare_rest(const comparison *c, gk_error *err) {
    if (c->cells < c->proof->cell_count)
        return differs(c, c->proof->cells[c->cells].row, c->proof->cells[c->cells].col, err);
    bool missing = !is_csv(c) && c->sheets < c->proof->sheet_count;
    return missing ? differs(c, GK_ROW_LIMIT, 0, err) : GK_OK;
}

gk_status gk_proof_check(const gk_proof *proof, const gk_read_options *options, const void *bytes,
                         size_t size, gk_error *err) {
    comparison c = {.proof = proof};
    const gk_sink sink = {&c,          compare_sheet, compare_cell,
                          take_merge,  refuse_hidden, refuse_hidden,
                          compare_end, NULL};
    gk_status status = gk_read_bytes(bytes, size, "output", options, &sink, NULL, err);
    if (!status)
        status = compare_rest(&c, err);
    else if (status != GK_E_MEMORY && status != GK_E_VERIFY)
        status = differs(&c, GK_ROW_LIMIT, 0, err);
    free(c.boxes);
    return status;
}
