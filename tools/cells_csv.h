/** @file cells_csv.h
 *  A worksheet as a grid from A1 to its last row and column, quoted as RFC 4180 has it: only fields
 *  that hold a comma, a quote or a line's end. Lines end with LF, of what is displayed with CRLF,
 *  as Excel saves it.
 */
#ifndef CELLS_CSV_H
#define CELLS_CSV_H

#include "cells_page.h"

cells_print cells_csv_print;

#endif
