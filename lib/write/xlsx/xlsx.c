/* The standardized workbook: SpreadsheetML (ECMA-376), put into the output as it is drawn. */
#include "base/amount_text.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "write/writer.h"
#include "write/xlsx/book.h"
#include "write/xlsx/sheet.h"
#include "write/xlsx/styles.h"
#include <stdlib.h>

typedef struct drawing {
    gk_zip_pack *pack;
    gk_xlsx_book book;
    gk_xlsx_sheet *sheet; /* the one being drawn */
    int most_decimals;    /* of its amounts */
} drawing;

/* ---- the canvas ----------------------------------------------------------------------------- */

static gk_status begin_sheet(void *self, const gk_drawn_sheet *drawn, gk_error *err) {
    drawing *d = self;
    const gk_form *form = drawn->form;
    const gk_xlsx_page page = {form->width, form->widths, drawn->body, form->landscape,
                               d->book.count == 0};
    gk_status status = gk_xlsx_book_add(&d->book, d->pack, drawn->name, drawn->body, err);
    return status ? status : gk_xlsx_sheet_new(d->pack, &page, &d->sheet, err);
}

static gk_status put_text(void *self, gk_drawn_box box, gk_drawn_style style, const char *text,
                          gk_error *err) {
    drawing *d = self;
    gk_status status =
        gk_xlsx_sheet_text(d->sheet, box, gk_xlsx_style(style, 0, &d->most_decimals), text, err);
    if (status != GK_E_LIMIT)
        return status;
    gk_fail_cell(err, status, box.row, box.col);
    return gk_fail_in(err, status, d->book.tabs[d->book.count - 1].name);
}

/* A number of 16 digits is read again as it stands if it can be money, and no longer one is
 * (base/double_text.c). */
static gk_status check_digits(gk_decimal number, gk_error *err) {
    enum { MONEY_DECIMALS = 2 };
    const int64_t sixteen = INT64_C(10000000000000000);
    double binary;
    bool money = number.scale > 0 && number.scale <= MONEY_DECIMALS &&
                 number.coefficient < sixteen && number.coefficient > -sixteen;
    return money ? GK_OK : gk_decimal_to_double(number, &binary, err);
}

/* As Excel writes it: no more digits than the number has. */
static gk_status put_number(void *self, gk_drawn_box box, gk_drawn_style style, gk_decimal number,
                            gk_error *err) {
    drawing *d = self;
    char digits[GK_DECIMAL_TEXT_MAX];
    unsigned look = gk_xlsx_style(style, number.scale, &d->most_decimals);
    number = gk_amount_shortest(number);
    gk_decimal_format(number, 0, digits);
    gk_status status = check_digits(number, err);
    return status ? status : gk_xlsx_sheet_number(d->sheet, box, look, digits, err);
}

static gk_status put_link(void *self, uint32_t row, uint32_t col, const char *text,
                          const char *sheet, const char *address, gk_error *err) {
    drawing *d = self;
    gk_buffer target = {0};
    gk_status status = put_text(d, (gk_drawn_box){row, row, col, col}, GK_DRAWN_LABEL, text, err);
    gk_xlsx_put_reference(&target, sheet);
    gk_buffer_text(&target, address);
    if (!status)
        status = gk_buffer_check(&target, err);
    if (!status)
        status = gk_xlsx_sheet_link(d->sheet, row, col, gk_buffer_view(&target), err);
    gk_buffer_free(&target);
    return status;
}

static gk_status set_height(void *self, uint32_t row, double points, gk_error *err) {
    return gk_xlsx_sheet_row(((drawing *)self)->sheet, row, points, err);
}

static gk_status end_sheet(void *self, const gk_drawn_page *page, gk_error *err) {
    drawing *d = self;
    gk_status status = gk_xlsx_sheet_end(d->sheet, page->one_page, err);
    gk_xlsx_sheet_free(d->sheet);
    d->sheet = NULL;
    return status;
}

/* ---- the workbook --------------------------------------------------------------------------- */

static gk_status put_rest(drawing *d, gk_error *err) {
    gk_buffer styles = {0};
    gk_xlsx_put_styles(&styles, d->most_decimals);
    gk_status status = gk_xlsx_put_part(d->pack, "xl/styles.xml", &styles, err);
    if (!status)
        status = gk_xlsx_book_put(&d->book, d->pack, err);
    return status ? status : gk_zip_pack_finish(d->pack, err);
}

static gk_status close_workbook(void *self, gk_status status, gk_error *err) {
    drawing *d = self;
    if (!status)
        status = put_rest(d, err);
    gk_xlsx_sheet_free(d->sheet);
    gk_xlsx_book_free(&d->book);
    gk_zip_pack_free(d->pack);
    free(d);
    return status;
}

static gk_status open_workbook(const gk_write_options *options, const gk_stream_output *output,
                               gk_canvas *canvas, gk_error *err) {
    enum { YEAR_2000 = 946684800 };
    drawing *d = calloc(1, sizeof *d);
    if (!d)
        return gk_fail_memory(err);
    *canvas = (gk_canvas){d, begin_sheet, put_text, put_number, set_height, end_sheet, put_link};
    gk_status status = gk_zip_pack_new(output, &d->pack, err);
    if (!status)
        status =
            gk_xlsx_put_properties(d->pack, options->created ? options->created : YEAR_2000, err);
    return status ? close_workbook(d, status, err) : GK_OK;
}

const gk_writer gk_writer_xlsx = {"xlsx", open_workbook, close_workbook};
