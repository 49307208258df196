/** @file displayed.h
 *  A cell as Excel shows it: what Excel writes into a CSV file when it saves one.
 *
 *  What is shown is for people. It may be rounded, cut or hidden by the cell's number format;
 *  figures are taken from gk_cell.number, never from here.
 *
 *  @code
 *  gk_displayed shown = {0};
 *  gk_cell cell = {.type = GK_CELL_NUMBER, .number = 1234.5, .format = "#,##0.00"};
 *  if (gk_cell_displayed(&cell, false, &shown, &err) == GK_OK)
 *      puts(shown.text); // prints: 1,234.50
 *  gk_displayed_free(&shown);
 *  @endcode
 */
#ifndef GONGKAI_DISPLAYED_H
#define GONGKAI_DISPLAYED_H

#include <gongkai/sheet.h>

/** Limits; beyond them gk_cell_displayed refuses (GK_E_LIMIT). */
#define GK_DISPLAYED_CODE_MAX 65536 /**< Bytes of a format code. */
#define GK_DISPLAYED_MAX 1048576    /**< Bytes shown. */

/** A text that grows and is used again from cell to cell. Zero is an empty one; `text` is UTF-8 of
 *  `length` bytes and ends with a NUL, or is NULL while nothing was ever written. */
typedef struct gk_displayed {
    char *text;
    size_t length, capacity;
} gk_displayed;

GK_API void gk_displayed_free(gk_displayed *out);

/** What Excel shows in a cell: its number (15 significant digits, halves rounded away from zero)
 *  through its format code, General if it has none. `out` is overwritten, and empty after an error.
 *
 *  Booleans are TRUE and FALSE as a text would be: nothing under ;;; and the like. Errors are their
 *  own text, whatever the format. `_x` is one space, as
 *  in a CSV file, and `*x` nothing. Where Excel fills the cell with # (a negative date in the
 *  1900 system, a date after 9999, a number no section is for) there are 255, as in a CSV file.
 *  Serial 60 is 1900-02-29 and 0 is 1900-01-00, as in Excel; in the 1904 system a negative date is
 *  its mirror image with a minus, and so is a negative [h], [m] or [s] alone in both.
 *
 *  The model is a Chinese Excel: aaa and aaaa are 周三 and 星期三, system dates ([$-F800])
 *  2024年12月31日, [DBNum1] to [DBNum3] count as zh-CN does. Names of months and days (mmm,
 *  ddd) and AM/PM are English, as saved without a locale, but Chinese under [$-804]. Other
 *  locales, the Hijri calendar (B2) and eras (g) are not known: English names, Gregorian years
 *  and no era.
 *
 *  A code Excel would refuse is read as far as it goes; bytes that are no UTF-8 show as U+FFFD. */
GK_API gk_status gk_cell_displayed(const gk_cell *cell, bool date1904, gk_displayed *out,
                                   gk_error *err);

#endif
