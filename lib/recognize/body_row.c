/* One row under a header: the places of its sides in the form, and its values into them. */
#include "recognize/body_row.h"

#include "base/enumerator.h"
#include "base/fail.h"
#include "recognize/field.h"
#include "recognize/merged.h"
#include "recognize/place.h"
#include "recognize/rest.h"
#include "recognize/row.h"
#include "recognize/wrapped.h"
#include <stdio.h>
#include <string.h>

/** Where the sides of one row belong. */
typedef struct places {
    gk_place side[GK_SIDE_MAX];
    bool any, strong;
} places;

/* ---- rows ----------------------------------------------------------------------------------- */

/* A label or a number that is not the form's. */
static gk_status report_place(gk_body *body, const gk_side *side, const gk_place *place) {
    const gk_slot *slot = place->slot;
    gk_origin origin = gk_scan_cell_origin(body->scan, side->first);
    if (place->line_differs) {
        body->line_conflicts++;
        return gk_scan_add_finding(body->scan, GK_FINDING_LINE_NUMBER, origin, side->line,
                                   slot->line);
    }
    if (place->renamed)
        return gk_scan_add_finding(body->scan, GK_FINDING_LABEL_RENAMED, origin, side->label,
                                   slot->label);
    bool other_name = slot->code && *side->key;
    for (size_t i = 0; other_name && i < slot->label_key_count; i++)
        other_name = strcmp(slot->label_keys[i], side->key) != 0;
    if (!place->by_number && !other_name)
        return GK_OK;
    if (body->by_number++ == 0)
        body->first_by_number = origin;
    return gk_scan_add_finding(body->scan, GK_FINDING_LABEL_UNKNOWN, origin, side->label,
                               slot->label);
}

enum { ROWS_MOST = 10000 };

/* No table has so many; looking rows up would become slow. Reported once. */
static gk_status refuse_more(gk_body *body, const gk_side *side) {
    if (body->overfull)
        return GK_OK;
    body->overfull = true;
    return gk_scan_add_finding(body->scan, GK_FINDING_ROWS_TOO_MANY,
                               gk_scan_cell_origin(body->scan, side->first), body->form->title,
                               NULL);
}

static bool has_line_column(const gk_body *body, unsigned group) {
    for (uint32_t col = 0; col < body->header->map_size; col++) {
        uint32_t form_col = body->header->map[col];
        if (form_col != GK_NO_CELL && body->form->columns[form_col].kind == GK_COLUMN_LINE &&
            body->form->columns[form_col].group == group)
            return true;
    }
    return false;
}

/* Of a form that numbers its rows, and a source that does. */
static void count_line(gk_body *body, const gk_side *side, const gk_target *to) {
    if (!to->slot->line || !has_line_column(body, to->group))
        return;
    body->lined += *side->line != '\0';
    if (!*side->line && body->lineless++ == 0)
        body->first_lineless = gk_scan_cell_origin(body->scan, side->first);
}

/* The form does not say which number a row has: any, if it is the one behind the last. */
static gk_status take_line(gk_body *body, const gk_side *side) {
    gk_row *row = &body->draft->rows[body->draft->row_count - 1];
    row->line = gk_arena_string(gk_tables_arena(body->scan->tables), side->line);
    return row->line ? GK_OK : gk_fail_memory(body->scan->err);
}

static gk_status open_row(gk_body *body, const gk_side *side, const gk_place *place,
                          gk_target *to) {
    to->slot = place->slot;
    const char *key = to->slot ? to->slot->key : place->code;
    if (body->draft->row_count == ROWS_MOST)
        return refuse_more(body, side);
    if (gk_draft_find_row(body->draft, key))
        return gk_scan_add_finding(body->scan, GK_FINDING_ROW_TWICE,
                                   gk_scan_cell_origin(body->scan, side->first), key,
                                   body->form->title);
    if (to->slot)
        body->used[to->slot - body->form->slots] = true;
    else
        memcpy(body->last_code, place->code, sizeof body->last_code);
    gk_status status =
        gk_draft_add_row(body->draft, body->scan, body->form->value_count, key, side->label);
    to->row = body->draft->row_count - 1;
    if (to->slot)
        count_line(body, side, to);
    if (!status && to->slot && to->slot->any_line && *side->line)
        status = take_line(body, side);
    return !status && to->slot ? report_place(body, side, place) : status;
}

