/* Names that run over several lines: joined, and reported. */
#include "recognize/wrapped.h"

#include "base/fail.h"
#include "recognize/note.h"
#include "recognize/title.h"
#include <gongkai/text.h>
#include <string.h>

/* 20 hanzi: the longest name that a form has is 23, and a piece is a part of one. With 8 hanzi (24
 * bytes) 机关事业单位基本养老保 is not joined, and its row has no name. With 80 nothing changes
 * that is tried, but a sentence below a table could end in a name. */
enum { PIECE_MAX = 60 };

const gk_cell *gk_wrapped_piece(const gk_body *body, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(body->scan, row, &count), *only = NULL;
    for (size_t i = 0; i < count; i++) {
        if (gk_scan_is_blank(body->scan, &cells[i]))
            continue;
        if (only || gk_scan_is_marked(body->scan, &cells[i]))
            return NULL;
        only = &cells[i];
    }
    if (!only || only->type != GK_CELL_TEXT || gk_scan_is_figure(body->scan, only) ||
        gk_note_begins(body->scan, only) || gk_title_form(body->scan, only) ||
        only->length > PIECE_MAX)
        return NULL;
    return gk_header_column(body->header, only) == GK_NO_CELL ? NULL : only;
}

static void join_text(gk_side *side, const char *before, const char *after) {
    char label[GK_KEY_MAX] = "", part[GK_KEY_MAX];
    const char *pieces[] = {before, side->label, after};
    size_t used = 0;
    for (size_t i = 0; i < 3; i++) {
        size_t n = gk_text_clean(pieces[i], part, sizeof part);
        if (used + n < sizeof label) {
            memcpy(label + used, part, n + 1);
            used += n;
        }
    }
    memcpy(side->label, label, used + 1);
    gk_text_key(side->label, side->key, sizeof side->key);
}

/* 机关事业单位基本养老保 / 30108 / 险缴费: a name wrapped around its code's line. */
gk_status gk_wrapped_join(gk_body *body, uint32_t row, gk_side *side) {
    const gk_cell *before = row > body->last_row + 1 ? gk_wrapped_piece(body, row - 1) : NULL;
    const gk_cell *after = gk_wrapped_piece(body, row + 1);
    if (*side->key || (!before && !after))
        return GK_OK;
    join_text(side, before ? before->text : "", after ? after->text : "");
    if (before)
        gk_scan_mark(body->scan, before, GK_CLASS_LABEL);
    if (after)
        gk_scan_mark(body->scan, after, GK_CLASS_LABEL);
    return gk_scan_add_finding(body->scan, GK_FINDING_LABEL_JOINED,
                               gk_scan_cell_origin(body->scan, side->first), side->label, NULL);
}

/* The rest of a name directly under its row, in the name's own column. */
gk_status gk_wrapped_continue(gk_body *body, uint32_t row, bool *joined) {
    const gk_cell *rest = gk_wrapped_piece(body, row);
    gk_draft *draft = body->draft;
    *joined = false;
    if (!body->form->repeats || !rest || !draft->row_count || row != body->last_row + 1 ||
        body->left_table)
        return GK_OK;
    const gk_column *column = &body->form->columns[gk_header_column(body->header, rest)];
    gk_row *above = &draft->rows[draft->row_count - 1];
    if (column->kind != GK_COLUMN_LABEL || above->key[strspn(above->key, "0123456789")])
        return GK_OK;
    gk_side side = {0};
    memcpy(side.label, above->label, strlen(above->label) + 1);
    join_text(&side, "", rest->text);
    above->label = gk_arena_string(gk_tables_arena(body->scan->tables), side.label);
    if (!above->label)
        return gk_fail_memory(body->scan->err);
    gk_scan_mark(body->scan, rest, GK_CLASS_LABEL);
    *joined = true;
    return gk_scan_add_finding(body->scan, GK_FINDING_LABEL_JOINED,
                               gk_scan_cell_origin(body->scan, rest), side.label, NULL);
}
