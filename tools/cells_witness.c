#include "cells_witness.h"

#include "cells_page.h"
#include "cells_sheets.h"
#include <stdio.h>
#include <string.h>

typedef struct printing {
    const gk_book *book;
    const gk_sheet *only;
    bool name_file;
    const gk_sheet *sheet; /* the last one printed of … */
    size_t index;          /* … and its index */
    size_t differing;      /* of the cells printed */
} printing;

static void print_ours(const gk_cell *cell) {
    cells_value value = {0};
    if (!cell) {
        fputs("-\t\t", stdout);
        return;
    }
    printf("%s\t", cells_type_name(cell->type));
    cells_value_raw(&value, cell);
    cells_print_field(value.text, value.length);
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
        cells_print_field(cell->text, strlen(cell->text));
        putchar('\t');
    }
}

static const char *verdict_name(int verdict) {
    return verdict == WITNESS_EQUAL      ? "same"
           : verdict == WITNESS_DISAGREE ? "differs"
                                         : witness_fault_id((size_t)verdict);
}

static void print_cell(void *self, const gk_sheet *sheet, const gk_cell *ours,
                       const witness_line *theirs, int verdict) {
    printing *p = self;
    char address[GK_ADDRESS_MAX];
    if (p->only && p->only != sheet)
        return;
    if (p->sheet != sheet) {
        p->sheet = sheet;
        p->index = cells_sheet_index(p->book, sheet);
    }
    gk_address_format(ours ? ours->row : theirs->row, ours ? ours->col : theirs->col, address);
    cells_print_file(gk_book_source(p->book), p->name_file);
    printf("%zu\t%s\t", p->index, address);
    print_ours(ours);
    print_theirs(theirs);
    puts(verdict_name(verdict));
    p->differing += verdict == WITNESS_DISAGREE;
}

cli_witness_result cells_witness_print(const gk_book *book, const gk_sheet *only, bool name_file,
                                       cli_witness_how how) {
    printing p = {.book = book, .only = only, .name_file = name_file};
    how.cell = print_cell;
    how.self = &p;
    cli_witness_result result = cli_witness(gk_book_source(book), book, &how);
    if (result == CLI_WITNESS_NOT_XLS) {
        cli_message(gk_book_source(book), "the second reader does not read such a file",
                    "第二个读取程序不读此类文件");
        return CLI_WITNESS_NONE;
    }
    if (result == CLI_WITNESS_DISAGREES && only && p.differing == 0)
        return CLI_WITNESS_AGREES;
    return result;
}
