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

bool gk_runs_matter(const gk_text_run *runs, size_t count, unsigned cell) {
    const unsigned matters = GK_LOOK_STRUCK | GK_LOOK_HIDDEN | GK_LOOK_RAISED | GK_LOOK_LOWERED;
    bool matter = !count && look_in(0, cell) & matters;
    for (size_t i = 0; i < count && !matter; i++)
        matter = look_in(runs[i].look, cell) & matters;
    return matter;
}

void gk_rich_text_add_runs(gk_rich_text *rich, const char *text, size_t length,
                           const gk_text_run *runs, size_t count, unsigned cell) {
    size_t from = 0;
    for (size_t i = 0; i < count && from < length; i++) {
        size_t end = runs[i].end < length ? runs[i].end : length;
        if (end > from)
            gk_rich_text_add(rich, text + from, end - from, look_in(runs[i].look, cell));
        from = end > from ? end : from;
    }
    if (from < length)
        gk_rich_text_add(rich, text + from, length - from, look_in(0, cell));
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
