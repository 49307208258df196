/* What was found, as a sheet of its own: for working, not for publishing. */
#include "write/draw/findings.h"

#include "base/utf8.h"
#include "write/draw/list.h"
#include <gongkai/address.h>
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 8, CONTENT = 2, PLACE = 6, OTHERS = 7, TEXT_BYTES = 1400 };

static const double widths[COLUMNS] = {8, 12, 70, 16, 16, 12, 50, 50};

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
static gk_status put_place(const gk_list *l, const gk_finding *f, const gk_drawn_places *places) {
    char text[TEXT_BYTES] = "", address[GK_ADDRESS_MAX];
    const gk_drawn_place *place = drawn_at(places, f->origin);
    if (place) {
        gk_address_format(place->row, place->col, address);
        snprintf(text, sizeof text, "%s!%s", place->sheet, address);
    } else if (f->origin.source) {
        gk_origin_format(f->origin, text, sizeof text);
    }
    if (place && l->canvas->link)
        return l->canvas->link(l->canvas->self, l->row, PLACE, text, place->sheet, address, l->err);
    return gk_list_put(l, PLACE, GK_DRAWN_LABEL, text);
}

/* The other cells of an equation, those of the first one's sheet by their addresses alone. */
static gk_status put_others(const gk_list *l, const gk_finding *f, const gk_drawn_places *places,
                            char text[TEXT_BYTES]) {
    enum { ROOM = 200 };
    const gk_drawn_place *first = drawn_at(places, f->origin);
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 1; i < f->place_count; i++) {
        char address[GK_ADDRESS_MAX];
        const gk_drawn_place *place = drawn_at(places, f->places[i]);
        if (!place)
            continue;
        if (used + ROOM > TEXT_BYTES) {
            snprintf(text + used, ROOM, " …");
            break;
        }
        bool same = first && strcmp(place->sheet, first->sheet) == 0;
        gk_address_format(place->row, place->col, address);
        used += (size_t)snprintf(text + used, ROOM, "%s%s%s%s", used ? " " : "",
                                 same ? "" : place->sheet, same ? "" : "!", address);
    }
    return gk_list_put(l, OTHERS, GK_DRAWN_LABEL, text);
}

static double height_of(const char *content, const char *others) {
    double lines = 1;
    const struct {
        const char *text;
        double width;
    } cells[] = {{content, widths[CONTENT]}, {others, widths[OTHERS]}};
    for (size_t i = 0; i < 2; i++)
        while ((double)gk_text_width(cells[i].text, 1) > lines * (cells[i].width - 2))
            lines++;
    double height = 2 + 16 * lines;
    return height < GK_DRAWN_HIGHEST ? height : GK_DRAWN_HIGHEST;
}

/* A check of one's own may have a sentence of any length. */
static size_t length_of(const char *sentence) {
    enum { MOST = 1300 };
    size_t length = strlen(sentence);
    return length > MOST ? gk_utf8_cut(sentence, MOST) : length;
}

/* A full stop: no sentence is taken for a table's title. */
static gk_status draw_finding(gk_list *l, const gk_finding *f, const gk_drawn_places *places) {
    char sentence[TEXT_BYTES], others[TEXT_BYTES];
    snprintf(sentence, sizeof sentence, "%.*s。", (int)length_of(f->zh), f->zh);
    const char *const texts[PLACE] = {
        gk_finding_word(f, GK_LANGUAGE_ZH), f->id, sentence, f->left, f->right, f->difference};
    gk_status status = GK_OK;
    for (uint32_t col = 0; col < PLACE && !status; col++)
        status = gk_list_put(l, col, col < 3 ? GK_DRAWN_LABEL : GK_DRAWN_CENTRED, texts[col]);
    if (!status)
        status = put_place(l, f, places);
    if (!status)
        status = put_others(l, f, places, others);
    return status ? status : gk_list_end_row(l, height_of(sentence, others));
}

/* What was not run is nothing to work on. */
static bool is_drawn(const gk_finding *f, int severity) {
    return (int)f->severity == severity && !gk_finding_has_outcome(f, GK_OUTCOME_NOT_RUN);
}

gk_status gk_draw_findings(const gk_findings *findings, const gk_drawn_places *places,
                           const gk_canvas *canvas, gk_error *err) {
    static const char *const headings[COLUMNS] = {"程度", "编号", "内容", "左边",
                                                  "右边", "相差", "位置", "其他单元格"};
    static const gk_list_form form = {"核对", "核对结果（供内部使用，请勿随决算上传）", COLUMNS,
                                      widths, headings};
    gk_list l;
    gk_status status = gk_list_begin(&l, &form, canvas, err);
    for (int s = GK_SEVERITY_ERROR; s >= GK_SEVERITY_INFO && !status; s--)
        for (size_t i = 0; i < gk_findings_count(findings) && !status; i++)
            if (is_drawn(gk_findings_at(findings, i), s))
                status = draw_finding(&l, gk_findings_at(findings, i), places);
    return status ? status : gk_list_end(&l);
}
