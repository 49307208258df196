/** @file cells.h
 *  GK_RAW_CELLS: a cell a line. */
#ifndef GK_RAW_CELLS_H
#define GK_RAW_CELLS_H

#include "write/raw/page.h"

extern const gk_raw_writer gk_raw_cells_writer;

#endif
