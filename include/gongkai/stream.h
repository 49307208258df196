/** @file stream.h
 *  Reports as a stream of lines, which programs can read, filter, join and write: NDJSON, one
 *  record a line, UTF-8, LF. gk-stream(5) describes the records; here is how to write and read
 *  them.
 *
 *  A report is its `report` record and the `table` and `row` records behind it; `finding` records
 *  hold what was found, and a `file` record ends each input. Amounts and codes are strings that
 *  hold the exact decimal. Streams can be put behind each other, and sorted by their reports:
 *  records of one report stay together, each table before its rows.
 *
 *  What a later version adds is not lost: unknown members stay with their record (`unknown_members`
 *  of gk_row, gk_table, gk_report, gk_verbatim_table and its cells), and unknown records stay lines (gk_stream_other_record).
 *
 *  @code
 *  static gk_status print(void *self, const char *lines, size_t length, gk_error *err) {
 *      (void)self, (void)err;
 *      fwrite(lines, 1, length, stdout);
 *      return GK_OK;
 *  }
 *
 *  int main(void) {
 *      const gk_stream_output output = {.write = print};
 *      const gk_stream_file file = {"表.csv", GK_STREAM_OK, 12, "", NULL, NULL};
 *      gk_error err;
 *      return gk_stream_write_file(&file, &output, &err) ? 1 : 0;
 *      // prints: {"t":"file","source":"表.csv",…}
 *  }
 *  @endcode
 */
#ifndef GONGKAI_STREAM_H
#define GONGKAI_STREAM_H

#include <gongkai/error.h>
#include <gongkai/finding.h>
#include <gongkai/profile.h>
#include <gongkai/recognize.h>
#include <gongkai/report.h>
#include <gongkai/sha256.h>
#include <stdbool.h>
#include <stddef.h>

/** Where lines go; each call has one or more whole lines. Anything but GK_OK stops the writing. */
typedef struct gk_stream_output {
    void *self;
    gk_status (*write)(void *self, const char *lines, size_t length, gk_error *err);
} gk_stream_output;

/** What became of an input. */
typedef enum gk_stream_end {
    GK_STREAM_OK,
    GK_STREAM_FINDINGS, /**< Read, with findings of error severity or warnings. */
    GK_STREAM_REFUSED   /**< Not read: nothing of it is in the stream. */
} gk_stream_end;

/** The last record of an input. */
typedef struct gk_stream_file {
    const char *source;
    gk_stream_end end;
    size_t cells;        /**< Not empty ones; 0 for an input that could not be read. */
    const char *sha256;  /**< Of its bytes, in hexadecimal; "" if they could not be had. */
    const char *en, *zh; /**< Why it was refused; NULL if it was not. */
} gk_stream_file;

/** Write a report: its own record, and each table with its rows. The same report gives the same
 *  lines. GK_E_ARGUMENT if the profiles lack its profile. */
GK_API gk_status gk_stream_write_report(const gk_report *report, const gk_profiles *profiles,
                                        const gk_stream_output *output, gk_error *err);

GK_API gk_status gk_stream_write_finding(const gk_finding *finding, const gk_stream_output *output,
                                         gk_error *err);

GK_API gk_status gk_stream_write_file(const gk_stream_file *file, const gk_stream_output *output,
                                      gk_error *err);

/** True if the bytes begin as a stream does: with an object that has "t" as its first member. */
GK_API bool gk_stream_is(const void *bytes, size_t size);

/** Read a whole stream. gk_reports_assemble makes reports of its tables, as of those of any input:
 *  the same table twice is judged there. `name` is what errors call the stream; values have the
 *  origins that the stream states. NULL with `err` filled (where: name!line) for a line that is no
 *  record, contradicts its profile, or stands in the wrong place; and for a stream that was cut
 *  off: each source of a report must have its `file` record. Lines may have up to 16 MiB. */
GK_API gk_tables *gk_stream_read(const void *bytes, size_t size, const char *name,
                                 const gk_profiles *profiles, gk_error *err);

/** The i-th record of a stream that belongs to no report, as its line without the end: a finding, a
 *  file, or a record of an unknown kind. They are in the stream's order; NULL past the last. */
GK_API const char *gk_stream_other_record(const gk_tables *tables, size_t i);

/** True if the i-th of these is of an unknown kind; false past the last. */
GK_API bool gk_stream_other_is_unknown(const gk_tables *tables, size_t i);

/** The finding that the i-th of these records is; NULL if it is none, or past the last. */
GK_API const gk_finding *gk_stream_other_finding(const gk_tables *tables, size_t i);

#endif
