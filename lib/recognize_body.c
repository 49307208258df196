/* The rows under a header. Rows that say nothing known are left alone until a later row proves that
 * the table went on: then they stood inside it and are unplaced. After a 注 or a line of prose only
 * a row that cannot be chance proves it. */
#include "scan.h"

#include "fail.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct body {
    gk_scan *scan;
    const gk_header *header;
    const gk_picture *picture;
    gk_draft *draft;
    int unit_power;
    bool *used; /**< Per slot. */
    char last_code[40];
    bool left_table;   /**< A 注 or prose has been seen since the last row taken. */
    bool prose;        /**< It was prose: a 注 behind it is not this table's. */
    bool noted;        /**< A 注 has been seen at all. */
    uint32_t last_row; /**< The last row that surely belongs to the table. */
    uint32_t last_note;
    unsigned line_conflicts, by_number;
    gk_origin first_by_number;
} body;

static const char *title_of(const body *b) {
    return b->picture->title;
}

/** Where the sides of one row belong. */
typedef struct places {
    gk_place side[GK_SIDE_MAX];
    bool any, strong;
} places;

/* ---- values --------------------------------------------------------------------------------- */

/* 元 become 万元 to two decimals; every cent this loses is said. */
static gk_status convert_unit(body *b, gk_value *value) {
    if (value->kind != GK_VALUE_NUMBER || b->unit_power == 0)
        return GK_OK;
    gk_decimal exact, rounded;
    char from[GK_DECIMAL_TEXT_MAX], to[GK_DECIMAL_TEXT_MAX];
    gk_decimal_format(value->number, 0, from);
    if (gk_decimal_shift(value->number, b->unit_power, &exact, NULL) != GK_OK)
        return gk_scan_find(b->scan, GK_KIND_NOT_A_NUMBER, value->origin, from, NULL);
    rounded = gk_decimal_round(exact, 2);
    value->number = rounded;
    if (gk_decimal_compare(exact, rounded) == 0)
        return GK_OK;
    gk_decimal_format(exact, 0, from);
    gk_decimal_format(rounded, 2, to);
    return gk_scan_find(b->scan, GK_KIND_ROUNDED, value->origin, from, to);
}

static gk_status put_value(body *b, gk_row *row, const gk_field *field, const gk_cell *cell) {
    gk_value value;
    bool bad;
    gk_status status = gk_value_read(b->scan, cell, field->count, &value, &bad);
    gk_scan_mark(b->scan, cell, bad ? GK_CLASS_UNPLACED : GK_CLASS_VALUE);
    if (status || bad)
        return status;
    if (!field->count)
        status = convert_unit(b, &value);
    gk_value *values = (gk_value *)(void *)(uintptr_t)row->values;
    values[field->column - 1] = value;
    return status;
}

static const gk_field *field_at(const body *b, uint32_t row, uint32_t col) {
    const gk_field *field = col < b->picture->width ? &b->picture->rows[row].fields[col] : NULL;
    return field && field->kind == GK_FIELD_VALUE ? field : NULL;
}

static uint32_t group_start(const body *b, unsigned group) {
    uint32_t col = 0;
    while (b->picture->columns[col].group != group)
        col++;
    return col;
}

/* The slot's field for a value that stands in picture column `p` beside a label of `group`: at the
 * same place of the slot's own group; a slot with one value may have it anywhere on its right. */
static const gk_field *field_for(const body *b, const gk_slot *slot, unsigned group, uint32_t p) {
    uint32_t start = group_start(b, group);
    if (p < start)
        return NULL;
    const gk_field *field = NULL;
    if (b->picture->columns[p].group == group)
        field = field_at(b, slot->row, slot->first_col + (p - start));
    else
        field = p <= slot->last_value ? field_at(b, slot->row, p) : NULL;
    if (!field && slot->first_value == slot->last_value && b->picture->columns[p].group == group)
        field = field_at(b, slot->row, slot->first_value);
    return field;
}

