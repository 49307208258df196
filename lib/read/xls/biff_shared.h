/** The shared strings of a BIFF8 workbook (MS-XLS 2.4.265 SST). */
#ifndef GK_BIFF_SHARED_H
#define GK_BIFF_SHARED_H

#include "read/xls/biff_looks.h"
#include "read/xls/biff_strings.h"
#include "sheet/run_table.h"

typedef struct gk_biff_shared_string {
    size_t offset, length;
} gk_biff_shared_string;

/** Zero is a workbook without any. */
typedef struct gk_biff_shared {
    gk_buffer texts; /**< All of them, each with a NUL behind. */
    gk_biff_shared_string *strings;
    size_t count, capacity;
    gk_run_table runs;
} gk_biff_shared;

void gk_biff_shared_free(gk_biff_shared *shared);

/** Read the SST record and what goes on behind it. The count of strings it states is often wrong:
 *  they end where their bytes do. Zeros where strings are lost are GK_E_FORMAT. */
gk_status gk_biff_shared_read(gk_biff_shared *shared, const gk_biff_looks *looks,
                              gk_biff_walk *walk, const gk_biff_record *record, gk_error *err);

/** Add the runs of a text to a table, with what `looks` knows of their fonts: what stands before the
 *  first looks as its cell does. */
gk_status gk_biff_add_runs(gk_run_table *table, size_t number, const gk_biff_text *text,
                           const gk_biff_looks *looks, gk_error *err);

/** A string of `*length` bytes with a NUL behind; NULL if there is none of this number. */
const char *gk_biff_shared_at(const gk_biff_shared *shared, size_t index, size_t *length);

#endif
