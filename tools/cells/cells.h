/** @file cells.h
 *  What gk-cells does once its options are read.
 */
#ifndef CELLS_CELLS_H
#define CELLS_CELLS_H

#include "cli/option.h"
#include "job/reading.h"

typedef struct cells_request {
    const cli_reading *reading; /**< encoding, codepage, witness, quiet and verbose count. */
    const char *sheet;          /**< The one worksheet, by name or else by index; NULL: all. */
    const char *to;             /**< "cells", "csv" or "ndjson". */
    bool sheets;                /**< List the sheets instead. */
    bool displayed;             /**< Print what a spreadsheet shows. */
} cells_request;

/** Print the cells, or the sheets, of all operands. The exit status. */
int cells_print(const cells_request *request, const cli_list *operands);

#endif
