/* gk-witness FILE: the cells of a .xls file as freexl sees them, one a line, for
 * `gk-convert --witness`. Not for people: it is installed out of their way.
 *
 * freexl crashes, hangs or takes gigabytes on some files; that is why it is here, in a process of
 * its own, and nowhere else. Fields are separated by one tab; in names and texts \\ \t \n \r stand
 * for a backslash, a tab, a line feed and a carriage return.
 *
 *     freexl VERSION
 *     biff VERSION CODEPAGE DATEMODE        8 1200 1900
 *     sheet INDEX NAME                      all sheets first, …
 *     cell SHEET ROW COL TYPE VALUE         … then all cells that are not NULL, by sheet, row, column
 *     refused CODE                          instead of all the rest; 0: no reason given
 *     end                                   the last line, if all went well
 *
 * Indexes count from 0. TYPE is i (integer), n (number, 17 digits), t (text), or what freexl makes
 * of a number it takes for a date: d (YYYY-MM-DD), m (YYYY-MM-DD HH:MM:SS), h (HH:MM:SS).
 * Exit status: 0 if `end` or `refused` was written, 2 if not. By hand: `gk-witness FILE | cat`, for
 * it may write no file. */
#include "base/field.h"
#include "witness/limits.h"
#include <freexl.h>
#include <stdbool.h>
#include <stdio.h>

static void print_text(const char *text) {
    for (; *text; text++) {
        const char *escape = gk_field_escape(*text);
        if (escape)
            fputs(escape, stdout);
        else
            putchar(*text);
    }
    putchar('\n');
}

static unsigned info(const void *book, unsigned short what) {
    unsigned value = 0;
    return freexl_get_info(book, what, &value) == FREEXL_OK ? value : 0;
}

static char type_letter(unsigned char type) {
    switch (type) {
    case FREEXL_CELL_INT:
        return 'i';
    case FREEXL_CELL_DOUBLE:
        return 'n';
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
        return 't';
    case FREEXL_CELL_DATE:
        return 'd';
    case FREEXL_CELL_DATETIME:
        return 'm';
    case FREEXL_CELL_TIME:
        return 'h';
    default:
        return 0;
    }
}

static bool print_cell(const void *book, unsigned sheet, unsigned row, unsigned short col) {
    FreeXL_CellValue cell;
    if (freexl_get_cell_value(book, row, col, &cell) != FREEXL_OK)
        return false;
    char type = type_letter(cell.type);
    if (!type)
        return true;
    printf("cell\t%u\t%u\t%u\t%c\t", sheet, row, col, type);
    if (type == 'i')
        printf("%d\n", cell.value.int_value);
    else if (type == 'n')
        printf("%.17g\n", cell.value.double_value);
    else
        print_text(cell.value.text_value ? cell.value.text_value : "");
    return true;
}

/* A sheet freexl cannot give (a chart sheet without cells, or one it lost) has no cells. */
static void print_cells(const void *book, unsigned sheet) {
    unsigned rows = 0;
    unsigned short cols = 0;
    if (freexl_select_active_worksheet(book, (unsigned short)sheet) != FREEXL_OK ||
        freexl_worksheet_dimensions(book, &rows, &cols) != FREEXL_OK)
        return;
    for (unsigned row = 0; row < rows; row++)
        for (unsigned short col = 0; col < cols; col++)
            if (!print_cell(book, sheet, row, col))
                return;
}

static void print_book(const void *book) {
    unsigned count = info(book, FREEXL_BIFF_SHEET_COUNT);
    printf("biff\t%u\t%u\t%u\n", info(book, FREEXL_BIFF_VERSION), info(book, FREEXL_BIFF_CODEPAGE),
           info(book, FREEXL_BIFF_DATEMODE));
    for (unsigned sheet = 0; sheet < count; sheet++) {
        const char *name = NULL;
        freexl_get_worksheet_name(book, (unsigned short)sheet, &name);
        printf("sheet\t%u\t", sheet);
        print_text(name ? name : "");
    }
    for (unsigned sheet = 0; sheet < count; sheet++)
        print_cells(book, sheet);
}

/* freexl_open says 0 and gives no handle for most of what it cannot read. The handle is not given
 * back: freeing a damaged book can crash, and the process ends here. */
int main(int argc, char **argv) {
    const void *book = NULL;
    if (argc != 2)
        return 2;
    gk_limit_self(&witness_limits);
    printf("freexl\t%s\n", freexl_version());
    int code = freexl_open(argv[1], &book);
    if (code == FREEXL_OK && book) {
        print_book(book);
        puts("end");
    } else {
        printf("refused\t%d\n", code);
    }
    return fflush(stdout) == 0 ? 0 : 2;
}
