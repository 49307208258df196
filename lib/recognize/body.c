/* The rows under a header. Rows that say nothing known are left alone until a later row proves that
 * the table went on: then they stood inside it and are unplaced. After a 注 or a line of prose only
 * a row that cannot be chance proves it. */
#include "recognize/body.h"

#include "base/fail.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool holds_title(const gk_scan *scan, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (gk_title_of(scan, &cells[i]))
            return true;
    return gk_verbatim_title(scan, row) != NULL;
}

/* A header on this row: of this table again (a page repeats it), or of the next one. */
static gk_status look_for_header(gk_body *b, uint32_t row, uint32_t *last, bool *next_table) {
    gk_status status = GK_OK;
    gk_header again;
    *last = GK_NO_CELL;
    *next_table = false;
    for (size_t i = 0; i < b->scan->distinct_form_count && !status; i++) {
        const gk_form *form = b->scan->distinct_forms[i];
        if (!gk_header_match(b->scan, form, row, &again, &status))
            continue;
        bool same = again.map_size == b->header->map_size &&
                    memcmp(again.map, b->header->map, again.map_size * sizeof *again.map) == 0;
        free(again.map);
        if (again.extra)
            continue;
        if (form == b->form && same && !b->left_table) {
            *last = again.last_row;
            *next_table = false;
            return status;
        }
        *next_table = true;
    }
    return status;
}

/* 1.00元: no figure, but what stands where figures belong was meant for one. */
static bool has_digits_for_values(const gk_body *b, const gk_row_reading *r) {
    enum { LONGEST = 32 };
    for (size_t i = 0; i < r->value_count; i++) {
        const char *key = gk_scan_key(b->scan, r->values[i]);
        if (strlen(key) <= LONGEST && strpbrk(key, "0123456789"))
            return true;
    }
    return false;
}

/* 201 or 2010101 before anything else, which is what rows begin with. */
static bool begins_with_code(const gk_body *b, const gk_cell *first) {
    const char *key = gk_scan_key(b->scan, first);
    size_t digits = strspn(key, "0123456789");
    return digits >= 3 && digits % 2 && digits <= 7 && (!key[digits] || !b->noted);
}

/* 制表人： and its telephone number, which stand below many tables. */
static bool begins_with_form_label(const gk_body *b, const gk_cell *first) {
    const char *key = gk_scan_key(b->scan, first);
    return strchr(key, ':') != NULL;
}

/* Nothing but one cell of words, or the number of a page. */
static bool is_prose(const gk_body *b, uint32_t row) {
    size_t count, visible = 0;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count);
    bool amount = false;
    for (size_t i = 0; i < count; i++) {
        visible += !gk_scan_is_blank(b->scan, &cells[i]);
        amount = amount || (gk_scan_is_figure(b->scan, &cells[i]) &&
                            strchr(gk_scan_key(b->scan, &cells[i]), '.'));
    }
    return visible == 1 && !amount;
}

/* A row with figures right under the table that no label claims, or one that begins with a code, is
 * a row lost; behind a 注 too, unless prose follows that. Far below the table it is something else.
 */
static bool is_lost_row(const gk_body *b, uint32_t row, const gk_row_reading *r) {
    enum { NEAR_ROWS = 20 };
    const gk_cell *first = gk_body_first_visible(b, row);
    uint32_t last = b->noted && b->last_note > b->last_row ? b->last_note : b->last_row;
    bool figures = r->digit_count > 0 || has_digits_for_values(b, r);
    if (b->left_table && row - last > NEAR_ROWS)
        return false;
    if (!b->noted)
        return figures || begins_with_code(b, first);
    if (begins_with_code(b, first))
        return figures && (r->digit_count > 1 || !is_prose(b, row));
    if (b->prose)
        return row - b->last_note <= 2 && r->figure_count >= 2;
    return r->digit_count > 0 && !begins_with_form_label(b, first) && !is_prose(b, row);
}

static gk_status refuse_figures(gk_body *b, uint32_t row) {
    gk_row_reading r;
    gk_row_read(b->scan, b->header, row, &r);
    if (!is_lost_row(b, row, &r)) {
        b->left_table = true;
        b->prose = b->prose || !b->noted || is_prose(b, row);
        return GK_OK;
    }
    gk_status status = gk_body_report_rest(b, b->last_row + 1, row + 1);
    gk_body_row_taken(b, row);
    return status;
}

/* The rows of a header that a page repeats; *row gets the last. */
static gk_status take_header_again(gk_body *b, uint32_t *row, uint32_t last) {
    gk_status status = gk_body_take_as(b, *row, GK_CLASS_HEADER);
    while (*row < last && !status)
        status = gk_body_take_as(b, ++*row, GK_CLASS_HEADER);
    return status;
}

