#include "write/xls/book.h"

#include "base/arena.h"
#include "base/fail.h"
#include "write/draw/sheet_label.h"
#include "write/xls/biff_put.h"
#include <stdlib.h>
#include <string.h>

enum { ROWS_MAX = 65536, COLUMNS_MAX = 256, TEXT_MAX = 32767, SHEETS_MAX = 1024 };

void gk_xls_book_free(gk_xls_book *book) {
    for (size_t i = 0; i < book->sheet_count; i++) {
        free(book->sheets[i].name);
        free(book->sheets[i].widths);
        free(book->sheets[i].cells);
        free(book->sheets[i].merges);
        free(book->sheets[i].heights);
    }
    free(book->sheets);
    gk_xls_texts_free(&book->texts);
}

static gk_xls_sheet *last(gk_xls_book *book) {
    return &book->sheets[book->sheet_count - 1];
}

/* ---- sheets --------------------------------------------------------------------------------- */

static gk_status check_sheet(const gk_xls_book *book, const char *name, gk_error *err) {
    if (book->sheet_count >= SHEETS_MAX)
        return gk_fail(err, GK_E_LIMIT, "more than %d sheets, which an .xls file cannot hold",
                       "超过%d个工作表，.xls 文件无法容纳", SHEETS_MAX);
    for (size_t i = 0; i < book->sheet_count; i++)
        if (gk_sheet_label_same(book->sheets[i].name, name))
            return gk_fail(err, GK_E_LIMIT, "two sheets called %s", "两个工作表同名：%s", name);
    return GK_OK;
}

gk_status gk_xls_book_sheet(gk_xls_book *book, const gk_drawn_sheet *drawn, gk_error *err) {
    const gk_form *form = drawn->form;
    gk_status status = check_sheet(book, drawn->name, err);
    if (status)
        return status;
    if (!gk_grow((void **)&book->sheets, book->sheet_count, &book->sheet_capacity,
                 sizeof *book->sheets))
        return gk_fail_memory(err);
    book->sheets[book->sheet_count++] =
        (gk_xls_sheet){.name = strdup(drawn->name),
                       .width = form->width,
                       .widths = malloc((form->width + 1) * sizeof(double)),
                       .landscape = form->landscape,
                       .body = drawn->body};
    gk_xls_sheet *sheet = last(book);
    if (!sheet->name || !sheet->widths)
        return gk_fail_memory(err);
    memcpy(sheet->widths, form->widths, form->width * sizeof *sheet->widths);
    return GK_OK;
}

static int by_place(const void *a, const void *b) {
    const gk_xls_cell *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return x->col < y->col ? -1 : x->col > y->col;
}

void gk_xls_book_end(gk_xls_book *book, const gk_drawn_page *page) {
    gk_xls_sheet *sheet = last(book);
    sheet->page = *page;
    if (sheet->cell_count)
        qsort(sheet->cells, sheet->cell_count, sizeof *sheet->cells, by_place);
}

/* ---- what is on a sheet --------------------------------------------------------------------- */

static gk_status check_place(const gk_xls_sheet *sheet, uint32_t row, uint32_t col, gk_error *err) {
    if (row >= ROWS_MAX)
        gk_fail(err, GK_E_LIMIT, "more than %d rows, which an .xls file cannot hold",
                "超过%d行，.xls 文件无法容纳", ROWS_MAX);
    else if (col >= COLUMNS_MAX)
        gk_fail(err, GK_E_LIMIT, "more than %d columns, which an .xls file cannot hold",
                "超过%d列，.xls 文件无法容纳", COLUMNS_MAX);
    else
        return GK_OK;
    return gk_fail_in(err, GK_E_LIMIT, sheet->name);
}

gk_status gk_xls_book_cell(gk_xls_book *book, const gk_xls_cell *cell, gk_error *err) {
    gk_xls_sheet *sheet = last(book);
    gk_status status = check_place(sheet, cell->row, cell->col, err);
    if (status)
        return status;
    if (!gk_grow((void **)&sheet->cells, sheet->cell_count, &sheet->cell_capacity,
                 sizeof *sheet->cells))
        return gk_fail_memory(err);
    sheet->cells[sheet->cell_count++] = *cell;
    return GK_OK;
}

static gk_status check_text(const char *text, gk_error *err) {
    size_t units = gk_biff_units(text);
    if (units == SIZE_MAX)
        return gk_fail(err, GK_E_LIMIT, "a character that a workbook cannot hold",
                       "含有工作簿无法保存的字符");
    if (units > TEXT_MAX)
        return gk_fail(err, GK_E_LIMIT,
                       "a text of more than %d characters, which an .xls file cannot hold",
                       "文字超过%d字符，.xls 文件无法容纳", TEXT_MAX);
    return GK_OK;
}

gk_status gk_xls_book_text(gk_xls_book *book, gk_xls_cell cell, const char *text, gk_error *err) {
    gk_status status = check_text(text, err);
    if (status) {
        gk_fail_cell(err, status, cell.row, cell.col);
        return gk_fail_in(err, status, last(book)->name);
    }
    cell.kind = GK_XLS_TEXT;
    status = gk_xls_texts_share(&book->texts, text, &cell.text, err);
    return status ? status : gk_xls_book_cell(book, &cell, err);
}

gk_status gk_xls_book_merge(gk_xls_book *book, const gk_drawn_box *box, gk_error *err) {
    gk_xls_sheet *sheet = last(book);
    if (!gk_grow((void **)&sheet->merges, sheet->merge_count, &sheet->merge_capacity,
                 sizeof *sheet->merges))
        return gk_fail_memory(err);
    sheet->merges[sheet->merge_count++] = *box;
    return GK_OK;
}

gk_status gk_xls_book_row(gk_xls_book *book, uint32_t row, double points, gk_error *err) {
    gk_xls_sheet *sheet = last(book);
    gk_status status = check_place(sheet, row, 0, err);
    while (!status && sheet->height_count <= row) {
        if (!gk_grow((void **)&sheet->heights, sheet->height_count, &sheet->height_capacity,
                     sizeof *sheet->heights))
            return gk_fail_memory(err);
        sheet->heights[sheet->height_count++] = points;
    }
    return status;
}
