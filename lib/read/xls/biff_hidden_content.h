/** What an .xls workbook holds besides cells (sheet/hidden_content.h). */
#ifndef GK_BIFF_HIDDEN_CONTENT_H
#define GK_BIFF_HIDDEN_CONTENT_H

#include "read/xls/biff_globals.h"
#include "sheet/hidden_content.h"

/** Look through the records of a workbook that has been read: for macros, references to other
 *  files, embedded objects, formulas, comments, and how its sheets print. */
gk_status gk_biff_hidden_content(const gk_biff_globals *globals, const unsigned char *stream,
                                 size_t size, gk_hidden_content *content);

#endif
