/* The tables of a report as CSV that looks like the form, one below the other.
 *
 * What is put in front of a text that a spreadsheet would take for a formula is a tab, in quotes:
 * it does not show, and stays where a spreadsheet saves the file again, which an apostrophe does
 * not. No label that was read begins with a blank, so that a guarded one is told from any other. */
#include "base/amount_text.h"
#include "base/buffer.h"
#include "base/csv_line.h"
#include "base/encoding.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "write/writer.h"
#include <stdlib.h>
#include <string.h>

typedef struct drawing {
    gk_encoder encoder;
    bool guard;
    const gk_stream_output *output;
    gk_buffer line;    /* what is not put yet: a row, or the empty one between two tables */
    gk_buffer encoded; /* one text */
    const gk_table *table;
    uint32_t width; /* fields of its rows */
    uint32_t col;   /* the field at hand */
} drawing;

/* ---- fields --------------------------------------------------------------------------------- */

static void go_to(drawing *d, uint32_t col) {
    for (; d->col < col; d->col++)
        gk_buffer_char(&d->line, ',');
}

/* Bytes leave at the end of rows only: an output that fails there is no fault of a cell. */
static gk_status put_line(drawing *d, gk_error *err) {
    gk_buffer_text(&d->line, "\r\n");
    gk_status status = gk_buffer_check(&d->line, err);
    if (!status)
        status = d->output->write(d->output->self, d->line.bytes, d->line.size, err);
    gk_buffer_clear(&d->line);
    return status;
}

/* Spreadsheets look behind blanks, and take full-width signs for the same. */
static bool looks_like_formula(const char *text) {
    static const uint32_t signs[] = {'=', '+', '-', '@', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    const char *end = text + strlen(text);
    uint32_t c = ' ';
    while (text < end && (c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0xFEFF))
        c = gk_utf8_next(&text, end);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (c == signs[i])
            return true;
    return false;
}

static gk_status put_encoded(drawing *d, const char *text, gk_error *err) {
    size_t length = strlen(text), size = 0;
    bool guarded = d->guard && looks_like_formula(text);
    gk_buffer_clear(&d->encoded);
    if (guarded)
        gk_buffer_char(&d->encoded, '\t');
    if (gk_buffer_reserve(&d->encoded, GK_ENCODED_MAX(length)))
        return gk_buffer_check(&d->encoded, err);
    gk_status status =
        gk_encode(&d->encoder, text, length, d->encoded.bytes + d->encoded.size, &size, err);
    if (status)
        return status;
    gk_csv_put_field(&d->line, d->encoded.bytes, d->encoded.size + size, guarded);
    return gk_buffer_check(&d->line, err);
}

static gk_status put_text(void *self, gk_drawn_box box, gk_drawn_style style, const char *text,
                          gk_error *err) {
    drawing *d = self;
    (void)style;
    go_to(d, box.col);
    gk_status status = put_encoded(d, text, err);
    if (status == GK_E_ENCODING) {
        gk_fail_cell(err, status, box.row, box.col);
        gk_fail_in(err, status, d->table->title);
    }
    return status;
}

static gk_status put_number(void *self, gk_drawn_box box, gk_drawn_style style, gk_decimal number,
                            gk_error *err) {
    drawing *d = self;
    char digits[GK_DECIMAL_TEXT_MAX];
    gk_amount_text(number, gk_drawn_plain(style) == GK_DRAWN_COUNT, digits);
    go_to(d, box.col);
    gk_buffer_text(&d->line, digits);
    return gk_buffer_check(&d->line, err);
}

/* ---- rows and tables ------------------------------------------------------------------------ */

static gk_status end_row(void *self, uint32_t row, double points, gk_error *err) {
    drawing *d = self;
    (void)row, (void)points;
    go_to(d, d->width - 1);
    d->col = 0;
    return put_line(d, err);
}

static gk_status begin_table(void *self, const gk_drawn_sheet *sheet, gk_error *err) {
    drawing *d = self;
    bool first = !d->table;
    d->table = sheet->table;
    d->width = sheet->form->width;
    return first ? GK_OK : put_line(d, err);
}

static gk_status end_table(void *self, const gk_drawn_page *page, gk_error *err) {
    (void)self, (void)page, (void)err;
    return GK_OK;
}

/* ---- the file ------------------------------------------------------------------------------- */

static void free_drawing(drawing *d) {
    gk_encoder_close(&d->encoder);
    gk_buffer_free(&d->line);
    gk_buffer_free(&d->encoded);
    free(d);
}

static gk_status set_up(drawing *d, const gk_write_options *options, gk_error *err) {
    gk_status status = gk_encoder_open(options->encoding, &d->encoder, err);
    if (!status && options->bom && d->encoder.conversion)
        return gk_fail(err, GK_E_ARGUMENT, "a byte order mark is for UTF-8 only, not for %s",
                       "字节顺序标记只用于UTF-8，不能用于%s", d->encoder.name);
    if (options->bom)
        gk_buffer_text(&d->line, "\xEF\xBB\xBF");
    return status;
}

static gk_status open_file(const gk_write_options *options, const gk_stream_output *output,
                           gk_canvas *canvas, gk_error *err) {
    drawing *d = calloc(1, sizeof *d);
    if (!d)
        return gk_fail_memory(err);
    d->guard = options->guard;
    d->output = output;
    *canvas = (gk_canvas){d, begin_table, put_text, put_number, end_row, end_table, NULL};
    gk_status status = set_up(d, options, err);
    if (status)
        free_drawing(d);
    return status;
}

static gk_status close_file(void *self, gk_status status, gk_error *err) {
    (void)err;
    free_drawing(self);
    return status;
}

const gk_writer gk_writer_csv = {"csv", open_file, close_file};
