/** @file report.h
 *  Tables with their meaning: one unit (部门/单位), one year, a table for each role of its profile.
 *
 *  A value is found by three keys: the table's role, the row's key and the column's 栏次. A row's key
 *  is its 行次 ("27") where the form numbers its rows, its 科目代码 ("2011301") in the tables by code,
 *  its label ("合计", "人员经费合计") for totals there and in forms whose numbers are not known, with
 *  its side before it in a table of two ("收入/总计"), and "" for the one row of 三公. Columns count
 *  from 1. Everything is owned by the gk_tables or gk_reports that holds it.
 *
 *  @code
 *  const gk_table *general = gk_report_table(report, GK_ROLE_GENERAL);
 *  const gk_row *row = general ? gk_table_row(general, "2011301") : NULL;
 *  char amount[GK_DECIMAL_TEXT_MAX], place[512];
 *  if (row && row->values[0].kind == GK_VALUE_NUMBER) {
 *      gk_decimal_format(row->values[0].number, 2, amount);
 *      gk_origin_format(row->values[0].origin, place, sizeof place);
 *      printf("%s %s, %s\n", row->label, amount, place); // prints: 行政运行 395.29, 报告.txt!报告.txt!C…
 *  }
 *  @endcode
 */
#ifndef GONGKAI_REPORT_H
#define GONGKAI_REPORT_H

#include <gongkai/decimal.h>
#include <gongkai/finding.h>
#include <gongkai/profile.h>
#include <stdbool.h>
#include <stddef.h>

/** Three kinds of nothing stay three: a blank cell, —— (not applicable), and the number 0. */
typedef enum gk_value_kind {
    GK_VALUE_BLANK,
    GK_VALUE_NOT_APPLICABLE,
    GK_VALUE_NUMBER
} gk_value_kind;

typedef struct gk_value {
    gk_value_kind kind;
    gk_decimal number; /**< Money in its table's amount_unit, counts in pieces. */
    gk_origin origin;  /**< Where it was read, or would stand (blank); source NULL: nowhere. */
} gk_value;

typedef struct gk_row {
    const char *key;
    const char *label;      /**< As the source wrote it, cleaned of wrapping; may be empty. */
    const char *line;       /**< The source's 行次 where the form does not have it, or NULL. */
    const gk_value *values; /**< gk_table.column_count of them; column n is values[n - 1]. */
    const char *unknown_members; /**< Of its record in a stream (stream.h); or NULL. */
} gk_row;

typedef struct gk_table {
    const char *role;
    const char *profile; /**< Whose form it has: mostly that of the report. */
    const char *number;  /**< "公开02", that of the report's profile; "" where it has none. */
    const char *title;   /**< That of the report's profile. */
    const char *stated_number; /**< The source's number where that is another; or NULL. */
    const char *stated_title;  /**< The source's wording where that is another: its key; or NULL. */
    const char *department;    /**< As the source states it, or NULL. */
    int year;                  /**< As the source states it, or 0. */
    const char *unit;          /**< The source's unit (元, 万元 …), or NULL. */
    const char *amount_unit;   /**< The unit of its amounts; NULL: 万元. */
    gk_origin origin;          /**< The title, or where there is none the header's first cell. */
    size_t column_count;
    size_t row_count;
    const gk_row *rows; /**< In the source's order, totals where they stood. */
    size_t note_count;
    const char *const *notes;           /**< 注 and 说明 lines as the source wrote them. */
    const char *unknown_members;        /**< Of its record in a stream (stream.h); or NULL. */
    const char *report_unknown_members; /**< Of its report's record; or NULL. */
} gk_table;

/** A cell of a verbatim table. Rows count from 0 at its first row, columns from the sheet's first;
 *  a merged cell reaches to last_row and last_col. */
typedef struct gk_verbatim_cell {
    uint32_t row, last_row, col, last_col;
    const char *text;  /**< What it holds, a moment as it is shown; NULL for a number. */
    gk_decimal number; /**< With every digit that the file has. One that no decimal can hold is a
                            text. */
    const char *unknown_members; /**< Of its object in a stream (stream.h); or NULL. */
} gk_verbatim_cell;

/** A table that no profile has, cell by cell as it stood: local tables, sheets of the ministry's
 *  own forms. */
typedef struct gk_verbatim_table {
    const char *name; /**< Its title, or its sheet's name. */
    gk_origin origin; /**< Its first row. */
    size_t cell_count;
    const gk_verbatim_cell *cells; /**< By row and column. */
    const char *unknown_members;   /**< Of its record in a stream (stream.h); or NULL. */
} gk_verbatim_table;

typedef struct gk_report {
    const char *department; /**< "" if it is stated nowhere. */
    int year;               /**< 0 if it is stated nowhere. */
    const char *profile;    /**< By which its tables are numbered and titled. */
    size_t table_count;
    const gk_table *tables;    /**< In the order of the profile, one per role. */
    const char *migrated_from; /**< The profile it had before (migrate.h); NULL: no other. */
    size_t verbatim_count;
    const gk_verbatim_table *verbatim; /**< Tables outside the profile, in the inputs' order. */
    size_t leftover_count;
    const gk_table *leftovers;   /**< After a migration: values without a place in the new form, in
                                  the form they had. */
    const char *unknown_members; /**< Of its record in a stream (stream.h); or NULL. */
} gk_report;

#define GK_REPORT_KEY_MAX 1024

/** The key of a report, one string: "2024/某某局", or "/某某局" without a year. */
GK_API void gk_report_key(const gk_report *report, char key[GK_REPORT_KEY_MAX]);

/** True if both are blank, both ——, or equal numbers (1.5 and 1.50 are); origins do not count. */
GK_API bool gk_value_equal(const gk_value *a, const gk_value *b);

/** The row with this key, or NULL. */
GK_API const gk_row *gk_table_row(const gk_table *table, const char *key);

/** The table with this role, or NULL. */
GK_API const gk_table *gk_report_table(const gk_report *report, const char *role);

/** How many values (numbers and ——, not blanks) a report holds. */
GK_API size_t gk_report_value_count(const gk_report *report);

#endif
