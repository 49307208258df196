/** @file tidy.h
 *  Values of any number of reports as one CSV, a value a line, to be loaded into a database, and
 *  the datapackage.json (Frictionless Table Schema) that describes its columns.
 *
 *  UTF-8 without a byte order mark, LF, a field in quotes only where it needs them. Numbers and ——
 *  have a line, blanks have none. The columns:
 *
 *  | column      |         | of what                                                             |
 *  |-------------|---------|---------------------------------------------------------------------|
 *  | report      | string  | year/department                                                     |
 *  | department  | string  |                                                                     |
 *  | year        | integer | empty if no source states it                                        |
 *  | profile     | string  | of its tables (sx2024)                                              |
 *  | role        | string  | what the table is about (general)                                   |
 *  | number      | string  | 公开05                                                              |
 *  | title       | string  | of the table                                                        |
 *  | row         | string  | its key: 行次, 科目代码 or label; "" for the one row of 三公        |
 *  | item        | string  | a key that is the same in all years                                 |
 *  | label       | string  | the row's name, as the source wrote it                              |
 *  | column      | integer | 栏次                                                                |
 *  | column_name | string  | its headings from the top, joined by /                              |
 *  | value       | number  | the exact decimal, money with at least two decimals; empty for ——   |
 *  | na          | boolean | true where the value is ——, else false                              |
 *  | unit        | string  | 万元; empty for counts                                              |
 *  | source      | string  | file!sheet!cell it was read from; empty if there was no cell        |
 *
 *  report, role, row and column together are the key of a value. `column` is a word of SQL: there
 *  it stands in quotes.
 *
 *  @code
 *  static gk_status print(void *self, const char *lines, size_t length, gk_error *err) {
 *      (void)self, (void)err;
 *      return fwrite(lines, 1, length, stdout) == length ? GK_OK : GK_E_IO;
 *  }
 *
 *  const gk_stream_output output = {.write = print};
 *  if (gk_tidy_write_head(&output, &err) ||
 *      gk_tidy_write_report(report, profiles, &output, &err)) // and of other reports
 *      return 1;
 *  // prints: report,department,year,…
 *  // prints: 2024/示例市商务局,示例市商务局,2024,sx2024,summary,公开01,…,4662.90,false,万元,…
 *  // prints: …
 *  @endcode
 */
#ifndef GONGKAI_TIDY_H
#define GONGKAI_TIDY_H

#include <gongkai/error.h>
#include <gongkai/profile.h>
#include <gongkai/report.h>
#include <gongkai/stream.h>

/** Write the line of column names: once, before the reports. */
GK_API gk_status gk_tidy_write_head(const gk_stream_output *output, gk_error *err);

/** Write the lines of a report. The same report gives the same lines. GK_E_ARGUMENT if the profiles
 *  lack its profile. */
GK_API gk_status gk_tidy_write_report(const gk_report *report, const gk_profiles *profiles,
                                      const gk_stream_output *output, gk_error *err);

/** Write the datapackage.json that stands beside the CSV, or above it: `path` is the CSV's as seen
 *  from there, with / between folders. GK_E_ARGUMENT for one that begins with / or has a part ".."
 *  in it, which a data package may not. */
GK_API gk_status gk_tidy_write_package(const char *path, const gk_stream_output *output,
                                       gk_error *err);

#endif
