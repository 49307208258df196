/** The cells of one worksheet. */
#ifndef GK_BIFF_SHEET_H
#define GK_BIFF_SHEET_H

#include "biff_globals.h"

/** Push the sheet's events into the sink. Charts embedded in it are passed over. */
gk_status gk_biff_sheet_read(gk_biff_globals *g, const gk_biff_sheet *sheet,
                             const unsigned char *stream, size_t size, const gk_sink *sink);

#endif
