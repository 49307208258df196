/* What was found, as a sheet of its own: for working, not for publishing. */
#include "draw.h"

#include "arena.h"
#include "fail.h"
#include <gongkai/address.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 7, PLACE = 6, TEXT_BYTES = 1400 };

typedef struct listing {
    const gk_canvas *canvas;
    const gk_drawn_places *places;
    uint32_t row;
    gk_error *err;
} listing;

static gk_status put(const listing *l, uint32_t col, uint32_t last, gk_drawn_style style,
                     const char *text) {
    gk_drawn_box box = {l->row, l->row, col, last};
    return l->canvas->text(l->canvas->self, box, style, text ? text : "", l->err);
}

static gk_status end_row(listing *l, double points) {
    return l->canvas->row(l->canvas->self, l->row++, points, l->err);
}

static bool same_cell(gk_origin a, gk_origin b) {
    return a.source && b.source && a.row == b.row && a.col == b.col &&
           strcmp(a.source, b.source) == 0 && strcmp(a.sheet, b.sheet) == 0;
}

static const gk_drawn_place *drawn_at(const gk_drawn_places *places, gk_origin origin) {
    for (size_t i = 0; origin.source && origin.sheet && i < places->count; i++)
        if (same_cell(places->items[i].origin, origin))
            return &places->items[i];
    return NULL;
}

/* Where the value stands in this workbook, or else in its source. */
static gk_status put_place(const listing *l, const gk_finding *f) {
    char text[TEXT_BYTES] = "", address[GK_ADDRESS_MAX];
    const gk_drawn_place *place = drawn_at(l->places, f->origin);
    if (place) {
        gk_address_format(place->row, place->col, address);
        snprintf(text, sizeof text, "%s!%s", place->sheet, address);
    } else if (f->origin.source) {
        gk_origin_format(f->origin, text, sizeof text);
    }
    if (place && l->canvas->link)
        return l->canvas->link(l->canvas->self, l->row, PLACE, text, place->sheet, address, l->err);
    return put(l, PLACE, PLACE, GK_DRAWN_LABEL, text);
}

/* A full stop: no sentence is taken for a table's title. */
static gk_status draw_finding(listing *l, const gk_finding *f) {
    static const char *const severities[] = {"提示", "警告", "错误"};
    char sentence[TEXT_BYTES];
    snprintf(sentence, sizeof sentence, "%.1300s。", f->zh);
    const char *const texts[PLACE] = {
        severities[f->severity], f->id, sentence, f->left, f->right, f->difference};
    gk_status status = GK_OK;
    for (uint32_t col = 0; col < PLACE && !status; col++)
        status = put(l, col, col, col < 3 ? GK_DRAWN_LABEL : GK_DRAWN_CENTRED, texts[col]);
    if (!status)
        status = put_place(l, f);
    return status ? status : end_row(l, strlen(f->zh) > 150 ? 32 : 18);
}

static gk_status draw_head(listing *l) {
    static const char *const headings[COLUMNS] = {"程度", "编号", "内容", "左边",
                                                  "右边", "相差", "位置"};
    gk_status status =
        put(l, 0, COLUMNS - 1, GK_DRAWN_TITLE, "核对结果（供内部使用，请勿随决算上传）");
    if (!status)
        status = end_row(l, 30);
    for (uint32_t col = 0; col < COLUMNS && !status; col++)
        status = put(l, col, col, GK_DRAWN_HEADING, headings[col]);
    return status ? status : end_row(l, 18);
}

gk_status gk_draw_findings(const gk_findings *findings, const gk_drawn_places *places,
                           const gk_canvas *canvas, gk_error *err) {
    static const double widths[COLUMNS] = {8, 12, 70, 16, 16, 12, 50};
    static const gk_picture form = {.landscape = true, .width = COLUMNS, .widths = widths};
    const gk_table table = {.number = "", .title = "核对"};
    listing l = {canvas, places, 0, err};
    gk_status status = canvas->sheet_begin(canvas->self, &table, &form, table.title, err);
    if (!status)
        status = draw_head(&l);
    for (int s = GK_SEVERITY_ERROR; s >= GK_SEVERITY_INFO && !status; s--)
        for (size_t i = 0; i < gk_findings_count(findings) && !status; i++)
            if ((int)gk_findings_at(findings, i)->severity == s)
                status = draw_finding(&l, gk_findings_at(findings, i));
    const gk_drawn_page page = {l.row, 2, false};
    return status ? status : canvas->sheet_end(canvas->self, &page, err);
}

bool gk_drawn_places_add(gk_drawn_places *places, const gk_drawn_place *place) {
    if (!gk_grow((void **)&places->items, places->count, &places->capacity, sizeof *places->items))
        return false;
    places->items[places->count++] = *place;
    return true;
}
