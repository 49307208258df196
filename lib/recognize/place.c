/* One row under a header: its sides' places in the form. */
#include "recognize/body.h"

#include "base/enumerator.h"
#include "base/fail.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

/** Where the sides of one row belong. */
typedef struct places {
    gk_place side[GK_SIDE_MAX];
    bool any, strong;
} places;

/* ---- rows ----------------------------------------------------------------------------------- */

/* A total is called by its key: its name may stand where codes do. */
static gk_status add_row(gk_body *b, const char *key, const char *label) {
    gk_draft *d = b->draft;
    if (!*label && (*key < '0' || *key > '9'))
        label = key;
    gk_arena *arena = gk_tables_arena(b->scan->tables);
    if (!gk_grow((void **)&d->rows, d->row_count, &d->row_capacity, sizeof *d->rows))
        return gk_fail_memory(b->scan->err);
    gk_row *row = &d->rows[d->row_count];
    *row = (gk_row){.key = gk_arena_string(arena, key),
                    .label = gk_arena_string(arena, label),
                    .values = gk_arena_alloc(arena, b->form->value_count * sizeof(gk_value))};
    if (!row->key || !row->label || !row->values)
        return gk_fail_memory(b->scan->err);
    d->row_count++;
    return GK_OK;
}

static bool has_row(const gk_body *b, const char *key) {
    for (size_t i = 0; i < b->draft->row_count; i++)
        if (strcmp(b->draft->rows[i].key, key) == 0)
            return true;
    return false;
}

uint32_t gk_body_column(const gk_body *b, const gk_cell *cell) {
    return cell->col < b->header->map_size ? b->header->map[cell->col] : GK_NO_CELL;
}

gk_origin gk_body_origin(const gk_body *b, const gk_cell *cell) {
    return gk_scan_origin(b->scan, cell->row, cell->col);
}

/* What is said when a label and its number do not agree with the form. */
static gk_status report_place(gk_body *b, const gk_side *side, const gk_place *place) {
    const gk_slot *slot = place->slot;
    gk_origin origin = gk_body_origin(b, side->first);
    if (place->line_differs) {
        b->line_conflicts++;
        return gk_scan_add_finding(b->scan, GK_FINDING_LINE_NUMBER, origin, side->line, slot->line);
    }
    if (place->renamed)
        return gk_scan_add_finding(b->scan, GK_FINDING_LABEL_RENAMED, origin, side->label,
                                   slot->label);
    bool other_name = slot->code && *side->key;
    for (size_t i = 0; other_name && i < slot->label_key_count; i++)
        other_name = strcmp(slot->label_keys[i], side->key) != 0;
    if (!place->by_number && !other_name)
        return GK_OK;
    if (b->by_number++ == 0)
        b->first_by_number = origin;
    return gk_scan_add_finding(b->scan, GK_FINDING_LABEL_UNKNOWN, origin, side->label, slot->label);
}

enum { ROWS_MOST = 10000 };

/* No table has so many; looking rows up would become slow. Told once. */
static gk_status refuse_more(gk_body *b, const gk_side *side) {
    if (b->overfull)
        return GK_OK;
    b->overfull = true;
    return gk_scan_add_finding(b->scan, GK_FINDING_ROWS_TOO_MANY, gk_body_origin(b, side->first),
                               b->form->title, NULL);
}

/* The form does not say which number a row has: any, if it is the one behind the last. */
static gk_status take_line(gk_body *b, const gk_side *side) {
    gk_row *row = &b->draft->rows[b->draft->row_count - 1];
    row->line = gk_arena_string(gk_tables_arena(b->scan->tables), side->line);
    return row->line ? GK_OK : gk_fail_memory(b->scan->err);
}

static gk_status open_row(gk_body *b, const gk_side *side, const gk_place *place, gk_target *to) {
    to->slot = place->slot;
    const char *key = to->slot ? to->slot->key : place->code;
    if (b->draft->row_count == ROWS_MOST)
        return refuse_more(b, side);
    if (has_row(b, key))
        return gk_scan_add_finding(b->scan, GK_FINDING_ROW_TWICE, gk_body_origin(b, side->first),
                                   key, b->form->title);
    if (to->slot)
        b->used[to->slot - b->form->slots] = true;
    else
        memcpy(b->last_code, place->code, sizeof b->last_code);
    gk_status status = add_row(b, key, side->label);
    to->row = b->draft->row_count - 1;
    if (!status && to->slot && to->slot->any_line && *side->line)
        status = take_line(b, side);
    return !status && to->slot ? report_place(b, side, place) : status;
}

