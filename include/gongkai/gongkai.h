/** @file gongkai.h
 *  All of libgongkai, in the order in which it is best read: what goes wrong (error.h), texts,
 *  numbers and addresses; cells as a file holds them (sheet.h) and as a spreadsheet shows them
 *  (displayed.h); what a job finds (finding.h); reading files (read.h) and the files of archives
 *  (archive.h); what tables look like (profile.h), tables with their meaning (report.h), and the
 *  way from the one to the other (recognize.h); what is done with a report: checks, migration,
 *  differences, forms; and writing it as a workbook (write.h), as records (stream.h) or as values
 *  (tidy.h).
 *
 *  Each header begins with an example. There `err` is a gk_error, and `profiles`, `findings`,
 *  `book`, `tables`, `reports` and `report` are those of this one. Checks for NULL after a lack of
 *  memory are left out:
 *  @code
 *  gk_error err;
 *  gk_profiles *profiles = gk_profiles_new(&err);
 *  gk_findings *findings = gk_findings_new();
 *  gk_book *book = gk_book_new("报告.txt");
 *  gk_sink sink = gk_book_sink(book);
 *  gk_tables *tables = NULL;
 *  gk_reports *reports = NULL;
 *  if (gk_read_file("报告.txt", NULL, NULL, &sink, findings, &err) == GK_OK)
 *      tables = gk_recognize(book, profiles, NULL, findings, &err);
 *  if (tables)
 *      reports = gk_reports_assemble((const gk_tables *const *)&tables, 1, profiles, NULL,
 *                                    findings, &err);
 *  for (size_t i = 0; reports && i < gk_reports_count(reports); i++) {
 *      const gk_report *report = gk_reports_at(reports, i);
 *      if (!gk_reports_refused(reports, i) &&
 *          !gk_write_file(report, profiles, "公开.xlsx", NULL, &err))
 *          printf("%zu values\n", gk_report_value_count(report)); // prints: 285 values
 *  }
 *  gk_reports_free(reports);
 *  gk_tables_free(tables);
 *  gk_book_free(book);
 *  gk_findings_free(findings);
 *  gk_profiles_free(profiles);
 *  @endcode
 */
#ifndef GONGKAI_GONGKAI_H
#define GONGKAI_GONGKAI_H

/* clang-format off: the order is for reading */
#include <gongkai/address.h>
#include <gongkai/archive.h>
#include <gongkai/check.h>
#include <gongkai/decimal.h>
#include <gongkai/diff.h>
#include <gongkai/displayed.h>
#include <gongkai/error.h>
#include <gongkai/finding.h>
#include <gongkai/findings_format.h>
#include <gongkai/form.h>
#include <gongkai/migrate.h>
#include <gongkai/profile.h>
#include <gongkai/raw.h>
#include <gongkai/read.h>
#include <gongkai/recognize.h>
#include <gongkai/report.h>
#include <gongkai/sha256.h>
#include <gongkai/sheet.h>
#include <gongkai/stream.h>
#include <gongkai/text.h>
#include <gongkai/tidy.h>
#include <gongkai/write.h>
/* clang-format on */

#endif
