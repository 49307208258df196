/** A header found: which rows it takes and which form column each sheet column is. */
#ifndef GK_RECOGNIZE_HEADER_H
#define GK_RECOGNIZE_HEADER_H

#include "recognize/header_window.h"
#include "recognize/heading_unit.h"

typedef struct gk_header {
    const gk_form *form;
    uint32_t first_row, last_row, first_col;
    uint32_t *map; /**< malloc'ed: form column per sheet column, GK_NO_CELL for none. */
    uint32_t map_size;
    uint32_t
        serial_col; /**< The sheet column where rows are counted (序号), or GK_NO_CELL. What stands
                            there but a number is of the first column beside it. */
    unsigned extra;      /**< Headings that the form does not have. */
    uint32_t shared_row; /**< Its last row, if the 合计 stands on it too; else GK_NO_CELL. */
    bool partial;        /**< A group of the form's columns (a side of 01) is not there at all. */
    unsigned absent;     /**< Columns of the form that are not there, and need not. */
    gk_heading_unit unit;
} gk_header;

/** Headings that may begin at a row, held against one form after another. */
typedef struct gk_header_search {
    const gk_scan *scan;
    uint32_t row;
    size_t first; /**< The row's cell in which its first heading stands, or their number. */
    char bare[GK_KEY_MAX]; /**< That heading without its unit of money; "" if it names none. */
    bool opened;           /**< The window is: not before a form could begin there. */
    gk_header_window window;
} gk_header_search;

/** Begin at a row; gk_header_search_end it. */
void gk_header_search_begin(gk_header_search *search, const gk_scan *scan, uint32_t row);

/** Match a form's headings. If all it needs are there, *matched is true and header->map is to be
 *  freed. */
gk_status gk_header_match(gk_header_search *search, const gk_form *form, gk_header *header,
                          bool *matched);
void gk_header_search_end(gk_header_search *search);

/** The form column under whose heading a cell stands, or GK_NO_CELL. */
uint32_t gk_header_column(const gk_header *header, const gk_cell *cell);

/** True if some sheet column is one of the group's. */
bool gk_header_has_group(const gk_header *header, unsigned group);

/** True for a cell that only counts the rows. */
bool gk_header_is_serial_number(const gk_scan *scan, const gk_header *header, const gk_cell *cell);

/** Mark the header's cells; of a row that it shares with the 合计 only the headings. */
void gk_header_mark(gk_scan *scan, const gk_header *header, gk_cell_class class_);

#endif
