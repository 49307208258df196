/** A table while it is read; the arrays become the gk_tables' in the end. */
#ifndef GK_DRAFT_H
#define GK_DRAFT_H

#include "recognize/scan.h"

/** How many 注 one table has at most: forms print one. One more is unplaced, an error: nothing
 *  is lost in silence. */
enum { GK_DRAFT_NOTES_MAX = 64 };

typedef struct gk_draft {
    gk_table table;
    gk_row *rows; /**< malloc'ed; their strings and values are in the tables' arena. */
    size_t row_count, row_capacity;
    const char *notes[GK_DRAFT_NOTES_MAX];
    size_t note_count;
} gk_draft;

/** The row with this key, or NULL. */
const gk_row *gk_draft_find_row(const gk_draft *draft, const char *key);

/** Add a row of blank values. */
gk_status gk_draft_add_row(gk_draft *draft, gk_scan *scan, size_t value_count, const char *key,
                           const char *label);

#endif
