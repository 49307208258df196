#include "cells/witness.h"

#include "base/shortest.h"
#include "cells/print.h"
#include "cells/sheets.h"
#include <gongkai/raw.h>
#include <stdio.h>
#include <string.h>

static void print_ours(const gk_cell *cell) {
    char number[GK_RAW_NUMBER_MAX];
    size_t length;
    if (!cell) {
        fputs("-\t\t", stdout);
        return;
    }
    printf("%s\t", gk_raw_type_name(cell->type));
    const char *text = gk_raw_value(cell, number, &length);
    cells_print_field(text, length);
    putchar('\t');
}

static void print_theirs(const witness_line *cell) {
    char number[GK_SHORTEST_MAX];
    if (!cell) {
        fputs("-\t\t", stdout);
    } else if (cell->type == 'i' || cell->type == 'n') {
        gk_shortest(cell->number, number);
        printf("number\t%s\t", number);
    } else {
        fputs(cell->type == 't' ? "text\t" : "date\t", stdout);
        cells_print_field(cell->text, strlen(cell->text));
        putchar('\t');
    }
}

static const char *verdict_name(int verdict) {
    return verdict == WITNESS_EQUAL      ? "same"
           : verdict == WITNESS_DISAGREE ? "differs"
                                         : witness_fault_id((size_t)verdict);
}

void cells_witness_print(void *self, const gk_sheet *sheet, const gk_cell *ours,
                         const witness_line *theirs, int verdict) {
    cells_witness_page *page = self;
    char address[GK_ADDRESS_MAX];
    if (page->only && page->only != sheet)
        return;
    if (page->sheet != sheet) {
        page->sheet = sheet;
        page->index = cells_sheet_index(page->book, sheet);
    }
    gk_address_format(ours ? ours->row : theirs->row, ours ? ours->col : theirs->col, address);
    cells_print_file(gk_book_source(page->book), page->name_file);
    printf("%zu\t%s\t", page->index, address);
    print_ours(ours);
    print_theirs(theirs);
    puts(verdict_name(verdict));
    page->differing += verdict == WITNESS_DISAGREE;
}
