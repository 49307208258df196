/** One worksheet: its cells, merges, hidden rows and columns. */
#ifndef GK_BIFF_SHEET_H
#define GK_BIFF_SHEET_H

#include "read/xls/biff_globals.h"

/** Push the sheet's events into the sink; of a chart or a macro sheet only that there is one.
 *  Charts embedded in a worksheet are passed over. Sheets that share their bytes are GK_E_FORMAT.
 */
gk_status gk_biff_sheet_read(gk_biff_globals *g, const gk_biff_sheet *sheet,
                             const unsigned char *stream, size_t size, const gk_sink *sink);

#endif
