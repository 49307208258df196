#include "cells/witness.h"

#include "cells/page.h"
#include "cells/sheets.h"
#include <stdio.h>
#include <string.h>

static void print_ours(const gk_cell *cell) {
    cells_value value = {0};
    if (!cell) {
        fputs("-\t\t", stdout);
        return;
    }
    printf("%s\t", cells_type_name(cell->type));
    cells_value_raw(&value, cell);
    cells_print_field(stdout, value.text, value.length);
    putchar('\t');
}

static void print_theirs(const witness_line *cell) {
    char number[CELLS_NUMBER_MAX];
    if (!cell) {
        fputs("-\t\t", stdout);
    } else if (cell->type == 'i' || cell->type == 'n') {
        cells_number_format(cell->number, number);
        printf("number\t%s\t", number);
    } else {
        fputs(cell->type == 't' ? "text\t" : "date\t", stdout);
        cells_print_field(stdout, cell->text, strlen(cell->text));
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
    cells_witness_page *p = self;
    char address[GK_ADDRESS_MAX];
    if (p->only && p->only != sheet)
        return;
    if (p->sheet != sheet) {
        p->sheet = sheet;
        p->index = cells_sheet_index(p->book, sheet);
    }
    gk_address_format(ours ? ours->row : theirs->row, ours ? ours->col : theirs->col, address);
    cells_print_file(stdout, gk_book_source(p->book), p->name_file);
    printf("%zu\t%s\t", p->index, address);
    print_ours(ours);
    print_theirs(theirs);
    puts(verdict_name(verdict));
    p->differing += verdict == WITNESS_DISAGREE;
}
