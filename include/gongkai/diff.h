/** @file diff.h
 *  Two reports, value by value: what has changed between two readings, two versions, two years.
 *
 *  Tables are matched by their roles, rows by their items (the key that does not change with the
 *  year; stream.h) or, where the form has none, by their keys, columns by their names. Numbers are
 *  compared by value: 1.5 and 1.50 are equal; a blank, —— and 0 are three different things.
 *
 *  @code
 *  static gk_status print(void *self, const gk_difference *difference, gk_error *err) {
 *      (void)self, (void)err;
 *      printf("%s %s %s\n", difference->number, difference->row, difference->column_name);
 *      return GK_OK;
 *  }
 *
 *  gk_diff_options options = {.tolerance = {1, 2}}; // 0.01
 *  size_t count;
 *  if (gk_diff(report, report, profiles, &options, print, NULL, &count, &err) == GK_OK)
 *      printf("%zu values differ\n", count); // prints: 0 values differ
 *  @endcode
 */
#ifndef GONGKAI_DIFF_H
#define GONGKAI_DIFF_H

#include <gongkai/decimal.h>
#include <gongkai/error.h>
#include <gongkai/profile.h>
#include <gongkai/report.h>
#include <stdbool.h>
#include <stddef.h>

/** One value on both sides. Strings are borrowed for the call. */
typedef struct gk_difference {
    const char *role;
    const char *number, *title; /**< Of the table: of the right side, else of the left. */
    const char *row, *item;     /**< The row's key on the side that has it, and its item. */
    const char *label;          /**< As the source wrote it. */
    unsigned column;            /**< 栏次, of the right side, else of the left. */
    const char *column_name;    /**< Its headings, joined by "/". */
    const gk_value *left;       /**< NULL: that side has no such table, row or column. */
    const gk_value *right;
    bool money;        /**< Not a count. */
    bool equal;        /**< Or within the tolerance; such are only given if options->all is set. */
    bool has_change;   /**< Both are numbers, or one is and the other blank or missing: */
    gk_decimal change; /**< right - left, what is none counting as 0. */
} gk_difference;

typedef struct gk_diff_options {
    gk_decimal tolerance; /**< Numbers not further apart are equal; in 万元 for money. */
    bool all;             /**< Give equal values too, except where both sides are blank. */
} gk_diff_options;

/** Gets each difference, in the order of the right side's tables, rows and columns; what only the
 *  left side has comes at the end of its table. Anything but GK_OK stops the comparison. */
typedef gk_status gk_difference_sink(void *self, const gk_difference *difference, gk_error *err);

/** Compare; *count gets how many values differ. A blank is no difference to a row, table or column
 *  that is not there. GK_E_ARGUMENT if the profiles lack a profile. */
GK_API gk_status gk_diff(const gk_report *left, const gk_report *right, const gk_profiles *profiles,
                         const gk_diff_options *options, gk_difference_sink *sink, void *self,
                         size_t *count, gk_error *err);

#endif
