/** The records of single cells: each pushes what it holds into the sink. */
#ifndef GK_BIFF_CELL_H
#define GK_BIFF_CELL_H

#include "read/xls/biff_globals.h"

enum { GK_BIFF_COLUMNS = 256 }; /**< A sheet's, A to IV. */

/** What a cell's XF says of it. */
typedef struct gk_biff_style {
    gk_number_format format;
    unsigned look;
} gk_biff_style;

/** Zero it but for `g`, `walk`, `sink` and `sheet`. */
typedef struct gk_biff_cells {
    gk_biff_globals *g;
    gk_biff_walk *walk; /**< Stands behind the record being read. */
    const gk_sink *sink;
    const char *sheet; /**< Its name. */
    bool uncalculated; /**< The sheet was saved without being calculated. */
    bool recalculated; /**< Its program calculates a sheet when it saves one. */
    bool awaits_string; /**< The last FORMULA's result is in the STRING record to come. */
    gk_biff_style string_style; /**< Of that FORMULA's cell. */
    unsigned ixfe;     /**< BIFF2: the XF of the next cell that has no room for its number. */
    uint32_t row, col; /**< Of the cell being read. */
} gk_biff_cells;

/** Read a record if it is a cell's, else do nothing. Errors name the cell. A number that is none
 *  (NaN) is shown as Excel does, #NUM!. Bytes over behind a record's data do no harm. What tells of
 *  lost cells is GK_E_FORMAT: a record that is too short or takes in the next ones, a cell of BIFF2
 *  in a later sheet, a formula whose text does not follow. */
gk_status gk_biff_cells_read(gk_biff_cells *cells, const gk_biff_record *record);

/** To be called behind the last record. */
gk_status gk_biff_cells_finish(gk_biff_cells *cells);

#endif
