/** @file cells_csv.h
 *  A worksheet as a grid from A1 to its last row and column, quoted as RFC 4180 has it: only fields
 *  that hold a comma, a quote or a line's end. Lines end with LF. What is displayed is as Excel
 *  saves it: from the first row and column in use, with CRLF.
 *
 *  Every row is as long as the longest. Where that is not known yet, each row ends with a mark and
 *  the number of its last column instead: cells_csv_finish makes lines of them.
 */
#ifndef CELLS_CSV_H
#define CELLS_CSV_H

#include "cells/page.h"

extern const cells_printer cells_csv_printer;

/** The byte of the mark. It must stand in no value, and in UTF-8 it does not. */
#define CELLS_CSV_MARK 0xFF

/** Copy `size` bytes that were printed with a width of 0 from where `spool` stands to `out`, now
 *  that the width is known. False if `spool` cannot be read. */
bool cells_csv_finish(FILE *spool, unsigned long long size, uint32_t width, FILE *out);

#endif
