/* The worksheets of a book as lines. */
#include "base/fail.h"
#include "write/raw/formats.h"
#include "write/raw/page.h"
#include <gongkai/displayed.h>
#include <gongkai/finding.h>

static gk_status put_cell(const gk_raw_writer *writer, gk_raw_page *page, const gk_cell *cell,
                          gk_displayed *shown, gk_error *err) {
    char number[GK_RAW_NUMBER_MAX];
    size_t length;
    if (!page->displayed) {
        const char *text = gk_raw_value(cell, number, &length);
        writer->cell(page, cell, text, length);
        return GK_OK;
    }
    gk_status status = gk_cell_displayed(cell, page->about->date1904, shown, err);
    if (!status)
        writer->cell(page, cell, shown->text, shown->length);
    else if (err)
        gk_origin_format((gk_origin){page->file, page->about->name, cell->row, cell->col},
                         err->where, sizeof err->where);
    return status;
}

static gk_status put_sheet(const gk_raw_writer *writer, gk_raw_page *page, const gk_sheet *sheet,
                           const gk_stream_output *output, gk_error *err) {
    size_t count;
    const gk_cell *cells = gk_sheet_cells(sheet, &count);
    gk_displayed shown = {0};
    gk_status status = GK_OK;
    page->about = gk_sheet_about(sheet);
    page->width = gk_sheet_col_count(sheet);
    page->row = page->displayed ? gk_sheet_first_row(sheet) : 0;
    page->col = page->left = page->displayed ? gk_sheet_first_col(sheet) : 0;
    page->begun = false;
    for (size_t i = 0; i < count && !status; i++) {
        status = put_cell(writer, page, &cells[i], &shown, err);
        if (!status)
            status = gk_raw_pass_on_piece(&page->out, output, err);
    }
    if (!status && writer->end)
        writer->end(page);
    gk_displayed_free(&shown);
    return status;
}

/* A book of which a cell cannot be shown is written up to that cell, as far as it was gathered. */
gk_status gk_raw_write_book(const gk_book *book, const gk_sheet *only,
                            const gk_raw_options *options, const gk_stream_output *output,
                            gk_error *err) {
    const gk_raw_writer *writer = gk_raw_writer_of(options->format);
    gk_raw_page page = {.file = gk_book_source(book),
                        .name_file = options->name_file,
                        .displayed = options->displayed};
    gk_status status = GK_OK;
    for (size_t i = 0; i < gk_book_sheet_count(book) && !status; i++) {
        const gk_sheet *sheet = gk_book_sheet(book, i);
        if (gk_sheet_about(sheet)->kind != GK_SHEET_WORKSHEET)
            continue;
        page.index++;
        if (!only || sheet == only)
            status = put_sheet(writer, &page, sheet, output, err);
    }
    if (!status)
        status = gk_raw_pass_on(&page.out, output, err);
    gk_buffer_free(&page.out);
    return status;
}
