/** Where in its sheet a cell stands: rows and cells may leave their addresses out, and come in any
 *  order. */
#ifndef GK_XLSX_CELL_PLACE_H
#define GK_XLSX_CELL_PLACE_H

#include "container/xml.h"
#include <gongkai/sheet.h>

/** Zero at the beginning of a sheet. Too large for the stack. */
typedef struct gk_xlsx_place {
    uint32_t row;                            /**< The present row. */
    uint32_t next_row;                       /**< That of a row that does not say which it is. */
    uint32_t next_col;                       /**< That of a cell that does not say which it is. */
    uint32_t ordinal;                        /**< Counts the <row> elements. */
    bool row_numbered;                       /**< The row says its number, or its first cell has. */
    bool row_filled;                         /**< A value was put into it. */
    uint32_t filled_by[GK_COL_LIMIT];        /**< For each column the last <row> that filled it. */
    unsigned char filled[GK_ROW_LIMIT / 8u]; /**< A bit for each row that holds values. */
} gk_xlsx_place;

/** A <row> begins, with this attribute r: the row after the last one if there is none. */
gk_status gk_xlsx_place_row(gk_xlsx_place *place, gk_xml_slice r, gk_error *err);

/** A <c> begins, with this attribute r: the cell after the last one if there is none. It must be in
 *  the present row; a row that does not say its number takes that of its first cell. Its row is
 *  then place->row. */
gk_status gk_xlsx_place_cell(gk_xlsx_place *place, gk_xml_slice r, uint32_t *col, gk_error *err);

/** The cell of that column holds a value. Which of two values of one address is meant, nobody
 *  knows: the second one is GK_E_FORMAT. */
gk_status gk_xlsx_place_fill(gk_xlsx_place *place, uint32_t col, gk_error *err);

/** The </row>. */
void gk_xlsx_place_end_row(gk_xlsx_place *place);

#endif
