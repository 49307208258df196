/** `table` records. */
#ifndef GK_STREAM_READ_TABLE_H
#define GK_STREAM_READ_TABLE_H

#include "stream/reading.h"
#include "stream/record.h"

/** The draft of the table that a record's report and role mean. */
gk_status gk_stream_find_draft(gk_stream_reading *r, const gk_record *record,
                               gk_stream_draft **out);

/** Take a `table` record. */
gk_status gk_stream_read_table(gk_stream_reading *r, const gk_record *record);

/** Add the table of a draft, which is ready for another. */
gk_status gk_stream_close_table(gk_stream_reading *r, gk_stream_draft *d);

#endif