static gk_status read_other(gk_body *b, uint32_t *row, bool *ended) {
    uint32_t last;
    bool taken;
    if (gk_body_is_row_of_form(b, *row, true))
        return gk_body_take_as(b, *row, GK_CLASS_HEADER);
    gk_status status = look_for_header(b, *row, &last, ended);
    if (status || *ended)
        return status;
    if (last != GK_NO_CELL)
        return take_header_again(b, row, last);
    status = gk_body_take_page_text(b, *row, &taken);
    if (status || taken)
        return status;
    status = gk_body_join_continued(b, *row, &taken);
    if (taken)
        b->last_row = *row;
    return status || taken ? status : refuse_figures(b, *row);
}

static gk_status read_row(gk_body *b, uint32_t *row, bool *ended) {
    const gk_cell *first = gk_body_first_visible(b, *row);
    bool taken;
    *ended = false;
    if (*row == b->header->shared_row)
        return gk_body_try_row(b, *row, &taken);
    if (!first || gk_scan_marked(b->scan, first))
        return GK_OK;
    if (gk_header_is_index(b->scan, b->header, *row))
        return gk_body_check_index(b, *row);
    if (gk_is_note(b->scan, first) && !b->prose)
        return gk_body_take_note(b, *row, row);
    if (holds_title(b->scan, *row)) {
        *ended = true;
        return GK_OK;
    }
    gk_status status = gk_body_try_row(b, *row, &taken);
    return status || taken ? status : read_other(b, row, ended);
}

static const gk_row *find_row(const gk_body *b, const char *key) {
    for (size_t i = 0; i < b->draft->row_count; i++)
        if (strcmp(b->draft->rows[i].key, key) == 0)
            return &b->draft->rows[i];
    return NULL;
}

/* Rows of the form that the source does not have, named or numbered. */
static gk_status report_missing(gk_body *b) {
    char names[256] = "";
    size_t used = 0;
    for (size_t i = 0; i < b->form->slot_count; i++) {
        const gk_slot *slot = &b->form->slots[i];
        const char *name = *slot->label ? slot->label : slot->key;
        if (b->used[i] || slot->optional || !*slot->label)
            continue;
        b->scan->doubt_count++;
        if (used + strlen(name) + 4 < sizeof names)
            used +=
                (size_t)snprintf(names + used, sizeof names - used, "%s%s", used ? "、" : "", name);
    }
    if (!used)
        return GK_OK;
    bool none = !b->draft->row_count && !b->form->repeats;
    return gk_scan_add_finding(b->scan, none ? GK_FINDING_TABLE_EMPTY : GK_FINDING_ROW_MISSING,
                               b->draft->table.origin, none ? b->form->title : names,
                               b->form->title);
}

/* Numbers may place a label the form does not know, but not where numbers and known labels
 * disagree: then it is another form, or rows have slipped. */
static gk_status judge_numbers(gk_body *b) {
    return b->line_conflicts && b->by_number
               ? gk_scan_add_finding(b->scan, GK_FINDING_ROW_UNKNOWN, b->first_by_number, "?",
                                     b->form->title)
               : GK_OK;
}

static bool has_index(const gk_form *form) {
    for (uint32_t p = 0; p < form->width; p++)
        if (form->columns[p].index)
            return true;
    return false;
}

/* Numbers that the form does not give must run on from row to row, down the left side and on down
 * the right. */
static gk_status check_lines(gk_body *b) {
    long last = 0;
    for (unsigned group = 0; group < GK_SIDE_MAX; group++)
        for (size_t i = 0; i < b->form->slot_count; i++) {
            const gk_slot *slot = &b->form->slots[i];
            if (b->form->columns[slot->first_col].group != group || !slot->any_line)
                continue;
            const gk_row *row = find_row(b, slot->key);
            long line = row && row->line ? strtol(row->line, NULL, 10) : 0;
            if (line && line <= last)
                return gk_scan_add_finding(b->scan, GK_FINDING_LINE_ORDER, b->draft->table.origin,
                                           row->line, row->label);
            last = line ? line : last;
        }
    return GK_OK;
}

gk_status gk_body_read(gk_scan *scan, const gk_header *header, const gk_meta *meta, gk_draft *draft,
                       uint32_t *end) {
    gk_body b = {.scan = scan,
                 .header = header,
                 .form = header->form,
                 .draft = draft,
                 .meta = meta,
                 .last_row = header->last_row - (header->shared_row != GK_NO_CELL)};
    if (!scan->keep_unit)
        gk_unit_power(*meta->unit ? meta->unit : header->form->unit, &b.unit_power);
    b.used = calloc(b.form->slot_count + 1, sizeof *b.used);
    if (!b.used)
        return gk_fail_memory(scan->err);
    gk_status status = GK_OK;
    uint32_t row = b.last_row + 1, rows = gk_sheet_row_count(scan->sheet);
    bool ended = false;
    while (row < rows && !status && !ended) {
        status = read_row(&b, &row, &ended);
        row += !ended;
    }
    *end = row;
    scan->taken = (b.last_row > b.last_note ? b.last_row : b.last_note) + 1;
    if (!status)
        status = report_missing(&b);
    if (!status)
        status = judge_numbers(&b);
    if (!status)
        status = check_lines(&b);
    if (!status)
        status = gk_body_report_texts(&b);
    scan->doubt_count += b.indexed != has_index(b.form);
    free(b.used);
    return status;
}
