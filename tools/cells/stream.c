#include "cells/stream.h"

#include "cells/csv.h"
#include "cells/sheets.h"
#include "cli/cli.h"
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/** What was printed of one worksheet. */
typedef struct region {
    size_t sheet; /**< In the outline. */
    off_t start, end;
} region;

struct cells_stream {
    const cells_stream_request *request;
    gk_book *outline;
    gk_sink outline_sink;
    FILE *spool;
    region *regions;
    size_t region_count, region_capacity;
    cells_page page;
    bool printing; /**< The present sheet. */
    bool gave_up;
    bool has_cells;              /**< The present sheet. */
    bool printed_one;            /**< A sheet with cells. */
    uint32_t last_row, last_col; /**< The last cell. */
    uint32_t height, width;      /**< One past the lowest row and right-most column. */
};

static gk_status give_up(cells_stream *s) {
    s->gave_up = true;
    return GK_E_ARGUMENT;
}

/* ---- sheets --------------------------------------------------------------------------------- */

static bool is_wanted(const cells_stream *s) {
    const char *wanted = s->request->sheet;
    if (!s->request->printer || s->page.about->kind != GK_SHEET_WORKSHEET)
        return false;
    if (!wanted)
        return !s->request->one_sheet || !s->printed_one;
    return strcmp(s->page.about->name, wanted) == 0 || cells_sheet_is_index(wanted, s->page.index);
}

static bool add_region(cells_stream *s) {
    if (s->region_count == s->region_capacity) {
        size_t wanted = s->region_capacity ? 2 * s->region_capacity : 16;
        region *grown = realloc(s->regions, wanted * sizeof *grown);
        if (!grown)
            return false;
        s->regions = grown;
        s->region_capacity = wanted;
    }
    off_t start = ftello(s->spool);
    s->regions[s->region_count++] = (region){gk_book_sheet_count(s->outline) - 1, start, start};
    return start >= 0;
}

static gk_status on_begin(void *self, const gk_sheet_info *info, gk_error *err) {
    cells_stream *s = self;
    gk_status status = s->outline_sink.sheet_begin(s->outline, info, err);
    if (status)
        return status;
    size_t count = gk_book_sheet_count(s->outline);
    s->page.about = gk_sheet_about(gk_book_sheet(s->outline, count - 1));
    s->page.index += info->kind == GK_SHEET_WORKSHEET;
    s->page.row = s->page.col = 0;
    s->page.begun = s->has_cells = false;
    s->height = s->width = 0;
    s->printing = is_wanted(s);
    return s->printing && !add_region(s) ? give_up(s) : GK_OK;
}

/* The outline gets a cell that is as far down and right as the sheet goes. */
static gk_status close_outline(cells_stream *s, gk_error *err) {
    gk_cell last = {.row = s->height - 1, .col = s->width - 1, .type = GK_CELL_NUMBER};
    gk_status status = s->has_cells ? s->outline_sink.cell(s->outline, &last, err) : GK_OK;
    return status ? status : s->outline_sink.sheet_end(s->outline, err);
}

static gk_status on_end(void *self, gk_error *err) {
    cells_stream *s = self;
    if (s->printing) {
        if (s->request->printer->end)
            s->request->printer->end(&s->page);
        region *last = &s->regions[s->region_count - 1];
        last->end = ftello(s->spool);
        s->printed_one = s->printed_one || s->has_cells;
        if (last->end < 0 || ferror(s->spool))
            return give_up(s);
    }
    return close_outline(s, err);
}

/* ---- cells ---------------------------------------------------------------------------------- */

static bool is_in_order(const cells_stream *s, const gk_cell *cell) {
    return !s->has_cells || cell->row > s->last_row ||
           (cell->row == s->last_row && cell->col > s->last_col);
}

static bool holds_mark(const cells_stream *s, const gk_cell *cell) {
    return s->request->printer == &cells_csv_printer && cell->text &&
           memchr(cell->text, CELLS_CSV_MARK, cell->length);
}

