/** @file form.h
 *  Forms by themselves: empty ones, what they look like, and how two differ.
 *
 *  @code
 *  gk_reports *blank = gk_blank_report(profiles, "sx2024", &err);
 *  gk_write_options options = {.blank = true};
 *  if (!blank || gk_write_file(gk_reports_at(blank, 0), profiles, "空表.xlsx", &options, &err))
 *      fprintf(stderr, "%s: %s\n", err.where, err.text);
 *  gk_reports_free(blank);
 *  @endcode
 */
#ifndef GONGKAI_FORM_H
#define GONGKAI_FORM_H

#include <gongkai/error.h>
#include <gongkai/profile.h>
#include <gongkai/recognize.h>
#include <gongkai/report.h>

/** One report of a profile with all its tables and nothing in them, to be written (with
 *  gk_write_options.blank) and filled in. GK_E_ARGUMENT if there is no such profile. */
GK_API gk_reports *gk_blank_report(const gk_profiles *profiles, const char *profile, gk_error *err);

/** The tables of a report as lines of text for a terminal, columns aligned with Chinese characters
 *  two wide, malloc'ed. NULL with `err` filled if memory is short or the profiles lack its profile.
 */
GK_API char *gk_report_text(const gk_report *report, const gk_profiles *profiles, gk_error *err);

/** What differs between two profiles. */
typedef enum gk_form_aspect {
    GK_FORM_TABLE,  /**< A table with its number and title. */
    GK_FORM_COLUMN, /**< The headings over a column, from the top. */
    GK_FORM_ROW     /**< A row with its 行次 or code. */
} gk_form_aspect;

typedef struct gk_form_difference {
    gk_form_aspect aspect;
    const char *role;
    const char *from; /**< As the first profile has it; NULL: it has none. */
    const char *to;   /**< As the second has it; NULL: it has none. */
} gk_form_difference;

/** Gets each difference, borrowed for the call; anything but GK_OK stops the comparison. */
typedef gk_status gk_form_difference_sink(void *self, const gk_form_difference *difference,
                                          gk_error *err);

/** Compare two profiles, table by table, as migration sees them: rows and columns that only were
 *  renamed, renumbered or moved have both a `from` and a `to`. GK_E_ARGUMENT if there is no such
 *  profile. */
GK_API gk_status gk_form_diff(const gk_profiles *profiles, const char *from, const char *to,
                              gk_form_difference_sink *sink, void *self, gk_error *err);

#endif
