/** Does a written file say what its report says? */
#ifndef GK_VERIFY_H
#define GK_VERIFY_H

#include <gongkai/profile.h>
#include <gongkai/read.h>
#include <gongkai/report.h>
#include <stddef.h>

/** Read the file in `bytes` (with `options`; NULL: the defaults), recognize its tables and compare
 *  them with the report's, both ways: every row, name and value. The first difference is
 *  GK_E_VERIFY naming table, row and column. */
gk_status gk_verify_file(const gk_report *report, const gk_profiles *profiles,
                         const gk_read_options *options, const void *bytes, size_t size,
                         gk_error *err);

#endif
