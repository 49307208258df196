/** @file check_page.h
 *  What checking found, for people and for programs.
 */
#ifndef CHECK_PAGE_H
#define CHECK_PAGE_H

#include <gongkai/gongkai.h>
#include <stdbool.h>

/** One report that was checked, or a report or file that was refused. */
typedef struct check_page {
    const gk_report *report; /**< NULL: a file. */
    const gk_check_results *results;
    const gk_findings *findings; /**< What the checks found. */
    const gk_finding *refusal;   /**< Instead of both. */
} check_page;

/** A way to print: begin, each report, end. */
typedef struct check_format {
    const char *name;
    void (*begin)(void);
    void (*page)(const check_page *page, size_t number);
    void (*end)(void);
} check_format;

/** The format of that name: text, ndjson, json, csv, sarif, junit or html; NULL if there is none.
 */
const check_format *check_format_find(const char *name);

extern const check_format check_text;   /**< check_text.c */
extern const check_format check_ndjson; /**< check_lines.c … */
extern const check_format check_json, check_csv;
extern const check_format check_sarif, check_junit, check_html; /**< check_markup.c */

/** The names of formats, up to NULL. */
extern const char *const check_formats[];

/** What a reader calls the report: its year and department, what of them it states; else the file
 * it came from. */
const char *check_name(const gk_report *report, char text[1200]);

/** The same of a page, which may be of a file. */
const char *check_page_name(const check_page *page, char text[1200]);

/** How grave a finding is, in the reader's language: a tail is called so. */
const char *check_severity(const gk_finding *finding);

/** What is said of a check that was not run, as a finding of severity info; NULL if it was run. The
 *  finding is valid until the next call. */
const gk_finding *check_not_run(const check_page *page, size_t result);

/** True for a difference that rounding explains, which is no fault. */
bool check_is_tail(const gk_finding *finding);

/** The cell with its file and sheet, as gk_origin_format has it; "" for none. */
const char *check_place(gk_origin origin, char text[1024]);

#define CHECK_OTHERS_MAX 8192

/** The cells besides the first, up to `most` runs of them (C3:C9), "" if there are none; cut with …
 *  if they do not fit. */
const char *check_others(const gk_finding *finding, size_t most, char text[CHECK_OTHERS_MAX]);

#endif
