/* The same tables for systems that want .xls: BIFF8 in OLE2, drawn as write/xlsx draws them. */
#include "base/fail.h"
#include "container/ole2_pack.h"
#include "write/writer.h"
#include "write/xls/biff_put.h"
#include "write/xls/book.h"
#include "write/xls/globals.h"
#include "write/xls/sheet.h"
#include "write/xls/styles.h"
#include <stdlib.h>

typedef struct drawing {
    const gk_stream_output *output;
    gk_xls_book book;
} drawing;

/* ---- the canvas ----------------------------------------------------------------------------- */

static gk_xls_book *book_of(void *self) {
    return &((drawing *)self)->book;
}

static gk_status begin_sheet(void *self, const gk_drawn_sheet *sheet, gk_error *err) {
    return gk_xls_book_sheet(book_of(self), sheet, err);
}

/* The other cells of a merged one are there too, empty: they have its borders. */
static gk_status put_merge(gk_xls_book *book, const gk_drawn_box *box, unsigned xf, gk_error *err) {
    gk_xls_cell cell = {.row = box->row, .xf = xf};
    gk_status status = GK_OK;
    if (box->last_row == box->row && box->last_col == box->col)
        return GK_OK;
    for (; cell.row <= box->last_row && !status; cell.row++)
        for (cell.col = box->col; cell.col <= box->last_col && !status; cell.col++)
            if (cell.row > box->row || cell.col > box->col)
                status = gk_xls_book_cell(book, &cell, err);
    return status ? status : gk_xls_book_merge(book, box, err);
}

static gk_status put_text(void *self, gk_drawn_box box, gk_drawn_style style, const char *text,
                          gk_error *err) {
    gk_xls_cell cell = {.row = box.row, .col = box.col, .xf = gk_xls_xf(style, 0)};
    gk_status status = *text ? gk_xls_book_text(book_of(self), cell, text, err)
                             : gk_xls_book_cell(book_of(self), &cell, err);
    return status ? status : put_merge(book_of(self), &box, cell.xf, err);
}

static gk_status put_number(void *self, gk_drawn_box box, gk_drawn_style style, gk_decimal number,
                            gk_error *err) {
    gk_xls_cell cell = {.row = box.row,
                        .col = box.col,
                        .xf = gk_xls_xf(style, number.scale),
                        .kind = GK_XLS_NUMBER};
    gk_status status = gk_decimal_to_double(number, &cell.number, err);
    if (!status)
        status = gk_xls_book_cell(book_of(self), &cell, err);
    return status ? status : put_merge(book_of(self), &box, cell.xf, err);
}

static gk_status set_height(void *self, uint32_t row, double points, gk_error *err) {
    return gk_xls_book_row(book_of(self), row, points, err);
}

static gk_status end_sheet(void *self, const gk_drawn_page *page, gk_error *err) {
    (void)err;
    gk_xls_book_end(book_of(self), page);
    return GK_OK;
}

/* ---- the file ------------------------------------------------------------------------------- */

static gk_status put_workbook(gk_biff_out *out, gk_xls_book *book, gk_error *err) {
    gk_xls_put_globals(out, book);
    for (size_t i = 0; i < book->sheet_count; i++) {
        gk_biff_set32(out, book->sheets[i].place, (uint32_t)out->stream.size);
        gk_xls_put_sheet(out, &book->sheets[i], i == 0);
    }
    return gk_buffer_check(&out->stream, err);
}

static gk_status open_file(const gk_write_options *options, const gk_stream_output *output,
                           gk_canvas *canvas, gk_error *err) {
    drawing *d = calloc(1, sizeof *d);
    (void)options;
    if (!d)
        return gk_fail_memory(err);
    d->output = output;
    *canvas = (gk_canvas){d, begin_sheet, put_text, put_number, set_height, end_sheet, NULL};
    return GK_OK;
}

static gk_status put_file(drawing *d, gk_error *err) {
    gk_biff_out out = {0};
    void *bytes = NULL;
    size_t size = 0;
    gk_status status = put_workbook(&out, &d->book, err);
    if (!status)
        status = gk_ole2_pack("Workbook", out.stream.bytes, out.stream.size, &bytes, &size, err);
    gk_buffer_free(&out.stream);
    if (!status)
        status = d->output->write(d->output->self, bytes, size, err);
    free(bytes);
    return status;
}

static gk_status close_file(void *self, gk_status status, gk_error *err) {
    drawing *d = self;
    if (!status)
        status = put_file(d, err);
    gk_xls_book_free(&d->book);
    free(d);
    return status;
}

const gk_writer gk_writer_xls = {"xls", open_file, close_file};
