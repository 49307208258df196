/** @file diff.h
 *  Two reports, cell by cell: what has changed between two readings, two versions, two years.
 *
 *  Tables are matched by their roles, rows by their items (the key that does not change with the
 *  year; stream.h) or, where the form has none, by their keys, columns by their names; verbatim
 *  tables by their names and cells by their places; leftovers as tables are. Numbers are compared by
 *  value: 1.5 and 1.50 are equal; a blank, —— and 0 are three different things. Money is compared in
 *  万元, whatever the units of the tables are. Texts are equal if their comparison keys are (text.h),
 *  those of verbatim tables if they are the same to the byte.
 *
 *  Not compared: the order of tables and rows, where cells stood, and merged cells of verbatim
 *  tables.
 *
 *  @code
 *  static gk_status print(void *self, const gk_difference *difference, gk_error *err) {
 *      (void)self, (void)err;
 *      const char *kind = gk_difference_kind_name(difference->kind);
 *      printf("%s %s %s\n", kind, difference->title, difference->row);
 *      return GK_OK;
 *  }
 *
 *  gk_diff_options options = {.tolerance = {1, 2}}; // 0.01
 *  size_t count;
 *  if (gk_diff(report, report, profiles, &options, print, NULL, &count, &err) == GK_OK)
 *      printf("%zu differences\n", count); // prints: 0 differences
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

/** What differs. All but values are texts. */
typedef enum gk_difference_kind {
    GK_DIFFERENCE_VALUE,      /**< A figure or ——, of a table or of leftovers. */
    GK_DIFFERENCE_CELL,       /**< A cell of a verbatim table. */
    GK_DIFFERENCE_TABLE,      /**< A table that one side lacks, by its title, if it has no value; a
                                   verbatim table in any case. Its values come one by one. */
    GK_DIFFERENCE_ROW,        /**< The same of a row by code. The text is its label. */
    GK_DIFFERENCE_LABEL,      /**< What a row is called. */
    GK_DIFFERENCE_LINE,       /**< Its 行次, where the form has none. */
    GK_DIFFERENCE_TITLE,      /**< A table's number and title. */
    GK_DIFFERENCE_FORM,       /**< The profile whose form a report or a table has. */
    GK_DIFFERENCE_DEPARTMENT, /**< Whose a report is, or what a table of it states instead. */
    GK_DIFFERENCE_YEAR,       /**< Its 年度, likewise. */
    GK_DIFFERENCE_UNIT,       /**< The unit of amounts that a table states. */
    GK_DIFFERENCE_NOTE,       /**< A 注 or 说明 below it. */
    GK_DIFFERENCE_MEMBERS     /**< Unknown members of a record in a stream (stream.h). */
} gk_difference_kind;

/** "value", "cell" …; NULL beyond the last. */
GK_API const char *gk_difference_kind_name(gk_difference_kind kind);

/** One place on both sides. Strings and values are borrowed for the call. What does not apply is
 *  "", 0 or NULL. */
typedef struct gk_difference {
    gk_difference_kind kind;
    bool leftover;              /**< The table is one of the leftovers. */
    const char *role;           /**< NULL: of the report as a whole, or of a verbatim table. */
    const char *number, *title; /**< Of the table: of the right side, else of the left. */
    const char *row, *item;     /**< The row's key on the side that has it, and its item; of a
                                     verbatim table its number, from 1. */
    const char *label;          /**< As the source wrote it; of the right side, else of the left. */
    unsigned column;            /**< 栏次, of the right side, else of the left. */
    const char *column_name;    /**< Its headings, joined by "/"; of a verbatim table A, B, C … */
    const gk_value *left;       /**< A value, money in 万元; NULL: that side has no such table, */
    const gk_value *right;      /**< row or column. */
    const char *left_text;      /**< A text; NULL: that side has none. */
    const char *right_text;
    gk_origin left_origin; /**< Where it stands, or its table; source NULL: nowhere. */
    gk_origin right_origin;
    bool money;        /**< Not a count. */
    bool equal;        /**< Or within the tolerance; such are only given if options->all is set. */
    bool has_change;   /**< Both are numbers, or one is and the other blank or missing: */
    gk_decimal change; /**< right - left, what is none counting as 0. */
} gk_difference;

typedef struct gk_diff_options {
    gk_decimal tolerance; /**< Numbers not further apart are equal; in 万元 for money. */
    bool all;             /**< Give equal values too, except where both sides are blank. */
    bool values_only;     /**< Values alone, and those cells of verbatim tables that are numbers on
                               one side; no text. */
    bool rounded;    /**< Of tables in different units, amounts are equal, too, if the one in the
                               smaller unit is the other to two decimals (四舍五入): as converting
                               it does. */
    bool other_year; /**< The two are of different years: 年度 is not compared. */
} gk_diff_options;

/** Gets each difference: first what differs of the report, then of each of the right side's tables
 *  itself and, in the order of rows and columns, of its rows; what only the left side has comes at
 *  the end of its table; then verbatim tables and leftovers. Anything but GK_OK stops the
 *  comparison. */
typedef gk_status gk_difference_sink(void *self, const gk_difference *difference, gk_error *err);

/** Compare; *count gets how many differ. A blank is no difference to a row, table or column that is
 *  not there. GK_E_ARGUMENT if the profiles lack a profile, GK_E_LIMIT with the cell as its place
 *  for an amount that has too many digits in 万元. */
GK_API gk_status gk_diff(const gk_report *left, const gk_report *right, const gk_profiles *profiles,
                         const gk_diff_options *options, gk_difference_sink *sink, void *self,
                         size_t *count, gk_error *err);

#endif
