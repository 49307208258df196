/** Sheets that were kept whole, in a stream. */
#ifndef GK_STREAM_KEPT_H
#define GK_STREAM_KEPT_H

#include "stream/record.h"
#include "report/tables.h"

/** Read a `sheet` record. */
gk_status gk_stream_kept(const gk_record *record, gk_arena *arena, const char *source,
                         gk_kept_sheet *sheet, gk_error *err);

#endif
