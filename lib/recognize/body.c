/* The rows under a header. Rows that say nothing known are left alone until a later row proves that
 * the table went on: then they stood inside it and are unplaced. After a 注 or a line of prose only
 * a row that cannot be chance proves it. */
#include "recognize/body.h"

#include "base/fail.h"
#include "recognize/body_row.h"
#include "recognize/column_numbers.h"
#include "recognize/kept.h"
#include "recognize/page_text.h"
#include "recognize/rest.h"
#include "recognize/row.h"
#include "recognize/subtotal.h"
#include "recognize/table_notes.h"
#include "recognize/title.h"
#include "recognize/verbatim_range.h"
#include "recognize/wrapped.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line that stands above the table's header too is a page's head. */
static bool is_running_head(const gk_body *body, const gk_cell *line) {
    enum { LOOKS_ABOVE = 6 };
    const char *key = gk_scan_key(body->scan, line);
    uint32_t header = body->header->first_row;
    for (uint32_t row = header > LOOKS_ABOVE ? header - LOOKS_ABOVE : 0; row < header; row++) {
        const gk_cell *first = gk_scan_first_visible(body->scan, row);
        if (first && strcmp(gk_scan_key(body->scan, first), key) == 0)
            return true;
    }
    return false;
}

static bool holds_title(const gk_body *body, uint32_t row) {
    const gk_form *form;
    const gk_cell *other;
    return gk_title_in_row(body->scan, row, &form) ||
           ((other = gk_verbatim_title(body->scan, row)) && !is_running_head(body, other));
}

static bool maps_alike(const gk_header *a, const gk_header *b) {
    return a->map_size == b->map_size && memcmp(a->map, b->map, a->map_size * sizeof *a->map) == 0;
}

/* A header on this row: of this table again (a page repeats it), or of the next one. */
static gk_status look_for_header(gk_body *body, uint32_t row, uint32_t *last, bool *next_table) {
    gk_status status = GK_OK;
    gk_header_search search;
    gk_header_search_begin(&search, body->scan, row);
    *last = GK_NO_CELL;
    *next_table = false;
    for (size_t i = 0; i < body->scan->distinct_form_count && !status && *last == GK_NO_CELL; i++) {
        const gk_form *form = body->scan->distinct_forms[i];
        gk_header again;
        bool matched;
        status = gk_header_match(&search, form, &again, &matched);
        if (!matched)
            continue;
        if (!again.extra && form == body->form && !body->left_table &&
            maps_alike(&again, body->header))
            *last = again.last_row;
        *next_table = *next_table || !again.extra;
        free(again.map);
    }
    *next_table = *next_table && *last == GK_NO_CELL;
    gk_header_search_end(&search);
    return status;
}

/* 1.00元: no figure, but what stands where figures belong was meant for one. */
static bool has_digits_for_values(const gk_body *body, const gk_row_reading *reading) {
    /* An amount with its unit, spaces and a sign is shorter; a sentence with a number in it is
     * longer. 8 and 200 change nothing that is tried; the larger it is, the sooner a table is
     * refused. */
    enum { LONGEST = 32 };
    for (size_t i = 0; i < reading->value_count; i++) {
        const char *key = gk_scan_key(body->scan, reading->values[i]);
        if (strlen(key) <= LONGEST && strpbrk(key, "0123456789"))
            return true;
    }
    return false;
}

/* 201 or 2010101 before anything else, which is what rows begin with. */
static bool begins_with_code(const gk_body *body, const gk_cell *first) {
    const char *key = gk_scan_key(body->scan, first);
    size_t digits = strspn(key, "0123456789");
    return digits >= 3 && digits % 2 && digits <= 7 && (!key[digits] || !body->noted);
}

/* 制表人： and its telephone number, which stand below many tables. */
static bool begins_with_form_label(const gk_body *body, const gk_cell *first) {
    const char *key = gk_scan_key(body->scan, first);
    return strchr(key, ':') != NULL;
}

/* Nothing but one cell of words, or the number of a page. */
static bool is_prose(const gk_body *body, uint32_t row) {
    size_t count, visible = 0;
    const gk_cell *cells = gk_scan_row(body->scan, row, &count);
    bool amount = false;
    for (size_t i = 0; i < count; i++) {
        visible += !gk_scan_is_blank(body->scan, &cells[i]);
        amount = amount || (gk_scan_is_figure(body->scan, &cells[i]) &&
                            strchr(gk_scan_key(body->scan, &cells[i]), '.'));
    }
    return visible == 1 && !amount;
}

