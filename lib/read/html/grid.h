/** Where the cells of one HTML table stand on a sheet.
 *
 *  Cells are placed as browsers do it: each at the first column that no cell above reaches down to.
 *  A row takes one row of the sheet, or more if a cell holds a table. What spans beyond the group
 *  of rows (<tbody> and the like) ends with it.
 */
#ifndef GK_HTML_GRID_H
#define GK_HTML_GRID_H

#include <gongkai/sheet.h>

/** The most columns and rows one cell may span; more is taken for so many, as in browsers. */
#define GK_HTML_COLSPAN_MAX 1000u
#define GK_HTML_ROWSPAN_MAX 65534u

/** A cell's place: its upper left corner on the sheet, and how far it spans. */
typedef struct gk_html_place {
    uint32_t row, col;
    uint32_t cols; /**< At least 1. */
    uint32_t rows; /**< Of the table, not of the sheet; 0: to the end of the group. */
} gk_html_place;

typedef struct gk_html_span {
    gk_html_place place;
    uint32_t until; /**< The table's first row beyond it; UINT32_MAX for the group's end. */
} gk_html_span;

/** One table. Free it with gk_html_grid_free. */
typedef struct gk_html_grid {
    uint32_t left;     /**< The sheet's column of the first column. */
    uint32_t next_row; /**< The sheet's row of the next row of the table. */
    uint32_t right;    /**< One past the last column used so far. */
    bool in_row;
    uint32_t row_top;    /**< The open row's first row of the sheet. */
    uint32_t row_height; /**< How many it takes so far. */
    bool row_has_cells;
    uint32_t row;        /**< Rows of the table before the open one. */
    uint32_t col;        /**< The column to try next, from `left`. */
    uint32_t *taken;     /**< For each column the first row of the table where it is free. */
    size_t column_count; /**< Of `taken`. */
    bool reaches_down;   /**< Some cell of the group spans rows. */
    gk_html_span *spans; /**< Those that reach below the open row, or may. */
    size_t span_count, span_capacity;
} gk_html_grid;

gk_html_grid gk_html_grid_at(uint32_t row, uint32_t col);
void gk_html_grid_free(gk_html_grid *grid);

/** Begin a row. GK_E_LIMIT beyond the sheet's last row. */
gk_status gk_html_grid_row(gk_html_grid *grid, gk_error *err);

/** Find the place of the next cell of the open row; place->cols and ->rows are set. GK_E_LIMIT
 *  beyond the sheet's last column. */
gk_status gk_html_grid_place(gk_html_grid *grid, gk_html_place *place, gk_error *err);

/** Whether columns `from` up to `to` of the sheet are all free in the open row, as far as cells
 *  above reach. */
bool gk_html_grid_free_between(const gk_html_grid *grid, uint32_t from, uint32_t to);

/** Tell the sink that a cell placed here is merged, as soon as its last row is known. */
gk_status gk_html_grid_merge(gk_html_grid *grid, const gk_html_place *place, const gk_sink *sink,
                             gk_error *err);

/** End the open row: the merges that end with it are told. */
gk_status gk_html_grid_row_end(gk_html_grid *grid, const gk_sink *sink, gk_error *err);

/** End a group of rows; none is open. */
gk_status gk_html_grid_group_end(gk_html_grid *grid, const gk_sink *sink, gk_error *err);

#endif