static const gk_field *repeated_field(const body *b, uint32_t p) {
    for (uint32_t row = 0; row < b->picture->height; row++)
        if (b->picture->rows[row].kind == GK_ROW_REPEAT)
            return field_at(b, row, p);
    return NULL;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static gk_status add_row(body *b, const char *key, const char *label, gk_row **row) {
    gk_draft *d = b->draft;
    gk_arena *arena = gk_tables_arena(b->scan->tables);
    if (!gk_grow((void **)&d->rows, d->row_count, &d->row_capacity, sizeof *d->rows))
        return gk_fail_memory(b->scan->err);
    *row = &d->rows[d->row_count];
    (*row)->key = gk_arena_string(arena, key);
    (*row)->label = gk_arena_string(arena, label);
    (*row)->values = gk_arena_alloc(arena, b->picture->value_count * sizeof(gk_value));
    if (!(*row)->key || !(*row)->label || !(*row)->values)
        return gk_fail_memory(b->scan->err);
    d->row_count++;
    return GK_OK;
}

static bool has_row(const body *b, const char *key) {
    for (size_t i = 0; i < b->draft->row_count; i++)
        if (strcmp(b->draft->rows[i].key, key) == 0)
            return true;
    return false;
}

static uint32_t column_of(const body *b, const gk_cell *cell) {
    return cell->col < b->header->map_size ? b->header->map[cell->col] : GK_NO_CELL;
}

static gk_origin origin_of(const body *b, const gk_cell *cell) {
    return gk_scan_origin(b->scan, cell->row, cell->col);
}

/* What is said when a label and its number do not agree with the form. */
static gk_status report_place(body *b, const gk_side *side, const gk_place *place) {
    const gk_slot *slot = place->slot;
    gk_origin origin = origin_of(b, side->first);
    if (place->line_differs) {
        b->line_conflicts++;
        return gk_scan_find(b->scan, GK_KIND_LINE_NUMBER, origin, side->line, slot->line);
    }
    bool other_name = slot->code && *side->key;
    for (size_t i = 0; other_name && i < slot->label_key_count; i++)
        other_name = strcmp(slot->label_keys[i], side->key) != 0;
    if (!place->by_number && !other_name)
        return GK_OK;
    if (b->by_number++ == 0)
        b->first_by_number = origin;
    return gk_scan_find(b->scan, GK_KIND_LABEL_UNKNOWN, origin, side->label, slot->label);
}

/** One identified side of a sheet row while its values are put in place. */
typedef struct target {
    const gk_slot *slot; /**< NULL for a repeated row. */
    unsigned group;
    gk_row *row; /**< NULL if the side is not to be placed. */
} target;

static gk_status open_row(body *b, const gk_side *side, const gk_place *place, target *to) {
    to->slot = place->slot;
    const char *key = to->slot ? to->slot->key : place->code;
    if (has_row(b, key))
        return gk_scan_find(b->scan, GK_KIND_ROW_TWICE, origin_of(b, side->first), key,
                            title_of(b));
    if (to->slot)
        b->used[to->slot - b->picture->slots] = true;
    else
        memcpy(b->last_code, place->code, sizeof b->last_code);
    gk_status status = add_row(b, key, side->label, &to->row);
    return !status && to->slot ? report_place(b, side, place) : status;
}

/* A code the fixed list of 06 does not have: only figures make it matter. */
static gk_status open_unknown_code(body *b, const gk_row_reading *r, unsigned group,
                                   const gk_side *side, const gk_place *place) {
    bool figures = false;
    for (size_t i = 0; i < r->value_count; i++)
        figures = figures || b->picture->columns[column_of(b, r->values[i])].group == group;
    return gk_scan_find(b->scan, figures ? GK_KIND_ROW_UNKNOWN : GK_KIND_ROW_DROPPED,
                        origin_of(b, side->first), place->code, title_of(b));
}

static gk_status open_target(body *b, const gk_row_reading *r, unsigned group, const gk_side *side,
                             const gk_place *place, target *to) {
    *to = (target){.group = group};
    if (place->kind == GK_PLACE_BAD_CODE)
        return gk_scan_find(b->scan, GK_KIND_CODE_INVALID, origin_of(b, side->first),
                            side->first->text ? side->first->text : place->code, NULL);
    if (place->kind == GK_PLACE_CODE && !b->picture->repeats)
        return open_unknown_code(b, r, group, side, place);
    return place->kind == GK_PLACE_NONE ? GK_OK : open_row(b, side, place, to);
}

static const gk_field *field_of(const body *b, const target *to, uint32_t p) {
    if (to->slot)
        return field_for(b, to->slot, to->group, p);
    return b->picture->columns[p].group == to->group ? repeated_field(b, p) : NULL;
}

/* A value belongs to the nearest row named on its left. */
static gk_status place_value(body *b, const target *targets, size_t count, const gk_cell *cell) {
    uint32_t p = column_of(b, cell);
    for (size_t i = count; i-- > 0;) {
        if (targets[i].group > b->picture->columns[p].group)
            continue;
        if (!targets[i].row) { /* the row itself has been refused, with all its values */
            gk_scan_mark(b->scan, cell, GK_CLASS_UNPLACED);
            return GK_OK;
        }
        const gk_field *field = field_of(b, &targets[i], p);
        if (field)
            return put_value(b, targets[i].row, field, cell);
        break;
    }
    return GK_OK; /* left for report_rest */
}

/* The labels of the sides that have a place; others are left for report_rest. */
static void mark_labels(body *b, uint32_t row, const places *found) {
    size_t count;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        uint32_t p = column_of(b, &cells[i]);
        bool label = p != GK_NO_CELL && b->picture->columns[p].kind != GK_COLUMN_VALUE &&
                     found->side[b->picture->columns[p].group].kind != GK_PLACE_NONE;
        if (label ||
            (gk_scan_repeats_left(b->scan, cells, i) && gk_scan_marked(b->scan, &cells[i - 1])))
            gk_scan_mark(b->scan, &cells[i], GK_CLASS_LABEL);
    }
}

