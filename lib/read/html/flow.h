/** From the structure of a page to the cells of one sheet: paragraphs, tables, tables in cells.
 *
 *  Rows and cells left open are ended by what cannot stand in them. Text inside a table but outside
 *  its cells gets a row of its own there.
 */
#ifndef GK_HTML_FLOW_H
#define GK_HTML_FLOW_H

#include "read/html/cell.h"
#include "read/html/grid.h"
#include "read/html/text.h"

/** An open table, and the cell open in it. */
typedef struct gk_html_table {
    gk_html_grid grid;
    bool hidden, row_hidden;
    bool holds_text;      /**< Something of it, or in it, has been told. */
    uint32_t next_column; /**< The one the next <col> tells of. */
    uint32_t wide_right;  /**< One past the last column of tables wider than their cell in the open
                             row; 0: none. */
    bool in_cell;
    gk_html_place place;
    gk_html_cell says;  /**< What the tag says, until it has been told. */
    unsigned look;      /**< How the cell looks (looks.h). */
    gk_arena arena;     /**< Of `says`. */
    uint32_t piece_row; /**< Where the next piece of the cell, a text or a table, stands. */
    bool has_table;
    uint32_t tables_right; /**< One past the last column of the tables in the cell. */
} gk_html_table;

/** Set `info`, `sink`, `styles`, `locale` ("C") and text.rich, leave the rest zero; all are borrowed.
 *  gk_html_flow_free it. */
typedef struct gk_html_flow {
    gk_sheet_info info;
    const gk_sink *sink;
    gk_html_styles *styles;
    locale_t locale;
    bool begun;          /**< The sink knows of the sheet. */
    uint32_t row;        /**< The sheet's next row, outside tables. */
    size_t tables_begun; /**< In all. */
    gk_html_text text;   /**< Of the innermost cell or paragraph. */
    gk_html_text unseen; /**< What of it has the colour of its background. */
    bool all_unseen;     /**< That was all there is: it became the text. */
    gk_html_table *tables;
    size_t depth, capacity; /**< Of `tables`. */
} gk_html_flow;

/** Text that looks so (GK_LOOK_…). */
gk_status gk_html_flow_text(gk_html_flow *flow, const char *text, size_t length, unsigned look,
                            gk_error *err);

/** <br>, and the border of a paragraph. */
gk_status gk_html_flow_line(gk_html_flow *flow, gk_error *err);
gk_status gk_html_flow_block(gk_html_flow *flow, gk_error *err);

gk_status gk_html_flow_table(gk_html_flow *flow, bool hidden, gk_error *err);
gk_status gk_html_flow_table_end(gk_html_flow *flow, gk_error *err);

/** The border of <thead>, <tbody>, <tfoot> or <caption>. */
gk_status gk_html_flow_group(gk_html_flow *flow, gk_error *err);

/** `span` columns, all hidden or all not. */
gk_status gk_html_flow_columns(gk_html_flow *flow, uint32_t span, bool hidden, gk_error *err);

gk_status gk_html_flow_row(gk_html_flow *flow, bool hidden, gk_error *err);
gk_status gk_html_flow_row_end(gk_html_flow *flow, gk_error *err);

/** A cell that spans `place`'s rows and columns, and looks so (looks.h). */
gk_status gk_html_flow_cell(gk_html_flow *flow, gk_html_place place, unsigned look,
                            const gk_html_attributes *attributes, gk_error *err);

/** The end of a cell that is not displayed, which has no place: its text, all of it hidden, is
 *  reported for the next cell's. */
gk_status gk_html_flow_left_out(gk_html_flow *flow, gk_error *err);
gk_status gk_html_flow_cell_end(gk_html_flow *flow, gk_error *err);

/** The page is over. */
gk_status gk_html_flow_finish(gk_html_flow *flow, gk_error *err);

void gk_html_flow_free(gk_html_flow *flow);

#endif
