#include "write/draw/list.h"

static gk_status put(const gk_list *l, uint32_t col, uint32_t last, gk_drawn_style style,
                     const char *text) {
    gk_drawn_box box = {l->row, l->row, col, last};
    return l->canvas->text(l->canvas->self, box, style, text ? text : "", l->err);
}

gk_status gk_list_put(const gk_list *list, uint32_t col, gk_drawn_style style, const char *text) {
    return put(list, col, col, style, text);
}

gk_status gk_list_end_row(gk_list *list, double points) {
    return list->canvas->row(list->canvas->self, list->row++, points, list->err);
}

gk_status gk_list_begin(gk_list *list, const gk_list_form *form, const gk_canvas *canvas,
                        gk_error *err) {
    *list = (gk_list){.canvas = canvas,
                      .page = {.landscape = true, .width = form->columns, .widths = form->widths},
                      .table = {.number = "", .title = form->sheet},
                      .err = err};
    const gk_drawn_sheet sheet = {form->sheet, &list->table, &list->page, 2};
    gk_status status = canvas->sheet_begin(canvas->self, &sheet, err);
    if (!status)
        status = put(list, 0, form->columns - 1, GK_DRAWN_TITLE, form->title);
    if (!status)
        status = gk_list_end_row(list, 30);
    for (uint32_t col = 0; col < form->columns && !status; col++)
        status = gk_list_put(list, col, GK_DRAWN_HEADING, form->headings[col]);
    return status ? status : gk_list_end_row(list, 18);
}

gk_status gk_list_end(const gk_list *list) {
    const gk_drawn_page page = {list->row, false};
    return list->canvas->sheet_end(list->canvas->self, &page, list->err);
}