/* A code the fixed list of 06 does not have: only figures make it matter. */
static gk_status open_unknown_code(gk_body *body, const gk_row_reading *reading, unsigned group,
                                   const gk_side *side, const gk_place *place) {
    bool figures = false;
    for (size_t i = 0; i < reading->value_count; i++)
        figures =
            figures ||
            body->form->columns[gk_header_column(body->header, reading->values[i])].group == group;
    return gk_scan_add_finding(
        body->scan, figures ? GK_FINDING_ROW_UNKNOWN : GK_FINDING_ROW_DROPPED,
        gk_scan_cell_origin(body->scan, side->first), place->code, body->form->title);
}

static gk_status open_target(gk_body *body, const gk_row_reading *reading, unsigned group,
                             const gk_side *side, const gk_place *place, gk_target *to) {
    *to = (gk_target){.group = group, .row = GK_NO_ROW};
    if (place->kind == GK_PLACE_BAD_CODE)
        return gk_scan_add_finding(
            body->scan, GK_FINDING_CODE_INVALID, gk_scan_cell_origin(body->scan, side->first),
            side->first->text ? side->first->text : gk_scan_key(body->scan, side->first), NULL);
    if (place->kind == GK_PLACE_CODE && !body->form->repeats)
        return open_unknown_code(body, reading, group, side, place);
    return place->kind == GK_PLACE_NONE ? GK_OK : open_row(body, side, place, to);
}

/* The labels of the sides that have a place; others are left for report_rest. */
static void mark_labels(gk_body *body, uint32_t row, const places *found) {
    size_t count;
    const gk_cell *cells = gk_scan_row(body->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        uint32_t form_col = gk_header_column(body->header, &cells[i]);
        if (gk_header_is_serial_number(body->scan, body->header, &cells[i])) {
            gk_scan_mark(body->scan, &cells[i], GK_CLASS_LABEL);
            continue;
        }
        bool label = form_col != GK_NO_CELL &&
                     body->form->columns[form_col].kind != GK_COLUMN_VALUE &&
                     found->side[body->form->columns[form_col].group].kind != GK_PLACE_NONE &&
                     !gk_row_lost_figure(body->scan, body->form->columns[form_col].kind, &cells[i]);
        if (label && body->form->columns[form_col].kind == GK_COLUMN_LABEL)
            gk_typed_texts_add_label(&body->texts, &cells[i],
                                     gk_scan_cell_origin(body->scan, &cells[i]));
        if (label || (gk_scan_repeats_left(body->scan, cells, i) &&
                      gk_scan_is_marked(body->scan, &cells[i - 1])))
            gk_scan_mark(body->scan, &cells[i], GK_CLASS_LABEL);
    }
}

/* ---- one row -------------------------------------------------------------------------------- */

/* Close behind the last row or 注 of the table: a total may stand below the 注, with a blank row on
 * either side. 1 and 20 change nothing that is tried; the more, the likelier that a row of a table
 * below, which has lost its title, is taken for one of this. */
enum { NEAR_ROWS = 3 };

static bool is_near(const gk_body *body, uint32_t row) {
    uint32_t last = body->last_row > body->last_note ? body->last_row : body->last_note;
    return row - last <= NEAR_ROWS;
}

/* The form accepts the wording, but prints another: a sign of another year. */
static bool is_other_wording(const gk_slot *slot, const gk_side *side) {
    return slot && *side->key && slot->label_key_count > 1 &&
           strcmp(gk_behind_enumerator(slot->label_keys[0]), gk_behind_enumerator(side->key)) != 0;
}

/* Any place is enough inside the table; after a 注 or prose it must be a strong one. */
static places find_places(gk_body *body, uint32_t row, gk_row_reading *reading) {
    places found = {0};
    for (unsigned g = 0; g < reading->side_count; g++) {
        gk_place *place = &found.side[g];
        *place = gk_place_find(body->scan, body->form, g, &reading->sides[g], body->used,
                               body->last_code);
        if (place->kind == GK_PLACE_NONE)
            continue;
        bool counted = reading->figure_count > 0;
        body->scan->doubt_count += is_other_wording(place->slot, &reading->sides[g]);
        found.any = true;
        found.strong =
            found.strong || place->strong || (place->kind == GK_PLACE_CODE && counted) ||
            (place->kind == GK_PLACE_SLOT && !place->by_number && counted && is_near(body, row));
    }
    return found;
}

