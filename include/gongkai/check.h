/** @file check.h
 *  勾稽: the equations that must hold within a report, between its tables and with last year's.
 *
 *  Checks are rows of data (data/checks.csv; a file of the caller's own adds to them), in roles,
 *  names of rows and headings of columns, so that they hold for every profile. data/README.md
 *  describes how they are written. Published amounts are each rounded to 0.01 万元: m of them in
 *  one equation may honestly be off by 0.005·m together. m is the number of amounts that stand
 *  there: a printed 0.00 is one, a blank, a —— and what stands in a row without a name are none. A
 *  difference of at most that and 0.05 is a tail, up to 0.005·m a suspicious one, beyond it an
 *  error; totals that must balance have no tail. Blank and —— count as 0. Amounts of tables that
 *  are in another unit are compared in 万元, exactly, and rounded as they are printed: to 0.01 元
 *  in a table in 元, further where more decimals are printed, but to nothing less than 0.01 元. A
 *  check all of whose cells are blank is not run.
 *
 *  @code
 *  gk_checks *checks = gk_checks_new(&err);
 *  gk_check_results *results = gk_check_run(checks, report, NULL, findings, profiles, &err);
 *  printf("%zu failed\n", gk_check_results_with(results, GK_OUTCOME_FAILED)); // prints: 0 failed
 *  gk_check_results_free(results);
 *  gk_checks_free(checks);
 *  @endcode
 */
#ifndef GONGKAI_CHECK_H
#define GONGKAI_CHECK_H

#include <gongkai/decimal.h>
#include <gongkai/error.h>
#include <gongkai/finding.h>
#include <gongkai/profile.h>
#include <gongkai/report.h>
#include <stdbool.h>

/** One check as its file has it; the texts live as long as the gk_checks. */
typedef struct gk_check {
    const char *id;        /**< "A01-1"; stable. */
    const char *scope;     /**< What it is repeated for; "" for once. */
    const char *formula;   /**< Or the name of a rule, such as "explained". */
    const char *when;      /**< Only where this holds; "" for always. */
    const char *tolerance; /**< "round", "exact", or "" for a rule. */
    gk_severity severity;  /**< Of a failure. */
    const char *zh, *en;   /**< What must be. */
    const char *source;    /**< Where the check comes from. */
} gk_check;

typedef struct gk_checks gk_checks;

/** The built-in checks; NULL with `err` filled if memory is short. */
GK_API gk_checks *gk_checks_new(gk_error *err);
GK_API void gk_checks_free(gk_checks *checks);

/** Add the checks of a CSV; one whose id exists replaces it. They may name the tables of
 *  `profiles`, which need not outlive them. GK_E_PROFILE with file:row:column in err->where for a
 *  mistake; the checks are then as they were. */
GK_API gk_status gk_checks_add_file(gk_checks *checks, const gk_profiles *profiles,
                                    const char *path, gk_error *err);

/** The i-th check in the file's order; NULL past the end. */
GK_API const gk_check *gk_checks_at(const gk_checks *checks, size_t i);

/** The check of that id, or NULL. */
GK_API const gk_check *gk_checks_find(const gk_checks *checks, const char *id);

/** A cell that takes part in an equation. */
typedef struct gk_checked_cell {
    const gk_table *table;
    const gk_row *row;
    unsigned column; /**< From 1. */
    bool right;      /**< It is on the right side of the equation. */
    bool negative;   /**< It is subtracted there. */
} gk_checked_cell;

/** One check at one place. */
typedef struct gk_check_result {
    const gk_check *check;
    gk_outcome outcome;
    gk_severity severity; /**< Info: a tail; warn: a suspicious one; a failure: the check's. */
    const char *at;   /**< Where: "公开02 201 第1栏"; "" if the check names the place itself. */
    bool is_equation; /**< left, right and difference hold figures. */
    gk_decimal left, right, difference; /**< In 万元, or in pieces. */
    gk_decimal envelope;                /**< What rounding may do. */
    /** Why it was not run, what a rule found, or which row an equation misses; "" otherwise. */
    const char *zh, *en;
    gk_origin origin; /**< The place to look at first: for a failure the cell most likely wrong. */
    size_t cell_count;
    const gk_checked_cell *cells; /**< Likely wrong ones first, else as the equation has them. */
} gk_check_result;

typedef struct gk_check_results gk_check_results;

/** Run all checks on a report. `previous` is the same unit's report of the year before, or NULL;
 *  `found` what reading the report found, or NULL. The result borrows from the report and the
 *  checks. NULL with `err` filled if memory is short. */
GK_API gk_check_results *gk_check_run(const gk_checks *checks, const gk_report *report,
                                      const gk_report *previous, const gk_findings *found,
                                      const gk_profiles *profiles, gk_error *err);
GK_API void gk_check_results_free(gk_check_results *results);

GK_API size_t gk_check_results_count(const gk_check_results *results);

/** In the order of the checks; all that were run and all that were not. */
GK_API const gk_check_result *gk_check_results_at(const gk_check_results *results, size_t i);

/** How many had this outcome. */
GK_API size_t gk_check_results_with(const gk_check_results *results, gk_outcome outcome);

/** Add every result but those that held to findings: first what was run, with both sides and every
 *  cell of an equation, then what was not run, with the reason. GK_OK or GK_E_MEMORY. */
GK_API gk_status gk_check_report(const gk_check_results *results, gk_findings *findings);

/** The results that held, as gk_findings_group takes them (findings_format.h), in the order of the
 *  checks; *count gets their number. Borrowed until the results are freed. */
GK_API const gk_held *gk_check_held(const gk_check_results *results, size_t *count);

#endif
