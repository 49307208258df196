/* What stands in a table besides its rows: 注, 栏次, section names, repeated headings, page
 * numbers. */
#include "recognize/body.h"

#include "base/fail.h"
#include <gongkai/text.h>
#include <stdlib.h>
#include <string.h>

static bool row_has_text(const gk_form *form, uint32_t row, const char *key) {
    for (uint32_t col = 0; col < form->width; col++) {
        const gk_field *field = &form->rows[row].fields[col];
        for (size_t k = 0; k < field->key_count; k++)
            if (strcmp(field->keys[k], key) == 0)
                return true;
    }
    return false;
}

/* Every visible cell of the row is a text of the form's row. */
static bool row_repeats(const gk_body *b, uint32_t row, uint32_t form_row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(b->scan, &cells[i]);
        if (*key && !row_has_text(b->form, form_row, key))
            return false;
    }
    return true;
}

/* A section's name or a heading within the form, or (`CAPTION` not asked) one of its head's rows.
 */
bool gk_body_is_row_of_form(const gk_body *b, uint32_t row, bool caption) {
    for (uint32_t r = 0; r < b->form->height; r++) {
        gk_form_row_kind kind = b->form->rows[r].kind;
        bool asked = kind == (caption ? GK_ROW_CAPTION : GK_ROW_HEADER);
        if (asked && row_repeats(b, row, r))
            return true;
    }
    return false;
}

/* - 5 -, 第5页, 第5页共9页, 5/9, and the … or 。。。 that templates leave behind. */
static bool is_furniture_text(const char *key) {
    static const char *const left_overs[] = {"…", "……", "...", "......", "。。。", NULL};
    for (size_t i = 0; left_overs[i]; i++)
        if (strcmp(key, left_overs[i]) == 0)
            return true;
    if (strlen(key) < 120 && strstr(key, "年度") && strstr(key, "决算"))
        return true; /* a running head */
    size_t digits = strspn(key, "0123456789");
    if (*key == '-' && (digits = strspn(key + 1, "0123456789")) > 0)
        return strcmp(key + 1 + digits, "-") == 0;
    static const char page[] = "第";
    return strncmp(key, page, sizeof page - 1) == 0 && strstr(key, "页") &&
           strspn(key + sizeof page - 1, "0123456789") > 0 && strlen(key) < 40;
}

static bool is_furniture(const gk_body *b, uint32_t row) {
    size_t count, seen = 0;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(b->scan, &cells[i]);
        if (!*key)
            continue;
        if (!is_furniture_text(key))
            return false;
        seen++;
    }
    return seen > 0;
}

const gk_cell *gk_body_first_visible(const gk_body *b, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (!gk_scan_is_blank(b->scan, &cells[i]))
            return &cells[i];
    return NULL;
}

/* A note that does not end a sentence goes on in the next line. */
static bool goes_on(const char *note) {
    static const char *const ends[] = {"。", "；", ".", ";", "！", "”", "）", ")"};
    size_t length = strlen(note);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (length >= n && strcmp(note + length - n, ends[i]) == 0)
            return false;
    }
    return strncmp(note, "说明", strlen("说明")) != 0;
}

/* Puts a line behind those before; they may be long. */
static bool join_line(char **note, size_t *used, size_t *capacity, const char *line) {
    size_t room = strlen(line) + 1; /* cleaned it is no longer */
    if (!gk_reserve((void **)note, *used + room, capacity, 1))
        return false;
    *used += gk_text_clean(line, *note + *used, room);
    return true;
}

static gk_status keep_note(gk_body *b, const char *note, size_t length) {
    char *copy = gk_arena_text(gk_tables_arena(b->scan->tables), note, length);
    b->draft->notes[b->draft->note_count++] = copy;
    return copy ? GK_OK : gk_fail_memory(b->scan->err);
}

static bool join_piece(char **note, size_t *used, size_t *capacity, const gk_cell *cell,
                       const gk_cell *first) {
    if (cell != first && *used) {
        if (!gk_reserve((void **)note, *used + 1, capacity, 1))
            return false;
        (*note)[(*used)++] = ' ';
    }
    return join_line(note, used, capacity, cell->text);
}

/* What stands beside a note on its line goes on with it (a CSV parted at its commas); a figure
 * there is of the table: its row's label may stand there too. */
static gk_status join_row(gk_body *b, const gk_cell *first, char **note, size_t *used,
                          size_t *capacity) {
    size_t count;
    gk_status status = GK_OK;
    const gk_cell *cells = gk_scan_row(b->scan, first->row, &count);
    for (size_t i = 0; i < count && !status; i++) {
        const gk_cell *cell = &cells[i];
        if (gk_scan_is_blank(b->scan, cell) || gk_scan_repeats_left(b->scan, cells, i))
            continue;
        if (gk_scan_is_figure(b->scan, cell))
            status = gk_scan_unplaced(b->scan, cell, b->form->title);
        else if (cell->type == GK_CELL_TEXT && !join_piece(note, used, capacity, cell, first))
            status = gk_fail_memory(b->scan->err);
    }
    return status;
}

gk_status gk_body_take_note(gk_body *b, uint32_t row, uint32_t *last) {
    enum { MOST = sizeof b->draft->notes / sizeof *b->draft->notes };
    char *note = NULL;
    size_t used = 0, capacity = 0;
    gk_status status = GK_OK;
    const gk_cell *cell = gk_body_first_visible(b, row);
    b->noted = b->left_table = true;
    b->last_note = *last = row;
    if (cell && b->draft->note_count == MOST)
        return gk_scan_unplaced(b->scan, cell, b->form->title);
    for (; cell && !status; cell = gk_body_lone_text(b, *last + 1)) {
        status = join_row(b, cell, &note, &used, &capacity);
        b->last_note = *last = cell->row;
        gk_body_mark_row(b, cell->row, GK_CLASS_NOTE);
        if (status || !goes_on(note) || gk_scan_row_is_blank(b->scan, *last + 1))
            break;
    }
    if (!status)
        status = keep_note(b, note ? note : "", used);
    free(note);
    return status;
}

gk_status gk_body_check_index(gk_body *b, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(b->scan, &cells[i]);
        uint32_t p = gk_body_column(b, &cells[i]);
        const char *index = p == GK_NO_CELL ? NULL : b->form->columns[p].index;
        if (!index || !*key || strcmp(key, index) == 0)
            continue;
        gk_status status = gk_scan_add_finding(b->scan, GK_FINDING_COLUMN_NUMBER,
                                               gk_body_origin(b, &cells[i]), key, index);
        if (status)
            return status;
    }
    gk_body_mark_row(b, row, GK_CLASS_HEADER);
    b->indexed = true;
    return GK_OK;
}

gk_status gk_body_take_as(gk_body *b, uint32_t row, gk_cell_class class_) {
    gk_status status = GK_OK;
    if (!b->left_table && class_ == GK_CLASS_HEADER) {
        status = gk_body_report_rest(b, b->last_row + 1, row);
        b->last_row = row;
    }
    gk_body_mark_row(b, row, class_);
    return status;
}

/* A row without values that belongs to the form or to the page; false if it is neither. */
gk_status gk_body_take_page_text(gk_body *b, uint32_t row, bool *taken) {
    *taken = true;
    if (gk_body_is_row_of_form(b, row, false))
        return gk_body_take_as(b, row, GK_CLASS_HEADER);
    if (is_furniture(b, row))
        return gk_body_take_as(b, row, GK_CLASS_IGNORED);
    *taken = gk_meta_row(b->scan, row); /* perhaps the next table's: left for report_rest */
    return GK_OK;
}