static gk_status on_cell(void *self, const gk_cell *cell, gk_error *err) {
    (void)err;
    cells_stream *s = self;
    if (s->printing && !is_in_order(s, cell))
        return give_up(s);
    s->has_cells = true;
    s->last_row = cell->row;
    s->last_col = cell->col;
    if (cell->row >= s->height)
        s->height = cell->row + 1;
    if (cell->col >= s->width)
        s->width = cell->col + 1;
    if (!s->printing)
        return GK_OK;
    if (holds_mark(s, cell) || ferror(s->spool))
        return give_up(s);
    cells_value value;
    cells_value_raw(&value, cell);
    s->request->printer->cell(&s->page, cell, &value);
    return GK_OK;
}

static gk_status on_range(void *self, gk_range range, gk_error *err) {
    (void)self, (void)range, (void)err;
    return GK_OK;
}

static gk_status on_hidden(void *self, uint32_t first, uint32_t last, gk_error *err) {
    (void)self, (void)first, (void)last, (void)err;
    return GK_OK;
}

gk_sink cells_stream_sink(cells_stream *stream) {
    return (gk_sink){stream, on_begin, on_cell, on_range, on_hidden, on_hidden, on_end, NULL};
}

/* ---- life ----------------------------------------------------------------------------------- */

static FILE *open_spool(void) {
    char path[4096];
    const char *folder = getenv("TMPDIR");
    int length = snprintf(path, sizeof path, "%s/gk-XXXXXX", folder && *folder ? folder : "/tmp");
    int file = length < (int)sizeof path ? mkstemp(path) : -1;
    if (file < 0)
        return NULL;
    unlink(path);
    FILE *spool = fdopen(file, "w+b");
    if (!spool)
        close(file);
    return spool;
}

cells_stream *cells_stream_new(const cells_stream_request *request) {
    cells_stream *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    s->request = request;
    s->outline = gk_book_new(request->file);
    s->spool = request->printer ? open_spool() : NULL;
    if (!s->outline || (request->printer && !s->spool)) {
        cells_stream_free(s);
        return NULL;
    }
    s->outline_sink = gk_book_sink(s->outline);
    s->page = (cells_page){.file = request->file, .name_file = request->name_file, .out = s->spool};
    return s;
}

void cells_stream_free(cells_stream *stream) {
    if (!stream)
        return;
    if (stream->spool)
        fclose(stream->spool);
    gk_book_free(stream->outline);
    free(stream->regions);
    free(stream);
}

bool cells_stream_gave_up(const cells_stream *stream) {
    return stream->gave_up;
}

const gk_book *cells_stream_outline(const cells_stream *stream) {
    return stream->outline;
}

/* ---- to standard output --------------------------------------------------------------------- */

static bool copy(FILE *spool, off_t size) {
    static char piece[1 << 16];
    while (size && !ferror(stdout)) {
        size_t wanted = size < (off_t)sizeof piece ? (size_t)size : sizeof piece;
        size_t got = fread(piece, 1, wanted, spool);
        if (got == 0)
            return false;
        fwrite(piece, 1, got, stdout);
        cli_wrote();
        size -= (off_t)got;
    }
    return true;
}

static bool print_region(cells_stream *s, const region *r) {
    const gk_sheet *sheet = gk_book_sheet(s->outline, r->sheet);
    if (fseeko(s->spool, r->start, SEEK_SET) != 0)
        return false;
    if (s->request->printer == &cells_csv_printer)
        return cells_csv_finish(s->spool, (unsigned long long)(r->end - r->start),
                                gk_sheet_col_count(sheet), stdout);
    return copy(s->spool, r->end - r->start);
}

bool cells_stream_print(cells_stream *stream, const gk_sheet *only) {
    bool done = fflush(stream->spool) == 0;
    for (size_t i = 0; i < stream->region_count && done; i++)
        if (!only || gk_book_sheet(stream->outline, stream->regions[i].sheet) == only)
            done = print_region(stream, &stream->regions[i]);
    return done;
}
