/** @file print.h
 *  Differences, for people and for programs.
 */
#ifndef DIFF_PRINT_H
#define DIFF_PRINT_H

#include <gongkai/gongkai.h>

/** What is being printed; all but left and right may be zero. */
typedef struct diff_page {
    const gk_report *left, *right;
    bool yuan;          /**< Amounts in 元, not 万元. */
    bool ndjson;        /**< {"t":"difference", …}, one a line. */
    bool begun;         /**< The report's heading is printed … */
    const char *number; /**< … and that of this table, */
    const char *title;  /**< by its number and title, */
    bool leftover;      /**< among the leftovers. */
} diff_page;

/** Prints one; `self` is a diff_page. */
gk_difference_sink diff_print;

/** Read an amount that is not negative, in 元 or 万元; *tolerance gets it in 万元. */
bool diff_read_tolerance(const char *text, bool yuan, gk_decimal *tolerance);

#endif
