/* The 注 and 说明 below a table, over as many lines as they take. */
#include "recognize/table_notes.h"

#include "base/fail.h"
#include "recognize/note.h"
#include "recognize/wrapped.h"
#include <gongkai/text.h>
#include <stdlib.h>
#include <string.h>

/** A 注 while its lines are joined. */
typedef struct joined_note {
    char *text; /**< malloc'ed; NULL: none yet. */
    size_t length, capacity;
} joined_note;

/* Puts a line behind those before; they may be long. */
static gk_status join_line(gk_body *body, joined_note *note, const char *line) {
    size_t room = strlen(line) + 1; /* cleaned it is no longer */
    if (!gk_reserve((void **)&note->text, note->length + room, &note->capacity, 1))
        return gk_fail_memory(body->scan->err);
    note->length += gk_text_clean(line, note->text + note->length, room);
    return GK_OK;
}

static gk_status add_note(gk_body *body, const joined_note *note) {
    gk_arena *arena = gk_tables_arena(body->scan->tables);
    const char *copy = gk_arena_text(arena, note->text ? note->text : "", note->length);
    body->draft->notes[body->draft->note_count++] = copy;
    return copy ? GK_OK : gk_fail_memory(body->scan->err);
}

static gk_status join_piece(gk_body *body, joined_note *note, const gk_cell *cell,
                            const gk_cell *first) {
    if (cell != first && note->length) {
        if (!gk_reserve((void **)&note->text, note->length + 1, &note->capacity, 1))
            return gk_fail_memory(body->scan->err);
        note->text[note->length++] = ' ';
    }
    return join_line(body, note, cell->text);
}

/* What stands beside a note on its line goes on with it (a CSV parted at its commas); a figure
 * there is of the table: its row's label may stand there too. */
static gk_status join_row(gk_body *body, const gk_cell *first, joined_note *note) {
    size_t count;
    gk_status status = GK_OK;
    const gk_cell *cells = gk_scan_row(body->scan, first->row, &count);
    for (size_t i = 0; i < count && !status; i++) {
        const gk_cell *cell = &cells[i];
        if (gk_scan_is_blank(body->scan, cell) || gk_scan_repeats_left(body->scan, cells, i))
            continue;
        if (gk_scan_is_figure(body->scan, cell))
            status = gk_scan_report_unplaced(body->scan, cell, body->form->title);
        else if (cell->type == GK_CELL_TEXT)
            status = join_piece(body, note, cell, first);
    }
    return status;
}

gk_status gk_table_notes_take(gk_body *body, uint32_t row, uint32_t *last) {
    joined_note note = {0};
    gk_status status = GK_OK;
    const gk_cell *cell = gk_scan_first_visible(body->scan, row);
    body->noted = body->left_table = true;
    body->last_note = *last = row;
    if (cell && body->draft->note_count == GK_DRAFT_NOTES_MAX)
        return gk_scan_report_unplaced(body->scan, cell, body->form->title);
    for (; cell && !status; cell = gk_wrapped_piece(body, *last + 1)) {
        status = join_row(body, cell, &note);
        body->last_note = *last = cell->row;
        gk_scan_mark_row(body->scan, cell->row, GK_CLASS_NOTE);
        if (status || !gk_note_goes_on(note.text) || gk_scan_row_is_blank(body->scan, *last + 1))
            break;
    }
    if (!status)
        status = add_note(body, &note);
    free(note.text);
    return status;
}