/* A row with figures right under the table that no label claims, or one that begins with a code, is
 * a row lost; behind a 注 too, unless prose follows that. Far below the table it is something
 * else. */
static bool is_lost_row(const gk_body *body, uint32_t row, const gk_row_reading *reading) {
    /* Too many refuse a report for figures that are another table's, too few lose a row in silence:
     * 20 is more than half a page. 4 and 200 change nothing that is tried. Behind prose that
     * follows a 注 it is the 注's own table at most: two rows, with two figures each. */
    enum { NEAR_ROWS = 20, BEHIND_NOTE = 2 };
    const gk_cell *first = gk_scan_first_visible(body->scan, row);
    uint32_t last =
        body->noted && body->last_note > body->last_row ? body->last_note : body->last_row;
    bool figures = reading->digit_count > 0 || has_digits_for_values(body, reading);
    if (body->left_table && row - last > NEAR_ROWS)
        return false;
    if (!body->noted)
        return figures || begins_with_code(body, first);
    if (begins_with_code(body, first))
        return figures && (reading->digit_count > 1 || !is_prose(body, row));
    if (body->prose)
        return row - body->last_note <= BEHIND_NOTE && reading->figure_count >= 2;
    return reading->digit_count > 0 && !begins_with_form_label(body, first) && !is_prose(body, row);
}

static gk_status refuse_figures(gk_body *body, uint32_t row) {
    gk_row_reading reading;
    gk_row_read(body->scan, body->header, row, &reading);
    if (!is_lost_row(body, row, &reading)) {
        bool prose = body->prose || !body->noted || is_prose(body, row);
        return gk_table_notes_pass(body, row, prose);
    }
    gk_status status = gk_rest_report(body, body->last_row + 1, row + 1);
    gk_body_row_taken(body, row);
    return status;
}

/* The rows of a header that a page repeats; *row gets the last. */
static gk_status take_header_again(gk_body *body, uint32_t *row, uint32_t last) {
    gk_status status = gk_page_text_take_as(body, *row, GK_CLASS_HEADER);
    while (*row < last && !status)
        status = gk_page_text_take_as(body, ++*row, GK_CLASS_HEADER);
    return status;
}

static gk_status read_other(gk_body *body, uint32_t *row, bool *ended) {
    uint32_t last;
    bool taken;
    if (gk_page_text_is_form_row(body, *row, true))
        return gk_page_text_take_as(body, *row, GK_CLASS_HEADER);
    gk_status status = look_for_header(body, *row, &last, ended);
    if (status || *ended)
        return status;
    if (last != GK_NO_CELL)
        return take_header_again(body, row, last);
    status = gk_page_text_take(body, *row, &taken);
    if (status || taken)
        return status;
    status = gk_wrapped_continue(body, *row, &taken);
    if (taken)
        body->last_row = *row;
    if (status || taken)
        return status;
    /* Above its 注 a line over words and figures may be of this table and misread. */
    const gk_cell *caption = NULL;
    status = body->noted ? gk_verbatim_caption(body->scan, *row, &caption) : GK_OK;
    *ended = caption != NULL;
    return status || *ended ? status : refuse_figures(body, *row);
}

static gk_status read_row(gk_body *body, uint32_t *row, bool *ended) {
    const gk_cell *first = gk_scan_first_visible(body->scan, *row);
    bool taken;
    *ended = false;
    if (*row == body->header->shared_row)
        return gk_body_row_try(body, *row, &taken);
    if (!first || gk_scan_is_marked(body->scan, first))
        return GK_OK;
    if (gk_column_numbers_is_row(body->scan, body->header, *row))
        return gk_column_numbers_check(body, *row);
    if (gk_table_notes_begin(body, *row))
        return gk_table_notes_take(body, *row, row);
    if (holds_title(body, *row) || gk_kept_begins(body->scan, *row)) {
        *ended = true;
        return GK_OK;
    }
    gk_status status = gk_subtotal_take(body, *row, &taken);
    if (!status && !taken)
        status = gk_body_row_try(body, *row, &taken);
    if (status || taken)
        return status;
    return read_other(body, row, ended);
}