/* The one row of 三公 has figures and no label. */
static bool is_unlabelled_row(const gk_body *body, uint32_t row, const gk_row_reading *reading) {
    if (body->form->slot_count != 1 || *body->form->slots[0].key || body->used[0] ||
        (body->left_table && !is_near(body, row)))
        return false;
    for (size_t g = 0; g < reading->side_count; g++)
        if (reading->sides[g].first)
            return false;
    for (size_t i = 0; i < reading->value_count; i++)
        for (const char *at = gk_scan_key(body->scan, reading->values[i]); *at; at++)
            if ((unsigned char)*at >= 0x80) /* a word: prose or a heading */
                return false;
    return reading->value_count > 0 && !reading->alien;
}

static gk_status take_unlabelled(gk_body *body, uint32_t row, const gk_row_reading *reading) {
    gk_target to = {.slot = &body->form->slots[0], .row = body->draft->row_count};
    body->used[0] = true;
    gk_status status = gk_draft_add_row(body->draft, body->scan, body->form->value_count, "", "");
    for (size_t i = 0; i < reading->value_count && !status; i++)
        status = gk_field_place_value(body, &to, 1, reading->values[i]);
    if (!status)
        gk_field_place_blanks(body, row, &to, 1);
    return status;
}

/* 12 | 367.43 is what 12,367.43 becomes in a CSV that does not quote it. Once in a row it may be
 * two figures; twice it is not. */
static gk_status check_thousands(gk_body *body, const gk_row_reading *reading) {
    static const char digits[] = "0123456789";
    size_t pairs = 0;
    char shown[64] = "";
    for (size_t i = 0; i + 1 < reading->value_count; i++) {
        const gk_cell *left = reading->values[i], *right = reading->values[i + 1];
        const char *a = gk_scan_key(body->scan, left), *c = gk_scan_key(body->scan, right);
        bool parted = left->type == GK_CELL_TEXT && right->type == GK_CELL_TEXT &&
                      left->col + 1 == right->col && *a != '0' && strlen(a) <= 3 && *a &&
                      !a[strspn(a, digits)] && strspn(c, digits) == 3 && c[3] == '.';
        if (parted && pairs++ == 0)
            snprintf(shown, sizeof shown, "%.8s %.32s", a, c);
    }
    return pairs >= 2 ? gk_scan_add_finding(body->scan, GK_FINDING_THOUSANDS_SPLIT,
                                            gk_scan_cell_origin(body->scan, reading->values[0]),
                                            shown, NULL)
                      : GK_OK;
}

static gk_status take_row(gk_body *body, uint32_t row, gk_row_reading *reading,
                          const places *found) {
    gk_target targets[GK_SIDE_MAX];
    size_t count = 0;
    gk_status status = gk_rest_report(body, body->last_row + 1, row);
    for (unsigned g = 0; g < reading->side_count && !status; g++)
        if (found->side[g].kind != GK_PLACE_NONE && found->side[g].kind != GK_PLACE_LINE)
            status = open_target(body, reading, g, &reading->sides[g], &found->side[g],
                                 &targets[count++]);
    mark_labels(body, row, found);
    for (size_t i = 0; i < reading->value_count && !status; i++)
        status = gk_field_place_value(body, targets, count, reading->values[i]);
    if (!status) {
        gk_field_place_blanks(body, row, targets, count);
        status = check_thousands(body, reading);
    }
    return status ? status : gk_rest_report(body, row, row + 1);
}

void gk_body_row_taken(gk_body *body, uint32_t row) {
    body->last_row = row;
    body->left_table = body->prose = false;
}

gk_status gk_body_row_try(gk_body *body, uint32_t row, bool *taken) {
    gk_row_reading reading;
    gk_row_read(body->scan, body->header, row, &reading);
    gk_status status = GK_OK;
    *taken = is_unlabelled_row(body, row, &reading);
    if (*taken) {
        status = gk_rest_report(body, body->last_row + 1, row);
        if (!status)
            status = take_unlabelled(body, row, &reading);
        gk_body_row_taken(body, row);
        return status;
    }
    places found = find_places(body, row, &reading);
    *taken = found.any && (found.strong || !body->left_table);
    if (!*taken)
        return GK_OK;
    status = gk_merged_check_row(body, row);
    for (unsigned g = 0; g < reading.side_count && !status; g++)
        if (found.side[g].kind == GK_PLACE_CODE && body->form->repeats)
            status = gk_wrapped_join(body, row, &reading.sides[g]);
    if (!status)
        status = take_row(body, row, &reading, &found);
    gk_body_row_taken(body, row);
    return status;
}
