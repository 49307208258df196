/** `row` records. */
#ifndef GK_STREAM_READ_ROW_H
#define GK_STREAM_READ_ROW_H

#include "stream/reading.h"
#include "stream/record.h"

/** Take a `row` record. */
gk_status gk_stream_read_row(gk_stream_reading *r, const gk_record *record);

#endif
