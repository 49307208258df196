/** `sheet` records: verbatim tables. */
#ifndef GK_STREAM_READ_VERBATIM_H
#define GK_STREAM_READ_VERBATIM_H

#include "stream/record.h"
#include <gongkai/report.h>

/** Read a `sheet` record. */
gk_status gk_stream_read_verbatim(const gk_record *record, gk_arena *arena, const char *source,
                                  gk_verbatim_table *sheet, gk_error *err);

#endif
