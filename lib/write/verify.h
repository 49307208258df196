/** Does a written file say what its report says? */
#ifndef GK_VERIFY_H
#define GK_VERIFY_H

#include <gongkai/profile.h>
#include <gongkai/read.h>
#include <gongkai/report.h>
#include <stddef.h>

/** What a finished file must hold, and how it is read to see that. */
typedef struct gk_expected {
    const gk_report *report;
    const gk_profiles *profiles;
    bool leftovers; /**< The report's leftovers too. */
    const char *path;
    gk_read_options reading;
} gk_expected;

/** Read the file in `bytes`, recognize its tables and compare them with the report's, both ways:
 *  every row, name and value, every cell of its verbatim tables, every leftover. The first
 *  difference is GK_E_VERIFY naming table, row and column. */
gk_status gk_verify_file(const gk_expected *expected, const void *bytes, size_t size,
                         gk_error *err);

#endif
