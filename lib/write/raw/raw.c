/* Cells made lines while they are read. */
#include "base/arena.h"
#include "base/fail.h"
#include "base/temporary.h"
#include "write/raw/csv.h"
#include "write/raw/formats.h"
#include "write/raw/page.h"
#include "write/raw/spool.h"
#include <stdlib.h>
#include <string.h>

/** The lines of one worksheet. */
typedef struct region {
    size_t sheet; /**< In the outline. */
    off_t start, end;
} region;

struct gk_raw {
    const gk_raw_options *options;
    const gk_raw_writer *writer;
    gk_book *outline;
    gk_sink outline_sink;
    FILE *spool; /**< NULL until a worksheet is wanted. */
    gk_stream_output spool_output;
    region *regions;
    size_t region_count, region_capacity;
    gk_raw_page page;
    bool writing; /**< The present sheet. */
    bool gave_up;
    bool has_cells;              /**< The present sheet. */
    uint32_t last_row, last_col; /**< The last cell. */
    uint32_t height, width;      /**< One past the lowest row and right-most column. */
};

static gk_status give_up(gk_raw *raw, gk_status status) {
    raw->gave_up = true;
    return status;
}

static gk_status give_up_order(gk_raw *raw, gk_error *err) {
    return give_up(
        raw, gk_fail(err, GK_E_UNSUPPORTED, "its cells come in no order", "单元格未按顺序排列"));
}

/* ---- sheets --------------------------------------------------------------------------------- */

static bool is_wanted(const gk_raw *raw) {
    const gk_sheet_info *sheet = raw->page.about;
    const gk_raw_options *options = raw->options;
    return sheet->kind == GK_SHEET_WORKSHEET &&
           (!options->wants || options->wants(options->self, sheet, raw->page.index));
}

static bool open_spool(gk_raw *raw) {
    if (!raw->spool)
        raw->spool = gk_temporary_nameless();
    raw->spool_output = gk_raw_spool_output(raw->spool);
    return raw->spool != NULL;
}

static bool add_region(gk_raw *raw) {
    if (!open_spool(raw) || !gk_grow((void **)&raw->regions, raw->region_count,
                                     &raw->region_capacity, sizeof *raw->regions))
        return false;
    off_t start = ftello(raw->spool);
    raw->regions[raw->region_count++] =
        (region){gk_book_sheet_count(raw->outline) - 1, start, start};
    return start >= 0;
}

static gk_status on_begin(void *self, const gk_sheet_info *info, gk_error *err) {
    gk_raw *raw = self;
    size_t before = gk_book_sheet_count(raw->outline);
    raw->page.index += info->kind == GK_SHEET_WORKSHEET;
    raw->page.about = info;
    bool wanted = is_wanted(raw);
    gk_status status = raw->outline_sink.sheet_begin(raw->outline, info, err);
    if (status)
        return status;
    raw->page.about = gk_sheet_about(gk_book_sheet(raw->outline, before));
    raw->page.row = raw->page.col = 0;
    raw->page.begun = raw->has_cells = false;
    raw->height = raw->width = 0;
    raw->writing = wanted;
    return wanted && !add_region(raw) ? give_up(raw, gk_raw_spool_fail(err)) : GK_OK;
}

/* The outline gets a cell that is as far down and right as the sheet goes. */
static gk_status close_outline(gk_raw *raw, gk_error *err) {
    gk_cell last = {.row = raw->height - 1, .col = raw->width - 1, .type = GK_CELL_NUMBER};
    gk_status status = GK_OK;
    if (raw->has_cells)
        status = raw->outline_sink.cell(raw->outline, &last, err);
    if (!status)
        status = raw->outline_sink.sheet_end(raw->outline, err);
    return status;
}

static gk_status close_region(gk_raw *raw, gk_error *err) {
    region *last = &raw->regions[raw->region_count - 1];
    if (raw->writer->end)
        raw->writer->end(&raw->page);
    gk_status status = gk_raw_pass_on(&raw->page.out, &raw->spool_output, err);
    if (status)
        return give_up(raw, status);
    last->end = ftello(raw->spool);
    return last->end < 0 ? give_up(raw, gk_raw_spool_fail(err)) : GK_OK;
}

static gk_status on_end(void *self, gk_error *err) {
    gk_raw *raw = self;
    gk_status status = raw->writing ? close_region(raw, err) : GK_OK;
    if (!status)
        status = close_outline(raw, err);
    return status;
}

