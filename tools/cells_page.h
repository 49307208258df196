/** @file cells_page.h
 *  One worksheet to be printed, the value of each of its cells, and the fields they are printed as.
 */
#ifndef CELLS_PAGE_H
#define CELLS_PAGE_H

#include "cells_number.h"
#include <gongkai/displayed.h>
#include <gongkai/error.h>
#include <gongkai/sheet.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct cells_page {
    const char *file; /**< As the user named it. */
    bool name_file;   /**< Lines begin with it. */
    bool displayed;   /**< Values are what a spreadsheet shows. */
    const gk_sheet *sheet;
    size_t index; /**< Among the worksheets, from 1. */
} cells_page;

/** Print one worksheet on standard output. Fails only where a cell's value cannot be told. */
typedef gk_status cells_print(const cells_page *page, gk_error *err);

/** A value as text; all zero in the beginning, freed by cells_value_free. */
typedef struct cells_value {
    const char *text; /**< Good until the next value. */
    size_t length;
    char number[CELLS_NUMBER_MAX];
    gk_displayed shown;
} cells_value;

/** The value of a page's cell; the place of a failure is in `err`. */
gk_status cells_value_get(cells_value *value, const cells_page *page, const gk_cell *cell,
                          gk_error *err);
void cells_value_free(cells_value *value);

/** The value as the file holds it, which cannot fail. */
void cells_value_raw(cells_value *value, const gk_cell *cell);

/** "number", "text", "bool", "error", "date" or "duration". */
const char *cells_type_name(gk_cell_type type);

/** Print a field of a line: \t \n \r \\ stand for what would break it. */
void cells_print_field(const char *text, size_t length);

/** Print the field a line may begin with, and its tab. */
void cells_print_file(const char *file, bool name_file);

#endif