static void mark_row(body *b, uint32_t row, gk_cell_class class_) {
    size_t count;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (!gk_scan_marked(b->scan, &cells[i]))
            gk_scan_mark(b->scan, &cells[i], class_);
}

/* Whatever of a row or rows was not taken stands inside the table without a place. */
static gk_status report_rest(body *b, uint32_t from, uint32_t to) {
    gk_status status = GK_OK;
    for (uint32_t row = from; row < to && !status; row++) {
        if (gk_meta_row(b->scan, row))
            mark_row(b, row, GK_CLASS_META); /* a page repeats its head */
        else
            status = gk_scan_unplaced_row(b->scan, row, title_of(b));
    }
    return status;
}

/* ---- labels over several lines ----------------------------------------------------------------
 */

/* The only visible cell of an untaken row that holds nothing but a piece of a name. */
static const gk_cell *lone_text(const body *b, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count), *only = NULL;
    for (size_t i = 0; i < count; i++) {
        if (gk_scan_is_blank(b->scan, &cells[i]))
            continue;
        if (only || gk_scan_marked(b->scan, &cells[i]))
            return NULL;
        only = &cells[i];
    }
    if (!only || only->type != GK_CELL_TEXT || gk_scan_is_figure(b->scan, only) ||
        gk_is_note(b->scan, only) || gk_title_of(b->scan, only) || only->length > 60)
        return NULL;
    return column_of(b, only) == GK_NO_CELL ? NULL : only;
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
static gk_status join_wrapped(body *b, uint32_t row, gk_side *side) {
    const gk_cell *before = row > b->last_row + 1 ? lone_text(b, row - 1) : NULL;
    const gk_cell *after = lone_text(b, row + 1);
    if (*side->key || (!before && !after))
        return GK_OK;
    join_text(side, before ? before->text : "", after ? after->text : "");
    if (before)
        gk_scan_mark(b->scan, before, GK_CLASS_LABEL);
    if (after)
        gk_scan_mark(b->scan, after, GK_CLASS_LABEL);
    return gk_scan_find(b->scan, GK_KIND_LABEL_JOINED, origin_of(b, side->first), side->label,
                        NULL);
}

/* The rest of a name directly under its row, in the name's own column. */
static gk_status join_continued(body *b, uint32_t row, bool *joined) {
    const gk_cell *rest = lone_text(b, row);
    gk_draft *d = b->draft;
    *joined = false;
    if (!b->picture->repeats || !rest || !d->row_count || row != b->last_row + 1 || b->left_table)
        return GK_OK;
    const gk_column *column = &b->picture->columns[column_of(b, rest)];
    gk_row *above = &d->rows[d->row_count - 1];
    if (column->kind != GK_COLUMN_LABEL || above->key[strspn(above->key, "0123456789")])
        return GK_OK;
    gk_side side = {0};
    memcpy(side.label, above->label, strlen(above->label) + 1);
    join_text(&side, "", rest->text);
    above->label = gk_arena_string(gk_tables_arena(b->scan->tables), side.label);
    if (!above->label)
        return gk_fail_memory(b->scan->err);
    gk_scan_mark(b->scan, rest, GK_CLASS_LABEL);
    *joined = true;
    return gk_scan_find(b->scan, GK_KIND_LABEL_JOINED, origin_of(b, rest), side.label, NULL);
}

