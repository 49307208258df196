/** A stream while it is read: stream_read.c takes its lines and the records of reports,
 *  stream_table.c those of tables, stream_row.c those of rows. */
#ifndef GK_STREAM_READING_H
#define GK_STREAM_READING_H

#include "report/tables.h"
#include "stream/origin.h"
#include "stream/record.h"

/** A table while its rows come in. */
typedef struct gk_stream_draft {
    gk_table table;
    const gk_form *form;
    gk_row *rows;
    size_t count, capacity;
    bool open;
} gk_stream_draft;

typedef struct gk_stream_reading {
    const char *name; /**< Of the stream. */
    const gk_profiles *profiles;
    gk_tables *tables;
    gk_arena *arena;
    /* The report at hand: its record, and its tables by role. */
    const char *report, *profile, *migrated_from, *department, *extra, *source;
    int year;
    size_t role_count;         /**< Of the profiles. */
    gk_stream_draft *drafts;   /**< One per role, and behind them as many of leftovers. */
    gk_stream_sources sources; /* of reports, and those that have ended */
    gk_error *err;
} gk_stream_reading;

/** The draft that a record's report and role mean. */
gk_status gk_stream_find_draft(gk_stream_reading *r, const gk_record *record,
                               gk_stream_draft **out);

/** Take a `table` record. */
gk_status gk_stream_take_table(gk_stream_reading *r, const gk_record *record);

/** Add the table of a draft, which is ready for another. */
gk_status gk_stream_close_table(gk_stream_reading *r, gk_stream_draft *d);

/** Take a `row` record. */
gk_status gk_stream_take_row(gk_stream_reading *r, const gk_record *record);

#endif
