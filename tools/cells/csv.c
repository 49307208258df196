#include "cells/csv.h"

#include "cli/cli.h"
#include <string.h>

static bool needs_quotes(const cells_value *value) {
    for (size_t i = 0; i < value->length; i++) {
        char c = value->text[i];
        if (c == ',' || c == '"' || c == '\n' || c == '\r')
            return true;
    }
    return false;
}

static void print_value(FILE *out, const cells_value *value) {
    if (!needs_quotes(value)) {
        fwrite(value->text, 1, value->length, out);
        return;
    }
    putc('"', out);
    for (size_t i = 0; i < value->length; i++) {
        if (value->text[i] == '"')
            putc('"', out);
        putc(value->text[i], out);
    }
    putc('"', out);
}

static void print_commas(FILE *out, uint32_t count) {
    while (count--)
        putc(',', out);
}

static void print_mark(FILE *out, uint32_t col) {
    putc(CELLS_CSV_MARK, out);
    fwrite(&col, sizeof col, 1, out);
}

static void end_row(cells_page *page) {
    if (page->width) {
        print_commas(page->out, page->width - 1 - page->col);
        fputs(page->displayed ? "\r\n" : "\n", page->out);
    } else {
        print_mark(page->out, page->col);
    }
    page->row++;
    page->col = page->left;
}

static void print_cell(cells_page *page, const gk_cell *cell, const cells_value *value) {
    while (page->row < cell->row)
        end_row(page);
    print_commas(page->out, cell->col - page->col);
    page->col = cell->col;
    page->begun = true;
    print_value(page->out, value);
}

static void end_page(cells_page *page) {
    if (page->begun)
        end_row(page);
}

const cells_printer cells_csv_printer = {print_cell, end_page};

/* ---- rows to lines -------------------------------------------------------------------------- */

/* A mark may be cut by the end of a piece: so its column is gathered byte by byte. */
typedef struct finisher {
    FILE *out;
    uint32_t width;
    unsigned char col[sizeof(uint32_t)];
    size_t wanted; /* bytes of `col` still to come */
} finisher;

static size_t take_column(finisher *f, const unsigned char *bytes, size_t size) {
    size_t take = size < f->wanted ? size : f->wanted;
    uint32_t col;
    memcpy(f->col + sizeof f->col - f->wanted, bytes, take);
    f->wanted -= take;
    if (f->wanted == 0) {
        memcpy(&col, f->col, sizeof col);
        print_commas(f->out, f->width - 1 - col);
        putc('\n', f->out);
    }
    return take;
}

static void finish_piece(finisher *f, const unsigned char *bytes, size_t size) {
    while (size) {
        size_t take = size;
        if (f->wanted) {
            take = take_column(f, bytes, size);
        } else {
            const unsigned char *mark = memchr(bytes, CELLS_CSV_MARK, size);
            size_t text = mark ? (size_t)(mark - bytes) : size;
            fwrite(bytes, 1, text, f->out);
            f->wanted = mark ? sizeof f->col : 0;
            take = text + (mark != NULL);
        }
        bytes += take;
        size -= take;
    }
}

bool cells_csv_finish(FILE *spool, unsigned long long size, uint32_t width, FILE *out) {
    static unsigned char piece[1 << 16];
    finisher f = {.out = out, .width = width};
    while (size && !ferror(out)) {
        size_t wanted = size < sizeof piece ? (size_t)size : sizeof piece;
        size_t got = fread(piece, 1, wanted, spool);
        if (got == 0)
            return false;
        finish_piece(&f, piece, got);
        cli_wrote();
        size -= got;
    }
    return true;
}