/* ---- one row ----------------------------------------------------------------------------------
 */

/* Any place is enough inside the table; after a 注 or prose it must be a strong one. */
static places find_places(body *b, gk_row_reading *r) {
    places found = {0};
    for (unsigned g = 0; g < r->side_count; g++) {
        gk_place *place = &found.side[g];
        *place = gk_place_find(b->picture, g, &r->sides[g], b->used, b->last_code);
        if (place->kind == GK_PLACE_NONE)
            continue;
        bool counted = r->figure_count > 0;
        found.any = true;
        found.strong = found.strong || place->strong || (place->kind == GK_PLACE_CODE && counted) ||
                       (place->kind == GK_PLACE_SLOT && !place->by_number && counted && !b->noted);
    }
    return found;
}

/* The one row of 三公 has figures and no label. */
static bool is_unlabelled_row(const body *b, const gk_row_reading *r) {
    if (b->picture->slot_count != 1 || *b->picture->slots[0].key || b->used[0] || b->left_table)
        return false;
    for (size_t g = 0; g < r->side_count; g++)
        if (r->sides[g].first)
            return false;
    return r->value_count > 0 && !r->alien;
}

static gk_status take_unlabelled(body *b, const gk_row_reading *r) {
    target to = {.slot = &b->picture->slots[0]};
    b->used[0] = true;
    gk_status status = add_row(b, "", "", &to.row);
    for (size_t i = 0; i < r->value_count && !status; i++)
        status = place_value(b, &to, 1, r->values[i]);
    return status;
}

static gk_status take_row(body *b, uint32_t row, gk_row_reading *r, const places *found) {
    target targets[GK_SIDE_MAX];
    size_t count = 0;
    gk_status status = report_rest(b, b->last_row + 1, row);
    for (unsigned g = 0; g < r->side_count && !status; g++)
        if (found->side[g].kind != GK_PLACE_NONE)
            status = open_target(b, r, g, &r->sides[g], &found->side[g], &targets[count++]);
    mark_labels(b, row, found);
    for (size_t i = 0; i < r->value_count && !status; i++)
        status = place_value(b, targets, count, r->values[i]);
    return status ? status : report_rest(b, row, row + 1);
}

static void row_taken(body *b, uint32_t row) {
    b->last_row = row;
    b->left_table = b->prose = false;
}

static gk_status try_row(body *b, uint32_t row, bool *taken) {
    gk_row_reading r;
    gk_row_read(b->scan, b->header, row, &r);
    gk_status status = GK_OK;
    *taken = is_unlabelled_row(b, &r);
    if (*taken) {
        status = report_rest(b, b->last_row + 1, row);
        if (!status)
            status = take_unlabelled(b, &r);
        row_taken(b, row);
        return status;
    }
    places found = find_places(b, &r);
    *taken = found.any && (found.strong || !b->left_table);
    if (!*taken)
        return GK_OK;
    for (unsigned g = 0; g < r.side_count && !status; g++)
        if (found.side[g].kind == GK_PLACE_CODE && b->picture->repeats)
            status = join_wrapped(b, row, &r.sides[g]);
    if (!status)
        status = take_row(b, row, &r, &found);
    row_taken(b, row);
    return status;
}

/* ---- what else stands in a table --------------------------------------------------------------
 */

static bool row_has_text(const gk_picture *picture, uint32_t row, const char *key) {
    for (uint32_t col = 0; col < picture->width; col++) {
        const gk_field *field = &picture->rows[row].fields[col];
        for (size_t k = 0; k < field->key_count; k++)
            if (strcmp(field->keys[k], key) == 0)
                return true;
    }
    return false;
}

