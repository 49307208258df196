/** A stream while it is read. */
#ifndef GK_STREAM_READING_H
#define GK_STREAM_READING_H

#include "base/arena.h"
#include "profile/form.h"
#include "stream/sources.h"
#include <gongkai/recognize.h>
#include <gongkai/report.h>

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
    const char *report, *profile, *migrated_from, *department, *source;
    const char *unknown_members; /**< Of the report's record. */
    int year;
    size_t role_count;       /**< Of the profiles. */
    gk_stream_draft *drafts; /**< One per role, and behind them as many of leftovers. */
    gk_stream_sources sources;
    gk_error *err;
} gk_stream_reading;

#endif
