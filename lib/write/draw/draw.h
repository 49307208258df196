/** @file draw.h
 *  A report's tables as the form prints them: title, 公开NN表, whose and of what year, headings,
 *  rows, 注 and 说明. draw.c knows where everything stands; a canvas is what it is drawn on, one
 * for each format that has cells (write_xlsx.c …).
 */
#ifndef GK_DRAW_H
#define GK_DRAW_H

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
    GK_DRAWN_NOTE
} gk_drawn_style;

#define GK_DRAWN_STYLE_COUNT 11

/** Rows and columns from 0, the last ones included. More than one cell is a merged one. */
typedef struct gk_drawn_box {
    uint32_t row, last_row, col, last_col;
} gk_drawn_box;

/** What is known at a sheet's end. */
typedef struct gk_drawn_page {
    uint32_t rows; /**< Of the whole sheet. */
    uint32_t body; /**< The first row below the headings: they repeat on each page. */
    bool one_page; /**< It (nearly) fits one page of A4. */
} gk_drawn_page;

/** Told in this order: a sheet begins; its cells, row by row from the left, each row followed by
 * its height; the sheet ends. A cell below the first row of a merged one is not told again. */
typedef struct gk_canvas {
    void *self;
    /** `name` has at most 31 characters, all allowed. The form has widths and orientation. */
    gk_status (*sheet_begin)(void *self, const gk_table *table, const gk_form *form,
                             const char *name, gk_error *err);
    gk_status (*text)(void *self, gk_drawn_box box, gk_drawn_style style, const char *text,
                      gk_error *err);
    /** Money has at least two decimals, and as many as the number has; a count has none. */
    gk_status (*number)(void *self, uint32_t row, uint32_t col, gk_drawn_style style,
                        gk_decimal number, gk_error *err);
    gk_status (*row)(void *self, uint32_t row, double points, gk_error *err);
    gk_status (*sheet_end)(void *self, const gk_drawn_page *page, gk_error *err);
    /** A text that leads to a cell of a sheet drawn before; NULL: this canvas has no links. */
    gk_status (*link)(void *self, uint32_t row, uint32_t col, const char *text, const char *sheet,
                      const char *address, gk_error *err);
} gk_canvas;

/** Where values have been drawn. */
typedef struct gk_drawn_place {
    gk_origin origin; /**< The cell it was read from. */
    char sheet[128];
    uint32_t row, col;
} gk_drawn_place;

typedef struct gk_drawn_places {
    gk_drawn_place *items;
    size_t count, capacity;
} gk_drawn_places;

/** False if memory is short. */
bool gk_drawn_places_add(gk_drawn_places *places, const gk_drawn_place *place);

/** Zero values are the defaults. */
typedef struct gk_draw_options {
    bool leftovers;              /**< gk_report.leftovers too, as a list on one more sheet. */
    bool blank;                  /**< A form to be filled in: no 说明 that it is empty. */
    const gk_findings *findings; /**< Listed on a last sheet; NULL: none. */
} gk_draw_options;

/** Draw each table on a sheet of its own, in the report's order. A number that the canvas refuses
 *  is named by the cell it came from. */
gk_status gk_draw_report(const gk_report *report, const gk_profiles *profiles,
                         const gk_draw_options *options, const gk_canvas *canvas, gk_error *err);

/** A buffer of this size holds a sheet's name. */
#define GK_SHEET_NAME_BYTES 128

/** A name as sheets may have it: at most 31 characters, none of []:*?/\. */
void gk_sheet_label(const char *text, char name[GK_SHEET_NAME_BYTES]);

/** A kept sheet, the `number`th, on a sheet of its own (draw_kept.c). */
gk_status gk_draw_verbatim(const gk_verbatim_table *sheet, size_t number, const gk_canvas *canvas,
                           gk_error *err);

/** The list of findings, with links to what was drawn (draw_findings.c). */
gk_status gk_draw_findings(const gk_findings *findings, const gk_drawn_places *places,
                           const gk_canvas *canvas, gk_error *err);

/** The list of leftovers (draw_leftovers.c). */
gk_status gk_draw_leftovers(const gk_report *report, const gk_profiles *profiles,
                            const gk_canvas *canvas, gk_error *err);

#endif