/* Every visible cell of the row is a text of the picture's row. */
static bool row_repeats(const body *b, uint32_t row, uint32_t picture_row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(b->scan, &cells[i]);
        if (*key && !row_has_text(b->picture, picture_row, key))
            return false;
    }
    return true;
}

/* A section's name or a heading within the form, or (`CAPTION` not asked) one of its head's rows.
 */
static bool is_row_of_form(const body *b, uint32_t row, bool caption) {
    for (uint32_t r = 0; r < b->picture->height; r++) {
        gk_picture_row_kind kind = b->picture->rows[r].kind;
        bool asked =
            caption ? kind == GK_ROW_CAPTION : kind == GK_ROW_HEADER || kind == GK_ROW_INDEX;
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
    size_t digits = strspn(key, "0123456789");
    if (*key == '-' && (digits = strspn(key + 1, "0123456789")) > 0)
        return strcmp(key + 1 + digits, "-") == 0;
    static const char page[] = "第";
    return strncmp(key, page, sizeof page - 1) == 0 && strstr(key, "页") &&
           strspn(key + sizeof page - 1, "0123456789") > 0 && strlen(key) < 40;
}

static bool is_furniture(const body *b, uint32_t row) {
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

static const gk_cell *first_visible(const body *b, uint32_t row) {
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

static gk_status take_note(body *b, uint32_t row, uint32_t *last) {
    enum { LONGEST = 4096, MOST = sizeof b->draft->notes / sizeof *b->draft->notes };
    char note[LONGEST];
    size_t used = 0;
    const gk_cell *cell = first_visible(b, row);
    for (*last = row; cell; cell = lone_text(b, *last + 1)) {
        size_t n = gk_text_clean(cell->text, note + used, sizeof note - used);
        used += n;
        *last = cell->row;
        mark_row(b, cell->row, GK_CLASS_NOTE);
        if (!goes_on(note) || gk_scan_row_is_blank(b->scan, *last + 1))
            break;
    }
    b->noted = b->left_table = true;
    b->last_note = *last;
    if (b->draft->note_count == MOST)
        return GK_OK;
    char *copy = gk_arena_text(gk_tables_arena(b->scan->tables), note, used);
    b->draft->notes[b->draft->note_count++] = copy;
    return copy ? GK_OK : gk_fail_memory(b->scan->err);
}

static gk_status check_index(body *b, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(b->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(b->scan, &cells[i]);
        uint32_t p = column_of(b, &cells[i]);
        const char *index = p == GK_NO_CELL ? NULL : b->picture->columns[p].index;
        if (!index || !*key || strcmp(key, index) == 0)
            continue;
        gk_status status =
            gk_scan_find(b->scan, GK_KIND_COLUMN_NUMBER, origin_of(b, &cells[i]), key, index);
        if (status)
            return status;
    }
    mark_row(b, row, GK_CLASS_HEADER);
    return GK_OK;
}

/* ---- the end ----------------------------------------------------------------------------------
 */

static bool holds_title(const gk_scan *scan, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (gk_title_of(scan, &cells[i]))
            return true;
    return false;
}

/* A header on this row: of this table again (a page repeats it), or of the next one. */
static gk_status look_for_header(body *b, uint32_t row, uint32_t *last, bool *next_table) {
    gk_status status = GK_OK;
    gk_header again;
    *last = GK_NO_CELL;
    *next_table = false;
    for (size_t i = 0; i < b->scan->picture_count && !status; i++) {
        const gk_picture *picture = &b->scan->pictures[i];
        if (!gk_header_match(b->scan, picture, row, &again, &status))
            continue;
        bool same = again.map_size == b->header->map_size &&
                    memcmp(again.map, b->header->map, again.map_size * sizeof *again.map) == 0;
        free(again.map);
        if (again.extra)
            continue;
        if (picture == b->picture && same && !b->left_table) {
            *last = again.last_row;
            *next_table = false;
            return status;
        }
        *next_table = true;
    }
    return status;
}

/* A row with figures under the table's headings that no label claims is a row lost, not prose; once
 * a 注 has closed the table, or far below it, it is something else. */
static gk_status refuse_figures(body *b, uint32_t row) {
    enum { NEAR_ROWS = 20 };
    gk_row_reading r;
    gk_row_read(b->scan, b->header, row, &r);
    bool near = !b->noted && row - b->last_row <= NEAR_ROWS;
    if (!r.figure_count || (b->left_table && !near)) {
        b->left_table = b->prose = true;
        return GK_OK;
    }
    gk_status status = report_rest(b, b->last_row + 1, row + 1);
    row_taken(b, row);
    return status;
}

static void take_as(body *b, uint32_t row, gk_cell_class class_) {
    mark_row(b, row, class_);
    if (!b->left_table && class_ == GK_CLASS_HEADER)
        b->last_row = row;
}

/* A row without values that belongs to the form or to the page; false if it is neither. */
static bool take_furniture(body *b, uint32_t row) {
    if (is_row_of_form(b, row, false))
        take_as(b, row, GK_CLASS_HEADER);
    else if (is_furniture(b, row))
        take_as(b, row, GK_CLASS_IGNORED);
    else
        return gk_meta_row(b->scan, row); /* perhaps the next table's: left for report_rest */
    return true;
}

static gk_status read_other(body *b, uint32_t *row, bool *ended) {
    uint32_t last;
    bool joined;
    if (is_row_of_form(b, *row, true)) {
        take_as(b, *row, GK_CLASS_HEADER);
        return GK_OK;
    }
    gk_status status = look_for_header(b, *row, &last, ended);
    if (status || *ended)
        return status;
    if (last != GK_NO_CELL) {
        for (; *row < last; ++*row)
            take_as(b, *row, GK_CLASS_HEADER);
        take_as(b, *row, GK_CLASS_HEADER);
        return GK_OK;
    }
    if (take_furniture(b, *row))
        return GK_OK;
    status = join_continued(b, *row, &joined);
    if (joined)
        b->last_row = *row;
    return status || joined ? status : refuse_figures(b, *row);
}

static gk_status read_row(body *b, uint32_t *row, bool *ended) {
    const gk_cell *first = first_visible(b, *row);
    bool taken;
    *ended = false;
    if (!first || gk_scan_marked(b->scan, first))
        return GK_OK;
    if (gk_header_is_index(b->scan, b->header, *row))
        return check_index(b, *row);
    if (gk_is_note(b->scan, first) && !b->prose)
        return take_note(b, *row, row);
    if (holds_title(b->scan, *row)) {
        *ended = true;
        return GK_OK;
    }
    gk_status status = try_row(b, *row, &taken);
    return status || taken ? status : read_other(b, row, ended);
}

/* Rows of the form that the source does not have, named or numbered. */
static gk_status report_missing(body *b) {
    char names[256] = "";
    size_t used = 0;
    for (size_t i = 0; i < b->picture->slot_count; i++) {
        const gk_slot *slot = &b->picture->slots[i];
        const char *name = *slot->label ? slot->label : slot->key;
        if (b->used[i] || slot->optional || !*slot->label)
            continue;
        if (used + strlen(name) + 4 >= sizeof names)
            break;
        used += (size_t)snprintf(names + used, sizeof names - used, "%s%s", used ? "、" : "", name);
    }
    return used && b->draft->row_count ? gk_scan_find(b->scan, GK_KIND_ROW_MISSING,
                                                      b->draft->table.origin, names, title_of(b))
                                       : GK_OK;
}

/* Numbers may place a label the form does not know, but not where numbers and known labels
 * disagree: then it is another form, or rows have slipped. */
static gk_status judge_numbers(body *b) {
    return b->line_conflicts && b->by_number
               ? gk_scan_find(b->scan, GK_KIND_ROW_UNKNOWN, b->first_by_number, "?", title_of(b))
               : GK_OK;
}

gk_status gk_body_read(gk_scan *scan, const gk_header *header, const gk_meta *meta, gk_draft *draft,
                       uint32_t *end) {
    body b = {.scan = scan,
              .header = header,
              .picture = header->picture,
              .draft = draft,
              .last_row = header->last_row};
    gk_unit_power(*meta->unit ? meta->unit : header->picture->unit, &b.unit_power);
    b.used = calloc(b.picture->slot_count + 1, sizeof *b.used);
    if (!b.used)
        return gk_fail_memory(scan->err);
    gk_status status = GK_OK;
    uint32_t row = header->last_row + 1, rows = gk_sheet_row_count(scan->sheet);
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
    free(b.used);
    return status;
}
