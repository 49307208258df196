/** @file witness.h
 *  Both readings of a .xls file beside each other, a line for each cell that either has:
 *  [FILE] SHEET-INDEX CELL TYPE VALUE WITNESS-TYPE WITNESS-VALUE VERDICT.
 */
#ifndef CELLS_WITNESS_H
#define CELLS_WITNESS_H

#include "witness/witness.h"

/** What is being printed. */
typedef struct cells_witness_page {
    const gk_book *book;
    const gk_sheet *only;  /**< The one sheet to print; NULL: all. */
    bool name_file;        /**< Lines begin with the file. */
    const gk_sheet *sheet; /**< The last one printed of … */
    size_t index;          /**< … and its index. */
    size_t differing;      /**< Of the cells printed. */
} cells_witness_page;

/** Prints a cell; `self` is a cells_witness_page, at first with its last three fields 0. */
witness_cell_receiver cells_witness_print;

#endif
