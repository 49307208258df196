/* What found no place in a new form, as a list: one value a row. */
#include "draw.h"

#include "column_name.h"
#include "fail.h"
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 7, VALUE_COLUMN = 5 };

typedef struct listing {
    const gk_canvas *canvas;
    const gk_layouts *layouts;
    uint32_t row;
    gk_error *err;
} listing;

static gk_status put(const listing *l, uint32_t col, uint32_t last_col, gk_drawn_style style,
                     const char *text) {
    gk_drawn_box box = {l->row, l->row, col, last_col};
    return l->canvas->text(l->canvas->self, box, style, text, l->err);
}

static gk_status end_row(listing *l, double points) {
    return l->canvas->row(l->canvas->self, l->row++, points, l->err);
}

/* Titles stand in brackets, so that no list is taken for the table. */
static gk_status draw_head(listing *l, const gk_report *report) {
    static const char *const headings[COLUMNS] = {"原版式",   "原表",   "所在行", "名称",
                                                  "所在栏次", "遗留值", "来源"};
    char text[512];
    snprintf(text, sizeof text, "未能归入%s的内容", report->profile);
    gk_status status = put(l, 0, COLUMNS - 1, GK_DRAWN_TITLE, text);
    if (!status)
        status = end_row(l, 30);
    for (uint32_t col = 0; col < COLUMNS && !status; col++)
        status = put(l, col, col, GK_DRAWN_HEADING, headings[col]);
    return status ? status : end_row(l, 18);
}

static gk_status draw_number(const listing *l, const gk_picture *picture, const gk_row *row,
                             unsigned n) {
    const gk_value *value = &row->values[n - 1];
    if (value->kind == GK_VALUE_NOT_APPLICABLE)
        return put(l, VALUE_COLUMN, VALUE_COLUMN, GK_DRAWN_CENTRED, "——");
    bool count = gk_column_is_count(picture, row->key, n);
    return l->canvas->number(l->canvas->self, l->row, VALUE_COLUMN,
                             count ? GK_DRAWN_COUNT : GK_DRAWN_MONEY, value->number, l->err);
}

static gk_status draw_value(listing *l, const gk_table *table, const gk_picture *picture,
                            const gk_row *row, unsigned n) {
    char title[512], column[GK_COLUMN_NAME_MAX], origin[1024] = "";
    gk_column_name(picture, n, column);
    snprintf(title, sizeof title, "%s《%s》", table->number, table->title);
    if (row->values[n - 1].origin.source)
        gk_origin_format(row->values[n - 1].origin, origin, sizeof origin);
    const char *const texts[COLUMNS] = {table->profile, title, row->key, row->label,
                                        column,         NULL,  origin};
    gk_status status = GK_OK;
    for (uint32_t col = 0; col < COLUMNS && !status; col++)
        status = texts[col] ? put(l, col, col, GK_DRAWN_LABEL, texts[col])
                            : draw_number(l, picture, row, n);
    return status ? status : end_row(l, 18);
}

static gk_status draw_table(listing *l, const gk_table *table) {
    const gk_picture *picture = gk_layouts_picture(l->layouts, table->profile, table->role);
    gk_status status = GK_OK;
    if (!picture)
        return gk_fail(l->err, GK_E_ARGUMENT, "no layout of %s in profile %s", "没有%s（%s）的版式",
                       table->title, table->profile);
    for (size_t i = 0; i < table->row_count; i++)
        for (unsigned n = 1; n <= table->column_count && !status; n++)
            if (table->rows[i].values[n - 1].kind != GK_VALUE_BLANK)
                status = draw_value(l, table, picture, &table->rows[i], n);
    return status;
}

gk_status gk_draw_leftovers(const gk_report *report, const gk_layouts *layouts,
                            const gk_canvas *canvas, gk_error *err) {
    static const double widths[COLUMNS] = {10, 46, 10, 36, 30, 16, 60};
    static const gk_picture form = {.landscape = true, .width = COLUMNS, .widths = widths};
    const gk_table table = {.profile = report->profile, .number = "", .title = "遗留"};
    listing l = {canvas, layouts, 0, err};
    gk_status status = canvas->sheet_begin(canvas->self, &table, &form, table.title, err);
    if (!status)
        status = draw_head(&l, report);
    for (size_t i = 0; i < report->leftover_count && !status; i++)
        status = draw_table(&l, &report->leftovers[i]);
    const gk_drawn_page page = {l.row, 2, false};
    return status ? status : canvas->sheet_end(canvas->self, &page, err);
}
