/* Texts that were typed carelessly in a sheet that has numbers: read all the same, but told. In
 * text files every figure is a text, and spaces are what keeps columns apart. */
#include "recognize/body.h"

#include "base/utf8.h"
#include <stdio.h>
#include <string.h>

static void count(size_t *counter, gk_origin *first, gk_origin place) {
    if (++*counter == 1)
        *first = place;
}

void gk_body_note_value(gk_body *b, const gk_cell *cell) {
    gk_body_texts *t = &b->texts;
    t->numbers += cell->type == GK_CELL_NUMBER;
    if (cell->type == GK_CELL_TEXT && (strchr(cell->text, ',') || strstr(cell->text, "，")))
        count(&t->separated, &t->first_separated, gk_body_origin(b, cell));
}

static bool is_space(uint32_t c) {
    return c == ' ' || c == 0xA0 || c == 0x3000 || c == '\t';
}

/* 合 计 is written so, and a name may be indented; but nothing ends in a space, nor is a long name
 * parted by one. */
static bool is_spaced(const gk_cell *cell) {
    enum { SHORT = 4, CHINESE = 0x2E80 };
    const char *at = cell->text, *end = cell->text + cell->length;
    uint32_t before = 0, last = 0;
    size_t letters = 0;
    bool parted = false, space = false;
    while (at < end) {
        uint32_t c = gk_utf8_next(&at, end);
        space = is_space(c);
        if (space || c == '\n' || c == '\r') {
            before = last >= CHINESE && space ? last : before;
        } else {
            parted = parted || (before && c >= CHINESE && c != 0xFF08);
            before = 0;
            letters++;
        }
        last = c;
    }
    return letters && (space || (parted && letters > SHORT));
}

void gk_body_note_label(gk_body *b, const gk_cell *cell) {
    if (cell->type == GK_CELL_TEXT && is_spaced(cell))
        count(&b->texts.spaced, &b->texts.first_spaced, gk_body_origin(b, cell));
}

static gk_status tell(gk_body *b, gk_finding_kind kind, size_t counter, gk_origin first) {
    char number[24];
    snprintf(number, sizeof number, "%zu", counter);
    return counter ? gk_scan_add_finding(b->scan, kind, first, number, b->form->title) : GK_OK;
}

gk_status gk_body_report_texts(gk_body *b) {
    const gk_body_texts *t = &b->texts;
    if (!t->numbers)
        return GK_OK;
    gk_status status = tell(b, GK_FINDING_FIGURE_AS_TEXT, t->separated, t->first_separated);
    return status ? status : tell(b, GK_FINDING_LABEL_SPACED, t->spaced, t->first_spaced);
}
