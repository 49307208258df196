/** The figure in a cell. */
#ifndef GK_RECOGNIZE_VALUE_H
#define GK_RECOGNIZE_VALUE_H

#include "recognize/scan.h"

/** Read a figure, —— or a blank. Adds findings for what is none; *bad is then set. `count`: a
 *  number of things, which must be whole. */
gk_status gk_value_read(gk_scan *scan, const gk_cell *cell, bool count, gk_value *value, bool *bad);

#endif
