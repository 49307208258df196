/* The 注 and 说明 below a table, over as many lines as they take. */
#include "recognize/table_notes.h"

#include "base/characters.h"
#include "base/enumerator.h"
#include "base/fail.h"
#include "recognize/note.h"
#include "recognize/title.h"
#include "recognize/wrapped.h"
#include "report/note_words.h"
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

/* ---- which line goes on with a 注 ------------------------------------------------------------ */

/* The only visible cell of a row, if it is words that nobody has taken. */
static const gk_cell *only_text(const gk_scan *scan, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count), *only = NULL;
    for (size_t i = 0; i < count; i++) {
        if (gk_scan_is_blank(scan, &cells[i]) || gk_scan_repeats_left(scan, cells, i))
            continue;
        if (only || gk_scan_is_marked(scan, &cells[i]))
            return NULL;
        only = &cells[i];
    }
    return only && only->type == GK_CELL_TEXT && !gk_scan_is_figure(scan, only) ? only : NULL;
}

/* A line that could be part of a sentence: no other 注, no title, no order of a template. */
static const gk_cell *plain_line(const gk_scan *scan, uint32_t row) {
    const gk_cell *line = only_text(scan, row);
    return line && !gk_note_is_labelled(scan, line) && !gk_title_form(scan, line) &&
                   !gk_note_is_instruction(gk_scan_key(scan, line))
               ? line
               : NULL;
}

/* …，故本表无数据 stands in one of the next lines: a 说明 was broken before it. */
static bool leads_to_empty(const gk_scan *scan, uint32_t row) {
    enum { LINES = 3 };
    for (uint32_t at = row; at < row + LINES; at++) {
        const gk_cell *line = plain_line(scan, at);
        if (!line)
            return false;
        if (gk_note_says_empty(gk_scan_key(scan, line)))
            return true;
    }
    return false;
}

static const gk_cell *next_line(const gk_body *body, uint32_t row, const char *note) {
    const gk_cell *line = plain_line(body->scan, row);
    if (!line || gk_note_is_whole(note) || gk_note_says_empty(note))
        return NULL;
    if (gk_note_is_open(note) || (gk_note_explains_empty(note) && leads_to_empty(body->scan, row)))
        return line;
    return strncmp(note, "说明", strlen("说明")) == 0 ? NULL : gk_wrapped_piece(body, row);
}

static gk_status take_lines(gk_body *body, const gk_cell *cell, uint32_t *last) {
    joined_note note = {0};
    gk_status status = GK_OK;
    while (cell && !status) {
        status = join_row(body, cell, &note);
        body->last_note = *last = cell->row;
        gk_scan_mark_row(body->scan, cell->row, GK_CLASS_NOTE);
        cell = status || !note.text ? NULL : next_line(body, *last + 1, note.text);
    }
    if (!status)
        status = add_note(body, &note);
    free(note.text);
    return status;
}

/* Counted for a line that ends a table's surroundings. */
enum { NOT_NEAR = 1000 };

/* ---- whose it is ---------------------------------------------------------------------------- */

/* The next title is that of the table a note is about. */
static bool is_next_titles(const gk_scan *scan, uint32_t row, const char *note) {
    enum { LOOKS_BELOW = 12 };
    for (uint32_t at = row + 1; at <= row + LOOKS_BELOW; at++) {
        const gk_form *form;
        if (gk_title_in_row(scan, at, &form))
            return gk_note_is_about(note, form->title);
    }
    return false;
}

/* A note about another table: left to that one if its title follows, else reported. */
static gk_status leave_note(gk_body *body, const gk_cell *cell) {
    gk_scan *scan = body->scan;
    body->left_table = true;
    if (is_next_titles(scan, cell->row, gk_scan_key(scan, cell))) {
        body->prose = true;
        body->strays = NOT_NEAR;
        return GK_OK;
    }
    gk_scan_mark_row(scan, cell->row, GK_CLASS_IGNORED);
    return gk_scan_add_finding(scan, GK_FINDING_NOTE_OF_OTHER_TABLE,
                               gk_scan_cell_origin(scan, cell), cell->text, body->form->title);
}

