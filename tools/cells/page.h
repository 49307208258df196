/** @file cells_page.h
 *  One worksheet being printed, the value of each of its cells, and the fields they are printed as.
 */
#ifndef CELLS_PAGE_H
#define CELLS_PAGE_H

#include "cells/number.h"
#include <gongkai/displayed.h>
#include <gongkai/error.h>
#include <gongkai/sheet.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct cells_page {
    const char *file; /**< As the user named it. */
    bool name_file;   /**< Lines begin with it. */
    bool displayed;   /**< Values are what a spreadsheet shows. */
    FILE *out;
    const gk_sheet_info *about;
    size_t index;      /**< Among the worksheets, from 1. */
    uint32_t width;    /**< How many columns it has; 0: not known yet. */
    uint32_t left;     /**< The first column of a grid. */
    uint32_t row, col; /**< For the printer: how far it came, at the beginning the grid's first. */
    bool begun;        /**< The same: a cell was printed. */
} cells_page;

/** A value as text; all zero in the beginning, freed by cells_value_free. */
typedef struct cells_value {
    const char *text; /**< Good until the next value. */
    size_t length;
    char number[CELLS_NUMBER_MAX];
    gk_displayed shown;
} cells_value;

/** A way to print. The cells of a page come by row, then column. */
typedef struct cells_printer {
    void (*cell)(cells_page *page, const gk_cell *cell, const cells_value *value);
    void (*end)(cells_page *page); /**< After the last cell; may be NULL. */
} cells_printer;

/** Print all cells of the page's worksheet. Fails only where a cell's value cannot be told. */
gk_status cells_page_print(const cells_printer *printer, cells_page *page, const gk_sheet *sheet,
                           gk_error *err);

/** The value of a page's cell; the place of a failure is in `err`. */
gk_status cells_value_get(cells_value *value, const cells_page *page, const gk_cell *cell,
                          gk_error *err);
void cells_value_free(cells_value *value);

/** The value as the file holds it, which cannot fail. */
void cells_value_raw(cells_value *value, const gk_cell *cell);

/** "number", "text", "bool", "error", "date" or "duration". */
const char *cells_type_name(gk_cell_type type);

/** Print a field of a line: \t \n \r \\ stand for what would break it. */
void cells_print_field(FILE *out, const char *text, size_t length);

/** Print the field a line may begin with, and its tab. */
void cells_print_file(FILE *out, const char *file, bool name_file);

#endif
