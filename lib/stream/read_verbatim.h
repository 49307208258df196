/** Sheets that were kept whole, in a stream. */
#ifndef GK_STREAM_VERBATIM_H
#define GK_STREAM_VERBATIM_H

#include "report/tables.h"
#include "stream/record.h"

/** Read a `sheet` record. */
gk_status gk_stream_verbatim(const gk_record *record, gk_arena *arena, const char *source,
                             gk_verbatim_table *sheet, gk_error *err);

#endif
