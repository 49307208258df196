/** The rows that may be a header: what each sheet column says in them from top to bottom. */
#ifndef GK_HEADER_WINDOW_H
#define GK_HEADER_WINDOW_H

#include "recognize/heading_unit.h"

/* A header takes up to four rows; twice as many where each line of a wrapped heading is a row of
 * its own. One that is longer, or wider than 200 columns (forms have up to 12, a page of text
 * parted at its spaces some 60), matches no form: its title is an error then. A text that is cut at
 * GK_HEADING_TEXT_MAX equals no heading. */
enum { GK_HEADER_WINDOW_ROWS = 8, GK_HEADER_WINDOW_COLS = 200, GK_HEADING_TEXT_MAX = 512 };

/** A column's headings joined from top to bottom. A merged heading is one of every column it
 *  covers; where a file has no merged cells (CSV) or an author did without, a heading may reach
 *  over the blank cells on its right. */
typedef struct gk_heading_text {
    char own[GK_HEADING_TEXT_MAX];    /**< Those in its own cells and those merged over it. */
    char filled[GK_HEADING_TEXT_MAX]; /**< Those that may reach over it, too. */
} gk_heading_text;

typedef struct gk_header_window {
    const gk_scan *scan;
    uint32_t rows[GK_HEADER_WINDOW_ROWS]; /**< The rows that show something. */
    size_t row_count;
    uint32_t cols[GK_HEADER_WINDOW_COLS]; /**< The sheet columns that show something, ascending. */
    size_t col_count;
    const char **cells;  /**< row_count x col_count keys; NULL for an empty cell. */
    const char **merged; /**< The same; under a merged heading, the key of its corner. */
    gk_arena stripped;   /**< Keys whose unit was taken off … */
    gk_heading_unit units[GK_HEADER_WINDOW_ROWS]; /**< … and the units, row by row. */
    gk_heading_text *texts; /**< One per column, of the first rows_joined rows. */
    size_t rows_joined;
    bool parts[GK_HEADER_WINDOW_COLS];      /**< Columns headed 类, 款, 项. */
    size_t parts_by[GK_HEADER_WINDOW_COLS]; /**< Where these begin: the rows it takes to show it. */
    uint32_t serial_col; /**< The sheet column headed 序号 (a running number), or GK_NO_CELL. */
    bool shared[GK_HEADER_WINDOW_ROWS]; /**< The 合计 stands on this row too. */
} gk_header_window;

/** Open the window whose first row is `row`. To be closed even if memory is short. */
gk_status gk_header_window_open(gk_header_window *window, const gk_scan *scan, uint32_t row);
void gk_header_window_close(gk_header_window *window);

/** The key of a cell of the window; "" for an empty one. */
const char *gk_header_window_cell(const gk_header_window *window, size_t row, size_t col);

/** Join the texts of the first `rows` rows into `texts`; false if they are the same as with one row
 *  less: what did not match then does not match now. */
bool gk_header_window_join(gk_header_window *window, size_t rows);

/** True for 序号 and the like: rows are counted below it, which says nothing of them. */
bool gk_header_window_is_serial(const char *text);

/** A quick look before gk_header_window_heading: units of money end in 元 or 圆. */
bool gk_header_window_may_name_unit(const char *key);

/** What a cell says as a heading, without the unit it may name, in `text`; `unit` gets that, or "".
 *  A cell that names a unit and nothing else is no heading: "". */
void gk_header_window_heading(const gk_scan *scan, const gk_cell *cell, char text[GK_KEY_MAX],
                              char unit[GK_UNIT_MAX]);

/** True for a text that adds nothing below a heading: 决算数, 金额 or none. */
bool gk_header_window_is_idle(const char *text);

/** True if the i-th cell of a row is its first 合计. */
bool gk_header_window_is_total(const gk_scan *scan, const gk_cell *cells, size_t i);

#endif
