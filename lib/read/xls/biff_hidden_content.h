/** What an .xls workbook holds besides cells (besides.h). */
#ifndef GK_BIFF_BESIDES_H
#define GK_BIFF_BESIDES_H

#include "sheet/hidden_content.h"
#include "read/xls/biff_globals.h"

/** Look through the records of a workbook that has been read: for macros, references to other
 *  files, embedded objects, formulas, comments, and how its sheets print. */
gk_status gk_biff_besides(const gk_biff_globals *globals, const unsigned char *stream, size_t size,
                          gk_besides *besides);

#endif
