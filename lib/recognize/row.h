/** What one sheet row says: its codes, labels, 行次 and figures. */
#ifndef GK_RECOGNIZE_ROW_H
#define GK_RECOGNIZE_ROW_H

#include "recognize/header.h"
#include "recognize/scan.h"

enum {
    /** Groups of columns side by side: 公开06 has four. Cells of a group beyond are unplaced. */
    GK_SIDE_MAX = 8,
    /** Values of one of them, on average: 三公 has twelve in one. Values beyond are unplaced. */
    GK_SIDE_VALUE_MAX = 16,
    /** Columns one code is spread over: 类 款 项, and one for a code that stands whole before them. A
     *  part beyond joins the label, which is then unknown. */
    GK_CODE_PARTS = 4
};

/** What one group of columns says on one sheet row (a side of 01, a triplet of 06). */
typedef struct gk_side {
    char code[GK_CODE_PARTS][256]; /**< Keys of the code's cells, by their place. */
    char label[GK_KEY_MAX];        /**< As written, cleaned; several cells joined. */
    char key[GK_KEY_MAX];          /**< Its comparison key. */
    char line[40];                 /**< Its 行次. */
    const gk_cell *first;          /**< The first of these cells, or NULL. */
} gk_side;

typedef struct gk_row_reading {
    gk_side sides[GK_SIDE_MAX];
    size_t side_count;
    const gk_cell *values[GK_SIDE_MAX * GK_SIDE_VALUE_MAX]; /**< In value columns, left to right. */
    size_t value_count;
    size_t figure_count;  /**< How many of them hold a figure. */
    const gk_cell *alien; /**< The first cell under no heading, a second one in one column, or a
                               figure where none belongs. */
    size_t digit_count;   /**< Cells of the whole row that look like figures, well formed or not. */
} gk_row_reading;

void gk_row_read(const gk_scan *scan, const gk_header *header, uint32_t row, gk_row_reading *out);

/** True for a figure where a name or a 行次 belongs, and for one fused to the end of a name. */
bool gk_row_lost_figure(const gk_scan *scan, gk_column_kind kind, const gk_cell *cell);

#endif
