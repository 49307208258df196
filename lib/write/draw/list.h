/** A list on a sheet of its own: a title, headings, and a line for each thing. */
#ifndef GK_DRAW_LIST_H
#define GK_DRAW_LIST_H

#include "write/draw/canvas.h"

typedef struct gk_list {
    const gk_canvas *canvas;
    gk_form page; /**< Its columns, for the canvas. */
    gk_table table;
    uint32_t row;
    gk_error *err;
} gk_list;

/** What a list looks like. */
typedef struct gk_list_form {
    const char *sheet, *title;
    uint32_t columns;
    const double *widths;
    const char *const *headings;
} gk_list_form;

gk_status gk_list_begin(gk_list *list, const gk_list_form *form, const gk_canvas *canvas,
                        gk_error *err);
gk_status gk_list_put(const gk_list *list, uint32_t col, gk_drawn_style style, const char *text);
gk_status gk_list_end_row(gk_list *list, double points);
gk_status gk_list_end(const gk_list *list);

#endif
