/* Read all the same, but reported. In text files every figure is a text, and spaces behind a name fill
 * a column: there only spaces within a name mean something, and not even they where headings have
 * them, too, for then a page was copied and they are where its lines broke. */
#include "recognize/typed_texts.h"

#include "base/utf8.h"
#include <gongkai/displayed.h>
#include <stdio.h>
#include <string.h>

static void count(size_t *counter, gk_origin *first, gk_origin place) {
    if (++*counter == 1)
        *first = place;
}

/* 0.00;-0.00; leaves a zero blank to look at. */
static bool shows_nothing(const gk_cell *cell) {
    gk_displayed shown = {0};
    bool nothing = cell->unseen != GK_SEEN;
    if (!nothing && cell->format && gk_cell_displayed(cell, false, &shown, NULL) == GK_OK)
        nothing = !shown.length || shown.text[strspn(shown.text, " ")] == '\0';
    gk_displayed_free(&shown);
    return nothing;
}

void gk_typed_texts_add_figure(gk_typed_texts *texts, const gk_cell *cell, const gk_value *value) {
    bool zero = value->kind == GK_VALUE_NUMBER && value->number.coefficient == 0;
    texts->numbers += cell->type == GK_CELL_NUMBER;
    if (zero && shows_nothing(cell))
        count(&texts->zeros, &texts->first_zero, value->origin);
    if (cell->type == GK_CELL_TEXT && (strchr(cell->text, ',') || strstr(cell->text, "，")))
        count(&texts->separated, &texts->first_separated, value->origin);
}

static bool is_space(uint32_t c) {
    return c == ' ' || c == 0xA0 || c == 0x3000 || c == '\t';
}

/* 合 计 is written so, and a name may be indented; but nothing ends in a space, nor is a long name
 * parted by one. */
static bool is_spaced(const gk_cell *cell, bool *parted) {
    /* 合 计 and 人 员 经 费 are set apart to fill a column; in longer names a space is a slip. 2 and 10
     * change nothing that is tried: it is a warning. Chinese writing begins at U+2E80. */
    enum { SHORT = 4, CHINESE = 0x2E80 };
    const char *at = cell->text, *end = cell->text + cell->length;
    uint32_t before = 0, last = 0;
    size_t letters = 0;
    bool space = false;
    *parted = false;
    while (at < end) {
        uint32_t c = gk_utf8_next(&at, end);
        space = is_space(c);
        if (space || c == '\n' || c == '\r') {
            before = last >= CHINESE && space ? last : before;
        } else {
            *parted = *parted || (before && c >= CHINESE && c != 0xFF08);
            before = 0;
            letters++;
        }
        last = c;
    }
    *parted = *parted && letters > SHORT;
    return letters && (space || *parted);
}

void gk_typed_texts_add_label(gk_typed_texts *texts, const gk_cell *cell, gk_origin origin) {
    bool parted;
    if (cell->type != GK_CELL_TEXT || !is_spaced(cell, &parted))
        return;
    count(&texts->spaced, &texts->first_spaced, origin);
    if (parted)
        count(&texts->parted, &texts->first_parted, origin);
}

void gk_typed_texts_add_heading(gk_typed_texts *texts, const gk_cell *cell) {
    bool parted;
    if (cell->type == GK_CELL_TEXT && is_spaced(cell, &parted))
        texts->wrapped = texts->wrapped || parted;
}

static gk_status report(gk_scan *scan, gk_finding_kind kind, size_t counter, gk_origin first,
                        const char *table) {
    char number[24];
    snprintf(number, sizeof number, "%zu", counter);
    return counter ? gk_scan_add_finding(scan, kind, first, number, table) : GK_OK;
}

gk_status gk_typed_texts_report(const gk_typed_texts *texts, gk_scan *scan, const char *table) {
    gk_status status =
        report(scan, GK_FINDING_ZERO_NOT_SHOWN, texts->zeros, texts->first_zero, table);
    if (!status && texts->numbers)
        status = report(scan, GK_FINDING_FIGURE_AS_TEXT, texts->separated, texts->first_separated,
                        table);
    if (status)
        return status;
    if (texts->numbers)
        return report(scan, GK_FINDING_LABEL_SPACED, texts->spaced, texts->first_spaced, table);
    return texts->wrapped
               ? GK_OK
               : report(scan, GK_FINDING_LABEL_SPACED, texts->parted, texts->first_parted, table);
}
