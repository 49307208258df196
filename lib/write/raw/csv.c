#include "write/raw/csv.h"

#include "base/csv_line.h"
#include "write/raw/spool.h"
#include <string.h>

static void put_commas(gk_buffer *out, uint32_t count) {
    while (count--)
        gk_buffer_char(out, ',');
}

static void end_row(gk_raw_page *page) {
    if (page->width) {
        put_commas(&page->out, page->width - 1 - page->col);
        gk_buffer_text(&page->out, page->displayed ? "\r\n" : "\n");
    } else {
        gk_buffer_char(&page->out, (char)GK_RAW_CSV_MARK);
        gk_buffer_append(&page->out, &page->col, sizeof page->col);
    }
    page->row++;
    page->col = page->left;
}

static void put_cell(gk_raw_page *page, const gk_cell *cell, const char *text, size_t length) {
    while (page->row < cell->row)
        end_row(page);
    put_commas(&page->out, cell->col - page->col);
    page->col = cell->col;
    page->begun = true;
    gk_csv_put_field(&page->out, text, length, false);
}

static void end_page(gk_raw_page *page) {
    if (page->begun)
        end_row(page);
}

const gk_raw_writer gk_raw_csv_writer = {put_cell, end_page};

/* ---- rows to lines -------------------------------------------------------------------------- */

/* A mark may be cut by the end of a piece: so its column is gathered byte by byte. */
typedef struct finisher {
    gk_buffer out;
    const gk_stream_output *output;
    uint32_t width;
    unsigned char col[sizeof(uint32_t)];
    size_t wanted; /* bytes of `col` still to come */
} finisher;

static size_t take_column(finisher *f, const char *bytes, size_t size) {
    size_t take = size < f->wanted ? size : f->wanted;
    uint32_t col;
    memcpy(f->col + sizeof f->col - f->wanted, bytes, take);
    f->wanted -= take;
    if (f->wanted == 0) {
        memcpy(&col, f->col, sizeof col);
        put_commas(&f->out, f->width - 1 - col);
        gk_buffer_char(&f->out, '\n');
    }
    return take;
}

static size_t take_text(finisher *f, const char *bytes, size_t size) {
    const char *mark = memchr(bytes, GK_RAW_CSV_MARK, size);
    size_t text = mark ? (size_t)(mark - bytes) : size;
    gk_buffer_append(&f->out, bytes, text);
    f->wanted = mark ? sizeof f->col : 0;
    return text + (mark != NULL);
}

static gk_status finish_piece(void *self, const char *bytes, size_t size, gk_error *err) {
    finisher *f = self;
    gk_status status = GK_OK;
    while (size && !status) {
        size_t taken = f->wanted ? take_column(f, bytes, size) : take_text(f, bytes, size);
        bytes += taken;
        size -= taken;
        status = gk_raw_pass_on_piece(&f->out, f->output, err);
    }
    return status;
}

gk_status gk_raw_csv_finish(FILE *spool, unsigned long long size, uint32_t width,
                            const gk_stream_output *output, gk_error *err) {
    finisher f = {.output = output, .width = width};
    const gk_stream_output finish = {&f, finish_piece};
    gk_status status = gk_raw_spool_copy(spool, size, &finish, err);
    if (!status)
        status = gk_raw_pass_on(&f.out, output, err);
    gk_buffer_free(&f.out);
    return status;
}
