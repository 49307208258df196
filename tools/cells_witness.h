/** @file cells_witness.h
 *  Both readings of a .xls file beside each other, a line for each cell that either has:
 *  [FILE] SHEET-INDEX CELL TYPE VALUE WITNESS-TYPE WITNESS-VALUE VERDICT.
 */
#ifndef CELLS_WITNESS_H
#define CELLS_WITNESS_H

#include "cli_witness.h"

/** Print them; `only` is the one sheet to print, NULL: all. `how` tells how much to say besides. An
 *  input freexl does not read is told and is CLI_WITNESS_NONE; with `only`, the
 *  result is about that sheet. */
cli_witness_result cells_witness_print(const gk_book *book, const gk_sheet *only, bool name_file,
                                       cli_witness_how how);

#endif