/* ---- cells ---------------------------------------------------------------------------------- */

static bool is_in_order(const gk_raw *raw, const gk_cell *cell) {
    return !raw->has_cells || cell->row > raw->last_row ||
           (cell->row == raw->last_row && cell->col > raw->last_col);
}

static bool holds_mark(const gk_raw *raw, const gk_cell *cell) {
    return raw->options->format == GK_RAW_CSV && cell->text &&
           memchr(cell->text, GK_RAW_CSV_MARK, cell->length);
}

static void extend(gk_raw *raw, const gk_cell *cell) {
    raw->has_cells = true;
    raw->last_row = cell->row;
    raw->last_col = cell->col;
    if (cell->row >= raw->height)
        raw->height = cell->row + 1;
    if (cell->col >= raw->width)
        raw->width = cell->col + 1;
}

static gk_status on_cell(void *self, const gk_cell *cell, gk_error *err) {
    gk_raw *raw = self;
    char number[GK_RAW_NUMBER_MAX];
    size_t length;
    if (raw->writing && !is_in_order(raw, cell))
        return give_up_order(raw, err);
    extend(raw, cell);
    if (!raw->writing)
        return GK_OK;
    if (holds_mark(raw, cell))
        return give_up(raw, gk_fail(err, GK_E_ENCODING, "a text is no UTF-8", "文本不是 UTF-8"));
    const char *text = gk_raw_value(cell, number, &length);
    raw->writer->cell(&raw->page, cell, text, length);
    gk_status status = gk_raw_pass_on_piece(&raw->page.out, &raw->spool_output, err);
    return status ? give_up(raw, status) : GK_OK;
}

static gk_status on_range(void *self, gk_range range, gk_error *err) {
    (void)self, (void)range, (void)err;
    return GK_OK;
}

static gk_status on_hidden(void *self, uint32_t first, uint32_t last, gk_error *err) {
    (void)self, (void)first, (void)last, (void)err;
    return GK_OK;
}

gk_sink gk_raw_sink(gk_raw *raw) {
    return (gk_sink){raw, on_begin, on_cell, on_range, on_hidden, on_hidden, on_end, NULL};
}

/* ---- life ----------------------------------------------------------------------------------- */

gk_raw *gk_raw_new(const char *source, const gk_raw_options *options) {
    gk_raw *raw = calloc(1, sizeof *raw);
    if (!raw)
        return NULL;
    raw->options = options;
    raw->writer = gk_raw_writer_of(options->format);
    raw->page = (gk_raw_page){.file = source, .name_file = options->name_file};
    raw->outline = gk_book_new(source);
    if (!raw->outline) {
        gk_raw_free(raw);
        return NULL;
    }
    raw->outline_sink = gk_book_sink(raw->outline);
    return raw;
}

void gk_raw_free(gk_raw *raw) {
    if (!raw)
        return;
    if (raw->spool)
        fclose(raw->spool);
    gk_book_free(raw->outline);
    gk_buffer_free(&raw->page.out);
    free(raw->regions);
    free(raw);
}

bool gk_raw_gave_up(const gk_raw *raw) {
    return raw->gave_up;
}

const gk_book *gk_raw_outline(const gk_raw *raw) {
    return raw->outline;
}

/* ---- to the output -------------------------------------------------------------------------- */

static gk_status write_region(gk_raw *raw, const region *r, const gk_stream_output *output,
                              gk_error *err) {
    const gk_sheet *sheet = gk_book_sheet(raw->outline, r->sheet);
    unsigned long long size = (unsigned long long)(r->end - r->start);
    if (fseeko(raw->spool, r->start, SEEK_SET) != 0)
        return gk_raw_spool_fail(err);
    if (raw->options->format == GK_RAW_CSV)
        return gk_raw_csv_finish(raw->spool, size, gk_sheet_col_count(sheet), output, err);
    return gk_raw_spool_copy(raw->spool, size, output, err);
}

gk_status gk_raw_write(gk_raw *raw, const gk_sheet *only, const gk_stream_output *output,
                       gk_error *err) {
    gk_status status = GK_OK;
    if (raw->spool && fflush(raw->spool) != 0)
        return gk_raw_spool_fail(err);
    for (size_t i = 0; i < raw->region_count && !status; i++)
        if (!only || gk_book_sheet(raw->outline, raw->regions[i].sheet) == only)
            status = write_region(raw, &raw->regions[i], output, err);
    return status;
}
