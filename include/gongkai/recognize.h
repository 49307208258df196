/** @file recognize.h
 *  From cells to tables: which tables a book holds, what every cell in it is, and whose they are.
 *
 *  @code
 *  gk_tables *tables = gk_recognize(book, profiles, NULL, findings, &err);
 *  const gk_tables *inputs[] = {tables};
 *  gk_reports *reports = gk_reports_assemble(inputs, 1, profiles, NULL, findings, &err);
 *  for (size_t i = 0; reports && i < gk_reports_count(reports); i++) {
 *      const gk_report *report = gk_reports_at(reports, i);
 *      printf("%d %s: %zu tables%s\n", report->year, report->department, report->table_count,
 *             gk_reports_refused(reports, i) ? ", refused" : "");
 *      // prints: 2024 示例市商务局: 10 tables
 *  }
 *  gk_reports_free(reports);
 *  gk_tables_free(tables);
 *  @endcode
 */
#ifndef GONGKAI_RECOGNIZE_H
#define GONGKAI_RECOGNIZE_H

#include <gongkai/error.h>
#include <gongkai/finding.h>
#include <gongkai/profile.h>
#include <gongkai/report.h>
#include <gongkai/sheet.h>

/** What a non-empty cell was taken for. Every one of them is exactly one of these. */
typedef enum gk_cell_class {
    GK_CLASS_TITLE,    /**< A table's title. */
    GK_CLASS_META,     /**< 公开NN表, 部门名称, 年度, 金额单位. */
    GK_CLASS_HEADER,   /**< Column headings, 栏次. */
    GK_CLASS_LABEL,    /**< Codes, names, 行次. */
    GK_CLASS_VALUE,    /**< A figure or ——. */
    GK_CLASS_NOTE,     /**< 注 and 说明 under a table. */
    GK_CLASS_VERBATIM, /**< Of a table no profile has, taken whole (gk_report.verbatim). */
    GK_CLASS_IGNORED,  /**< Outside every table (prose, contents, other forms), page numbers. */
    GK_CLASS_UNPLACED  /**< Inside a table but not understood: always an error finding too. */
} gk_cell_class;

#define GK_CLASS_COUNT 9

/** "title", "meta" …; the names `--account` prints. */
GK_API const char *gk_cell_class_name(gk_cell_class class_);

/** Zero values are the defaults. */
typedef struct gk_recognize_options {
    const char *role;    /**< The role of a table without a title; NULL: by its header alone. */
    const char *profile; /**< Read every table by this profile; NULL: by the one that fits. */
    bool keep_unit; /**< Amounts stay in the unit their table states; else they become 万元. */
    const char *input_unit; /**< The unit of tables that name none: 元, 千元, 百元, 万元, 百万元, 亿元,
                                 or in ASCII yuan, wan. One that names another is refused. NULL: they
                                 are decided on by gk_reports_assemble. */
} gk_recognize_options;

typedef struct gk_tables gk_tables;

/** Find the tables of a book.
 *
 *  A table is read by every form of a profile whose header it has. It has all its readings without
 *  errors, or else the one with the fewest, until gk_reports_assemble settles by which profile a
 *  report is read. What a reading found goes with it (gk_tables_findings); what was found outside
 *  the tables goes to `findings`. If that is NULL, nobody wants findings: there are none.
 *
 *  A table with an error finding is among the tables (gk_tables_refused), so that the rest can
 *  still be judged. Finding no table at all is no error here: gk_tables_count is 0.
 *
 *  The result lives on its own; the book may be freed. NULL with `err` filled if memory is short,
 *  or GK_E_ARGUMENT if there is no such profile or unit. */
GK_API gk_tables *gk_recognize(const gk_book *book, const gk_profiles *profiles,
                               const gk_recognize_options *options, gk_findings *findings,
                               gk_error *err);
GK_API void gk_tables_free(gk_tables *tables);

GK_API size_t gk_tables_count(const gk_tables *tables);

/** How many tables that no profile has were taken whole (gk_report.verbatim). */
GK_API size_t gk_tables_verbatim_count(const gk_tables *tables);

/** The i-th of them. */
GK_API const gk_verbatim_table *gk_tables_verbatim_at(const gk_tables *tables, size_t i);

/** The i-th table in its best reading. */
GK_API const gk_table *gk_tables_at(const gk_tables *tables, size_t i);

/** True if the i-th table has an error finding: it must not be written. */
GK_API bool gk_tables_refused(const gk_tables *tables, size_t i);

/** What the i-th table's best reading found; NULL if nobody wanted findings. What the reading found
 *  on which gk_reports_assemble settles goes to the findings of that call. */
GK_API const gk_findings *gk_tables_findings(const gk_tables *tables, size_t i);

/** The account of cells: how many of a sheet's non-empty cells are of each class. The counts of all
 *  classes add up to the sheet's cells. `name` gets the sheet's name. False past the last sheet. */
GK_API bool gk_tables_account(const gk_tables *tables, size_t sheet, const char **name,
                              size_t counts[GK_CLASS_COUNT]);

typedef struct gk_reports gk_reports;

/** Zero values are the defaults. */
typedef struct gk_assemble_options {
    const char *department; /**< Overrides what the sources state. */
    int year;               /**< Likewise. */
} gk_assemble_options;

/** Assemble tables from several books into reports by department and year. Tables that state
 *  neither take what the other tables of their input agree on, then what all inputs agree on.
 *
 *  Each report is read by one profile: the one whose forms its tables have, whose numbers and
 *  titles they have; the year only decides between equals. If two fit as well and it matters which
 *  it is, that is a finding; so is a table in the form of another profile, in which it stays.
 *
 *  The same table twice is an info finding if all values are equal, else an error finding with both
 *  places. The result owns copies of everything. NULL with `err` filled if memory is short. */
GK_API gk_reports *gk_reports_assemble(const gk_tables *const *tables, size_t count,
                                       const gk_profiles *profiles,
                                       const gk_assemble_options *options, gk_findings *findings,
                                       gk_error *err);
GK_API void gk_reports_free(gk_reports *reports);

GK_API size_t gk_reports_count(const gk_reports *reports);
GK_API const gk_report *gk_reports_at(const gk_reports *reports, size_t i);

/** What reading the i-th report found, from its inputs or from its stream, borrowed; NULL if
 *  nobody wanted findings, or if the report has been moved to another form. */
GK_API const gk_findings *gk_reports_findings(const gk_reports *reports, size_t i);

/** True if the i-th report has a refused table or the same table twice with different values. */
GK_API bool gk_reports_refused(const gk_reports *reports, size_t i);

#endif