/* A code the fixed list of 06 does not have: only figures make it matter. */
static gk_status open_unknown_code(gk_body *b, const gk_row_reading *r, unsigned group,
                                   const gk_side *side, const gk_place *place) {
    bool figures = false;
    for (size_t i = 0; i < r->value_count; i++)
        figures = figures || b->form->columns[gk_body_column(b, r->values[i])].group == group;
    return gk_scan_add_finding(b->scan, figures ? GK_FINDING_ROW_UNKNOWN : GK_FINDING_ROW_DROPPED,
                               gk_body_origin(b, side->first), place->code, b->form->title);
}

static gk_status open_target(gk_body *b, const gk_row_reading *r, unsigned group,
                             const gk_side *side, const gk_place *place, gk_target *to) {
    *to = (gk_target){.group = group, .row = GK_NO_ROW};
    if (place->kind == GK_PLACE_BAD_CODE)
        return gk_scan_add_finding(
            b->scan, GK_FINDING_CODE_INVALID, gk_body_origin(b, side->first),
            side->first->text ? side->first->text : gk_scan_key(b->scan, side->first), NULL);
    if (place->kind == GK_PLACE_CODE && !b->form->repeats)
        return open_unknown_code(b, r, group, side, place);
    return place->kind == GK_PLACE_NONE ? GK_OK : open_row(b, side, place, to);
}

/* The labels of the sides that have a place; others are left for report_rest. */
static void mark_labels(gk_body *b, uint32_t row, const places *found) {
    size_t count;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        uint32_t p = gk_body_column(b, &cells[i]);
        bool label = p != GK_NO_CELL && b->form->columns[p].kind != GK_COLUMN_VALUE &&
                     found->side[b->form->columns[p].group].kind != GK_PLACE_NONE &&
                     !gk_row_lost_figure(b->scan, b->form->columns[p].kind, &cells[i]);
        if (label && b->form->columns[p].kind == GK_COLUMN_LABEL)
            gk_body_note_label(b, &cells[i]);
        if (label ||
            (gk_scan_repeats_left(b->scan, cells, i) && gk_scan_marked(b->scan, &cells[i - 1])))
            gk_scan_mark(b->scan, &cells[i], GK_CLASS_LABEL);
    }
}

void gk_body_mark_row(gk_body *b, uint32_t row, gk_cell_class class_) {
    size_t count;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (!gk_scan_marked(b->scan, &cells[i]))
            gk_scan_mark(b->scan, &cells[i], class_);
}

/* A page repeats its head; it must not say otherwise than the first did. */
static gk_status take_head(gk_body *b, uint32_t row) {
    gk_origin origin;
    gk_body_mark_row(b, row, GK_CLASS_META);
    if (gk_meta_row_agrees(b->scan, row, b->meta, &origin))
        return GK_OK;
    const gk_cell *cell = gk_sheet_at(b->scan->sheet, origin.row, origin.col);
    return gk_scan_add_finding(b->scan, GK_FINDING_HEAD_CONTRADICTED, origin, cell->text,
                               b->form->title);
}

/* Whatever of a row or rows was not taken stands inside the table without a place. */
gk_status gk_body_report_rest(gk_body *b, uint32_t from, uint32_t to) {
    gk_status status = GK_OK;
    for (uint32_t row = from; row < to && !status; row++) {
        if (gk_meta_row(b->scan, row))
            status = take_head(b, row);
        else
            status = gk_scan_unplaced_row(b->scan, row, b->form->title);
    }
    return status;
}

/* ---- one row ----------------------------------------------------------------------------------
 */

/* Close behind the last row or 注 of the table: a total may stand below the 注. */
static bool is_near(const gk_body *b, uint32_t row) {
    uint32_t last = b->last_row > b->last_note ? b->last_row : b->last_note;
    return row - last <= 3;
}

/* The form accepts the wording, but prints another: a sign of another year. */
static bool is_other_wording(const gk_slot *slot, const gk_side *side) {
    return slot && *side->key && slot->label_key_count > 1 &&
           strcmp(gk_behind_enumerator(slot->label_keys[0]), gk_behind_enumerator(side->key)) != 0;
}

/* Any place is enough inside the table; after a 注 or prose it must be a strong one. */
static places find_places(gk_body *b, uint32_t row, gk_row_reading *r) {
    places found = {0};
    for (unsigned g = 0; g < r->side_count; g++) {
        gk_place *place = &found.side[g];
        *place = gk_place_find(b->scan, b->form, g, &r->sides[g], b->used, b->last_code);
        if (place->kind == GK_PLACE_NONE)
            continue;
        bool counted = r->figure_count > 0;
        b->scan->doubt_count += is_other_wording(place->slot, &r->sides[g]);
        found.any = true;
        found.strong =
            found.strong || place->strong || (place->kind == GK_PLACE_CODE && counted) ||
            (place->kind == GK_PLACE_SLOT && !place->by_number && counted && is_near(b, row));
    }
    return found;
}