/* Rows of the form that the source does not have, named or numbered. */
static gk_status report_missing(gk_body *body) {
    char names[256] = "";
    size_t used = 0;
    for (size_t i = 0; i < body->form->slot_count; i++) {
        const gk_slot *slot = &body->form->slots[i];
        const char *name = *slot->label ? slot->label : slot->key;
        if (body->used[i] || slot->optional || !*slot->label ||
            !gk_header_has_group(body->header, body->form->columns[slot->first_col].group))
            continue;
        body->scan->doubt_count++;
        if (used + strlen(name) + 4 < sizeof names)
            used +=
                (size_t)snprintf(names + used, sizeof names - used, "%s%s", used ? "、" : "", name);
    }
    if (!used)
        return GK_OK;
    bool none = !body->draft->row_count && !body->form->repeats;
    return gk_scan_add_finding(body->scan, none ? GK_FINDING_TABLE_EMPTY : GK_FINDING_ROW_MISSING,
                               body->draft->table.origin, none ? body->form->title : names,
                               body->form->title);
}

/* Numbers may place a label the form does not know, but not where numbers and known labels
 * disagree: then it is another form, or rows have slipped. */
static gk_status judge_numbers(gk_body *body) {
    return body->line_conflicts && body->by_number
               ? gk_scan_add_finding(body->scan, GK_FINDING_ROW_UNKNOWN, body->first_by_number, "?",
                                     body->form->title)
               : GK_OK;
}

static bool has_index(const gk_form *form) {
    for (uint32_t form_col = 0; form_col < form->width; form_col++)
        if (form->columns[form_col].index)
            return true;
    return false;
}

static gk_origin place_of(const gk_body *body, const gk_row *row) {
    for (size_t c = 0; c < body->form->value_count; c++)
        if (row->values[c].origin.source)
            return row->values[c].origin;
    return body->draft->table.origin;
}

/* A source may number no row, but not all but a few. */
static gk_status report_lineless(gk_body *body) {
    char count[24];
    snprintf(count, sizeof count, "%zu", body->lineless);
    return body->lined && body->lineless
               ? gk_scan_add_finding(body->scan, GK_FINDING_LINE_MISSING, body->first_lineless,
                                     count, body->form->title)
               : GK_OK;
}

/* Numbers that the form does not give must run on from row to row, down the left side and on down
 * the right. */
static gk_status check_lines(gk_body *body) {
    long last = 0;
    for (unsigned group = 0; group < GK_SIDE_MAX; group++)
        for (size_t i = 0; i < body->form->slot_count; i++) {
            const gk_slot *slot = &body->form->slots[i];
            if (body->form->columns[slot->first_col].group != group || !slot->any_line)
                continue;
            const gk_row *row = gk_draft_find_row(body->draft, slot->key);
            long line = row && row->line ? strtol(row->line, NULL, 10) : 0;
            if (line && line <= last)
                return gk_scan_add_finding(body->scan, GK_FINDING_LINE_ORDER, place_of(body, row),
                                           row->line, row->label);
            last = line ? line : last;
        }
    return GK_OK;
}

static void look_at_headings(gk_body *body) {
    size_t count;
    for (uint32_t row = body->header->first_row; row <= body->header->last_row; row++) {
        const gk_cell *cells = gk_scan_row(body->scan, row, &count);
        for (size_t i = 0; i < count; i++)
            gk_typed_texts_add_heading(&body->texts, &cells[i]);
    }
}

gk_status gk_body_read(gk_scan *scan, const gk_header *header, const gk_stated *stated,
                       gk_draft *draft, uint32_t *end) {
    gk_body body = {.scan = scan,
                    .header = header,
                    .form = header->form,
                    .draft = draft,
                    .stated = stated,
                    .merge_row = GK_NO_CELL,
                    .last_row = header->last_row - (header->shared_row != GK_NO_CELL)};
    body.used = calloc(body.form->slot_count + 1, sizeof *body.used);
    if (!body.used)
        return gk_fail_memory(scan->err);
    look_at_headings(&body);
    gk_status status = GK_OK;
    uint32_t row = body.last_row + 1, rows = gk_sheet_row_count(scan->sheet);
    bool ended = false;
    while (row < rows && !status && !ended) {
        status = read_row(&body, &row, &ended);
        row += !ended;
    }
    *end = row;
    scan->taken = (body.last_row > body.last_note ? body.last_row : body.last_note) + 1;
    if (!status)
        status = report_missing(&body);
    if (!status)
        status = judge_numbers(&body);
    if (!status)
        status = check_lines(&body);
    if (!status)
        status = report_lineless(&body);
    if (!status)
        status = gk_typed_texts_report(&body.texts, scan, body.form->title);
    scan->doubt_count += body.indexed != has_index(body.form);
    free(body.used);
    return status;
}