static gk_status report_line(gk_body *body, uint32_t row) {
    const gk_cell *first = gk_scan_first_visible(body->scan, row);
    gk_scan_mark_row(body->scan, row, GK_CLASS_IGNORED);
    return gk_scan_add_finding(body->scan, GK_FINDING_LINE_LEFT_OUT,
                               gk_scan_cell_origin(body->scan, first), first->text,
                               body->form->title);
}

/* 制表人：张三 below a table: who made it, and of no table. */
static bool is_signature(const gk_scan *scan, const gk_cell *line) {
    const char *colon = strchr(gk_scan_key(scan, line), ':');
    return colon && colon[1];
}

/* The lines between the table and this note of it. */
static gk_status report_strays(gk_body *body, uint32_t to) {
    gk_status status = GK_OK;
    for (uint32_t row = body->stray; body->prose && row < to && !status; row++) {
        const gk_cell *line = only_text(body->scan, row);
        if (line && !is_signature(body->scan, line))
            status = report_line(body, row);
    }
    body->prose = false;
    body->strays = 0;
    return status;
}

/* 2.本表金额…, right below a 注 or with a blank row between: its second item. A figure is no item. */
static bool is_next_item(const gk_body *body, uint32_t row) {
    enum { NEAR_ROWS = 2 };
    const gk_cell *line = plain_line(body->scan, row);
    if (!line || !body->noted || body->prose || row - body->last_note > NEAR_ROWS)
        return false;
    const char *key = gk_scan_key(body->scan, line);
    size_t digits = strspn(key, "0123456789");
    const char *behind = key + digits;
    bool mark = *behind == '.' || strncmp(behind, "、", strlen("、")) == 0;
    return digits == 1 && *key >= '2' && mark && !gk_is_digit(behind[1]) && strlen(behind) > 6;
}

bool gk_table_notes_begin(const gk_body *body, uint32_t row) {
    /* A line or two stand between a table and its 说明 where a template was not cleared. Behind more
     * it is a text that has a 说明 of its own. */
    enum { MOST_STRAYS = 2 };
    if (is_next_item(body, row))
        return true;
    return gk_note_begins(body->scan, gk_scan_first_visible(body->scan, row)) &&
           (!body->prose || body->strays <= MOST_STRAYS);
}

/* 第三部分, 一、…: a chapter begins. */
static bool is_chapter(const char *key) {
    return gk_behind_enumerator(key) != key ||
           (strncmp(key, "第", strlen("第")) == 0 && strstr(key, "部分"));
}

gk_status gk_table_notes_pass(gk_body *body, uint32_t row, bool prose) {
    const gk_cell *line = only_text(body->scan, row);
    const char *key = line ? gk_scan_key(body->scan, line) : "";
    body->left_table = true;
    if (line && !body->prose && gk_note_is_instruction(key))
        return report_line(body, row);
    if (!prose)
        return GK_OK;
    if (!body->prose)
        body->stray = row;
    body->prose = true;
    body->strays += line && !is_chapter(key) ? 1 : NOT_NEAR;
    return GK_OK;
}

gk_status gk_table_notes_take(gk_body *body, uint32_t row, uint32_t *last) {
    const gk_cell *cell = gk_scan_first_visible(body->scan, row);
    *last = row;
    if (gk_note_is_about_other(gk_scan_key(body->scan, cell), body->form->title))
        return leave_note(body, cell);
    gk_status status = report_strays(body, row);
    body->noted = body->left_table = true;
    body->last_note = row;
    if (!status && body->draft->note_count == GK_DRAFT_NOTES_MAX)
        return gk_scan_report_unplaced(body->scan, cell, body->form->title);
    return status ? status : take_lines(body, cell, last);
}
