/** @file cells_lines.h
 *  One cell a line: [FILE] SHEET-INDEX CELL TYPE VALUE, separated by tabs.
 */
#ifndef CELLS_LINES_H
#define CELLS_LINES_H

#include "cells/page.h"

extern const cells_printer cells_lines_printer;

#endif
