#include "sheet/rich_text.h"

#include "base/characters.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "finding/findings.h"
#include <stdio.h>

/* A workbook with more struck cells than this is no report; the last finding says how it goes on. */
enum { REPORTED_MAX = 1000 };

void gk_rich_text_clear(gk_rich_text *rich) {
    gk_buffer_clear(&rich->text);
    gk_buffer_clear(&rich->struck);
    gk_buffer_clear(&rich->hidden);
}

void gk_rich_text_free(gk_rich_text *rich) {
    gk_buffer_free(&rich->text);
    gk_buffer_free(&rich->struck);
    gk_buffer_free(&rich->hidden);
}

/* ---- which part counts ----------------------------------------------------------------------- */

static void add_raised(gk_buffer *out, const char *text, size_t length, bool raised) {
    static const uint16_t above[] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                     0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    for (size_t i = 0; i < length; i++) {
        char character[4] = {text[i]};
        size_t size = 1;
        if (gk_is_digit(text[i])) {
            unsigned digit = (unsigned)(text[i] - '0');
            size = gk_utf8_put(raised ? above[digit] : 0x2080 + digit, character);
        }
        gk_buffer_append(out, character, size);
    }
}

void gk_rich_text_add(gk_rich_text *rich, const char *text, size_t length, unsigned look) {
    if (look & GK_LOOK_HIDDEN)
        gk_buffer_append(&rich->hidden, text, length);
    else if (look & GK_LOOK_STRUCK)
        gk_buffer_append(&rich->struck, text, length);
    else if (look & (GK_LOOK_RAISED | GK_LOOK_LOWERED))
        add_raised(&rich->text, text, length, look & GK_LOOK_RAISED);
    else
        gk_buffer_append(&rich->text, text, length);
}

/* White on the cell's own colour can be read. A whole cell that is raised runs into nothing. */
static unsigned look_in(unsigned run, unsigned cell) {
    unsigned look = run & GK_LOOK_OWN ? run : cell & (GK_LOOK_STRUCK | GK_LOOK_HIDDEN);
    if (run & GK_LOOK_WHITE && cell & GK_LOOK_WHITE)
        look |= GK_LOOK_HIDDEN;
    return look;
}

/* ---- what is reported ------------------------------------------------------------------------ */

static gk_status report(gk_rich_text *rich, const gk_buffer *left_out, gk_finding_kind kind,
                        gk_origin cell) {
    const char *args[3] = {gk_buffer_view(left_out), gk_buffer_view(&rich->text), NULL};
    gk_finding_at at = {.origin = cell};
    at.origin.source = rich->source;
    if (gk_is_all_space(gk_buffer_view(left_out), left_out->size) || rich->reported > REPORTED_MAX)
        return GK_OK;
    if (rich->reported++ == REPORTED_MAX)
        args[0] = "…";
    return gk_findings_add(rich->findings, kind, at, args);
}

gk_status gk_rich_text_report(gk_rich_text *rich, gk_origin cell, gk_error *err) {
    if (rich->text.failed || rich->struck.failed || rich->hidden.failed ||
        report(rich, &rich->struck, GK_FINDING_TEXT_STRUCK, cell) ||
        report(rich, &rich->hidden, GK_FINDING_TEXT_HIDDEN, cell))
        return gk_fail_memory(err);
    return GK_OK;
}

/* ---- a cell ----------------------------------------------------------------------------------- */

static bool runs_matter(const gk_text_run *runs, size_t count, unsigned cell) {
    const unsigned matters = GK_LOOK_STRUCK | GK_LOOK_HIDDEN | GK_LOOK_RAISED | GK_LOOK_LOWERED;
    bool matter = !count && look_in(0, cell) & matters;
    for (size_t i = 0; i < count && !matter; i++)
        matter = look_in(runs[i].look, cell) & matters;
    return matter;
}

static void add_runs(gk_rich_text *rich, const gk_cell *cell, const gk_text_run *runs, size_t count,
                     unsigned look) {
    size_t from = 0;
    for (size_t i = 0; i < count && from < cell->length; i++) {
        size_t end = runs[i].end < cell->length ? runs[i].end : cell->length;
        if (end <= from)
            continue;
        gk_rich_text_add(rich, cell->text + from, end - from, look_in(runs[i].look, look));
        from = end;
    }
    if (from < cell->length)
        gk_rich_text_add(rich, cell->text + from, cell->length - from, look_in(0, look));
}

/* A figure in a struck cell is a deleted one: what it was is for the finding. */
static void strike_out(gk_rich_text *rich, const gk_cell *cell) {
    char number[32];
    int length = snprintf(number, sizeof number, "%.15g", cell->number);
    if (cell->text)
        gk_rich_text_add(rich, cell->text, cell->length, GK_LOOK_STRUCK);
    else
        gk_rich_text_add(rich, number, (size_t)length, GK_LOOK_STRUCK);
}

/* A text of which nothing can be seen may be a figure: it is kept, and said to be so. */
static bool is_all_white(const gk_rich_text *rich) {
    return gk_is_all_space(gk_buffer_view(&rich->text), rich->text.size) && !rich->struck.size &&
           !gk_is_all_space(gk_buffer_view(&rich->hidden), rich->hidden.size);
}

gk_status gk_rich_text_apply(gk_rich_text *rich, const char *sheet, unsigned look,
                             const gk_text_run *runs, size_t count, gk_cell *cell, gk_error *err) {
    bool text = cell->type == GK_CELL_TEXT;
    count = text ? count : 0;
    cell->unseen = look & GK_LOOK_UNSEEN ? GK_UNSEEN_COLOUR : GK_SEEN;
    if (rich->as_stored || !runs_matter(runs, count, look))
        return GK_OK;
    gk_rich_text_clear(rich);
    if (text)
        add_runs(rich, cell, runs, count, look);
    else
        strike_out(rich, cell);
    if (is_all_white(rich)) {
        cell->unseen = GK_UNSEEN_COLOUR;
        return GK_OK;
    }
    cell->text = gk_buffer_view(&rich->text);
    cell->length = rich->text.size;
    return gk_rich_text_report(rich, (gk_origin){NULL, sheet, cell->row, cell->col}, err);
}