/* The one row of 三公 has figures and no label. */
static bool is_unlabelled_row(const gk_body *b, uint32_t row, const gk_row_reading *r) {
    if (b->form->slot_count != 1 || *b->form->slots[0].key || b->used[0] ||
        (b->left_table && !is_near(b, row)))
        return false;
    for (size_t g = 0; g < r->side_count; g++)
        if (r->sides[g].first)
            return false;
    for (size_t i = 0; i < r->value_count; i++)
        for (const char *at = gk_scan_key(b->scan, r->values[i]); *at; at++)
            if ((unsigned char)*at >= 0x80) /* a word: prose or a heading */
                return false;
    return r->value_count > 0 && !r->alien;
}

static gk_status take_unlabelled(gk_body *b, uint32_t row, const gk_row_reading *r) {
    gk_target to = {.slot = &b->form->slots[0], .row = b->draft->row_count};
    b->used[0] = true;
    gk_status status = add_row(b, "", "");
    for (size_t i = 0; i < r->value_count && !status; i++)
        status = gk_body_place_value(b, &to, 1, r->values[i]);
    if (!status)
        gk_body_place_blanks(b, row, &to, 1);
    return status;
}

/* 12 | 367.43 is what 12,367.43 becomes in a CSV that does not quote it. Once in a row it may be
 * two figures; twice it is not. */
static gk_status check_thousands(gk_body *b, const gk_row_reading *r) {
    static const char digits[] = "0123456789";
    size_t pairs = 0;
    char shown[64] = "";
    for (size_t i = 0; i + 1 < r->value_count; i++) {
        const gk_cell *left = r->values[i], *right = r->values[i + 1];
        const char *a = gk_scan_key(b->scan, left), *c = gk_scan_key(b->scan, right);
        bool parted = left->type == GK_CELL_TEXT && right->type == GK_CELL_TEXT &&
                      left->col + 1 == right->col && *a != '0' && strlen(a) <= 3 && *a &&
                      !a[strspn(a, digits)] && strspn(c, digits) == 3 && c[3] == '.';
        if (parted && pairs++ == 0)
            snprintf(shown, sizeof shown, "%.8s %.32s", a, c);
    }
    return pairs >= 2 ? gk_scan_add_finding(b->scan, GK_FINDING_THOUSANDS_SPLIT,
                                            gk_body_origin(b, r->values[0]), shown, NULL)
                      : GK_OK;
}

static gk_status take_row(gk_body *b, uint32_t row, gk_row_reading *r, const places *found) {
    gk_target targets[GK_SIDE_MAX];
    size_t count = 0;
    gk_status status = gk_body_report_rest(b, b->last_row + 1, row);
    for (unsigned g = 0; g < r->side_count && !status; g++)
        if (found->side[g].kind != GK_PLACE_NONE && found->side[g].kind != GK_PLACE_LINE)
            status = open_target(b, r, g, &r->sides[g], &found->side[g], &targets[count++]);
    mark_labels(b, row, found);
    for (size_t i = 0; i < r->value_count && !status; i++)
        status = gk_body_place_value(b, targets, count, r->values[i]);
    if (!status) {
        gk_body_place_blanks(b, row, targets, count);
        status = check_thousands(b, r);
    }
    return status ? status : gk_body_report_rest(b, row, row + 1);
}

void gk_body_row_taken(gk_body *b, uint32_t row) {
    b->last_row = row;
    b->left_table = b->prose = false;
}

gk_status gk_body_try_row(gk_body *b, uint32_t row, bool *taken) {
    gk_row_reading r;
    gk_row_read(b->scan, b->header, row, &r);
    gk_status status = GK_OK;
    *taken = is_unlabelled_row(b, row, &r);
    if (*taken) {
        status = gk_body_report_rest(b, b->last_row + 1, row);
        if (!status)
            status = take_unlabelled(b, row, &r);
        gk_body_row_taken(b, row);
        return status;
    }
    places found = find_places(b, row, &r);
    *taken = found.any && (found.strong || !b->left_table);
    if (!*taken)
        return GK_OK;
    for (unsigned g = 0; g < r.side_count && !status; g++)
        if (found.side[g].kind == GK_PLACE_CODE && b->form->repeats)
            status = gk_body_join_wrapped(b, row, &r.sides[g]);
    if (!status)
        status = take_row(b, row, &r, &found);
    gk_body_row_taken(b, row);
    return status;
}
