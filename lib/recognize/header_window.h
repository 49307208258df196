/** The rows that may be a header: what each sheet column says in them from top to bottom. */
#ifndef GK_HEADER_WINDOW_H
#define GK_HEADER_WINDOW_H

#include "recognize/scan.h"

enum { GK_WINDOW_ROWS = 8, GK_WINDOW_COLS = 200, GK_HEADING_TEXT_MAX = 512 };

typedef struct gk_heading_text {
    char own[GK_HEADING_TEXT_MAX]; /**< The column's texts joined, merged headings where they stand.
                                    */
    char filled[GK_HEADING_TEXT_MAX]; /**< The same with headings to the left filled in. */
} gk_heading_text;

typedef struct gk_window {
    const gk_scan *scan;
    uint32_t rows[GK_WINDOW_ROWS]; /**< The rows that show something. */
    size_t row_count;
    uint32_t cols[GK_WINDOW_COLS]; /**< The sheet columns that show something, ascending. */
    size_t col_count;
    const char **cells;     /**< row_count x col_count keys; NULL for an empty cell. */
    gk_arena stripped;      /**< Keys whose unit in brackets was taken off … */
    char unit[GK_UNIT_MAX]; /**< … and that unit. */
    gk_heading_text *texts; /**< One per column, of the first rows_joined rows. */
    size_t rows_joined;
    bool parts[GK_WINDOW_COLS];      /**< Columns headed 类, 款, 项. */
    size_t parts_by[GK_WINDOW_COLS]; /**< Where such begin: the rows that show it; 0 elsewhere. */
    bool shared[GK_WINDOW_ROWS];     /**< The 合计 stands on this row too. */
} gk_window;

/** Open the window whose first row is `row`; false if memory is short (close it all the same). */
bool gk_window_open(gk_window *w, const gk_scan *scan, uint32_t row);
void gk_window_close(gk_window *w);

/** The key of a cell of the window; "" for an empty one. */
const char *gk_window_cell(const gk_window *w, size_t row, size_t col);

/** Join the texts of the first `rows` rows into `texts`. */
void gk_window_join(gk_window *w, size_t rows);

/** True for what says nothing below a heading: 决算数, 金额 or nothing. */
bool gk_heading_is_idle(const char *text);

#endif
