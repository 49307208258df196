/** What tables are drawn on: one canvas for each format that has cells. */
#ifndef GK_CANVAS_H
#define GK_CANVAS_H

#include "profile/form.h"
#include <gongkai/decimal.h>
#include <gongkai/error.h>
#include <gongkai/report.h>
#include <stdbool.h>
#include <stdint.h>

/** What a cell is; the canvas decides how such a cell looks. */
typedef enum gk_drawn_style {
    GK_DRAWN_TITLE,
    GK_DRAWN_NUMBER, /**< 公开NN表 */
    GK_DRAWN_LEFT,   /**< 部门名称 */
    GK_DRAWN_MIDDLE, /**< 年度 */
    GK_DRAWN_RIGHT,  /**< 金额单位 */
    GK_DRAWN_HEADING,
    GK_DRAWN_LABEL,
    GK_DRAWN_CENTRED, /**< 行次, totals over several columns, ——. */
    GK_DRAWN_MONEY,
    GK_DRAWN_COUNT,
    GK_DRAWN_NOTE,
    GK_DRAWN_TOTAL_LABEL, /**< These four stand in rows of totals. */
    GK_DRAWN_TOTAL_CENTRED,
    GK_DRAWN_TOTAL_MONEY,
    GK_DRAWN_TOTAL_COUNT
} gk_drawn_style;

#define GK_DRAWN_STYLE_COUNT 15

/** A row higher than 409 points is damage to Excel, which then repairs the workbook. */
#define GK_DRAWN_HIGHEST 409.0

/** The same style in a row that is no total's. */
gk_drawn_style gk_drawn_plain(gk_drawn_style style);

/** The style in a row of totals; one that has none stays. */
gk_drawn_style gk_drawn_total(gk_drawn_style style);

/** Rows and columns from 0, the last ones included. More than one cell is a merged one. */
typedef struct gk_drawn_box {
    uint32_t row, last_row, col, last_col;
} gk_drawn_box;

/** What is known when a sheet begins. Borrowed for the call, but `form` until the sheet ends. */
typedef struct gk_drawn_sheet {
    const char *name; /**< At most 31 characters, all allowed. */
    const gk_table *table;
    const gk_form *form; /**< It has widths and orientation. */
    uint32_t body;       /**< The first row below the headings: they repeat on each page. */
} gk_drawn_sheet;

/** What is known at its end. */
typedef struct gk_drawn_page {
    uint32_t rows; /**< Of the whole sheet. */
    bool one_page; /**< It (nearly) fits one page of A4. */
} gk_drawn_page;

/** Called in this order: a sheet begins; its cells, row by row from the left, each row followed by
 *  its height; the sheet ends. A merged cell is drawn once, where its first row is. */
typedef struct gk_canvas {
    void *self;
    gk_status (*sheet_begin)(void *self, const gk_drawn_sheet *sheet, gk_error *err);
    gk_status (*text)(void *self, gk_drawn_box box, gk_drawn_style style, const char *text,
                      gk_error *err);
    /** Money has at least two decimals, and as many as the number has; a count has none. */
    gk_status (*number)(void *self, gk_drawn_box box, gk_drawn_style style, gk_decimal number,
                        gk_error *err);
    /** At most GK_DRAWN_HIGHEST points. */
    gk_status (*row)(void *self, uint32_t row, double points, gk_error *err);
    gk_status (*sheet_end)(void *self, const gk_drawn_page *page, gk_error *err);
    /** A text that leads to a cell of a sheet drawn before; NULL: this canvas has no links. */
    gk_status (*link)(void *self, uint32_t row, uint32_t col, const char *text, const char *sheet,
                      const char *address, gk_error *err);
} gk_canvas;

#endif
