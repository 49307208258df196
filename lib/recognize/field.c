/* The values of a row into the fields of the form. */
#include "recognize/body.h"

#include "base/fail.h"
#include <string.h>

/* 元 become 万元 to two decimals; every cent this loses is said. */
static gk_status convert_unit(gk_body *b, gk_value *value) {
    if (value->kind != GK_VALUE_NUMBER || b->unit_power == 0)
        return GK_OK;
    gk_decimal exact, rounded;
    char from[GK_DECIMAL_TEXT_MAX], to[GK_DECIMAL_TEXT_MAX];
    gk_decimal_format(value->number, 0, from);
    if (gk_decimal_shift(value->number, b->unit_power, &exact, NULL) != GK_OK)
        return gk_scan_add_finding(b->scan, GK_FINDING_NOT_A_NUMBER, value->origin, from, NULL);
    rounded = gk_decimal_round(exact, 2);
    value->number = rounded;
    if (gk_decimal_compare(exact, rounded) == 0)
        return GK_OK;
    gk_decimal_format(exact, 0, from);
    gk_decimal_format(rounded, 2, to);
    return gk_scan_add_finding(b->scan, GK_FINDING_ROUNDED, value->origin, from, to);
}

static gk_value *value_at(const gk_row *row, const gk_field *field) {
    return (gk_value *)(void *)(uintptr_t)&row->values[field->column - 1];
}

static gk_status put_value(gk_body *b, gk_row *row, const gk_field *field, const gk_cell *cell) {
    gk_value value;
    bool bad;
    gk_status status = gk_value_read(b->scan, cell, field->count, &value, &bad);
    gk_scan_mark(b->scan, cell, bad ? GK_CLASS_UNPLACED : GK_CLASS_VALUE);
    if (status || bad)
        return status;
    gk_body_note_value(b, cell);
    if (!field->count)
        status = convert_unit(b, &value);
    gk_value *place = value_at(row, field);
    if (place->origin.source) /* two figures for one place */
        return gk_scan_unplaced(b->scan, cell, b->form->title);
    *place = value;
    return status;
}

static const gk_field *field_at(const gk_body *b, uint32_t row, uint32_t col) {
    const gk_field *field = col < b->form->width ? &b->form->rows[row].fields[col] : NULL;
    return field && field->kind == GK_FIELD_VALUE ? field : NULL;
}

static uint32_t group_start(const gk_body *b, unsigned group) {
    uint32_t col = 0;
    while (b->form->columns[col].group != group)
        col++;
    return col;
}

/* No column of the form that the source has stands on the right of this one. */
static bool is_rightmost(const gk_body *b, uint32_t p) {
    for (uint32_t col = 0; col < b->header->map_size; col++)
        if (b->header->map[col] != GK_NO_CELL && b->header->map[col] > p)
            return false;
    return true;
}

/* The slot's field under form column `p`, beside a label of `group`: at the same place of the
 * slot's own group. */
static const gk_field *field_under(const gk_body *b, const gk_slot *slot, unsigned group,
                                   uint32_t p) {
    uint32_t start = group_start(b, group);
    if (p < start)
        return NULL;
    if (b->form->columns[p].group == group)
        return field_at(b, slot->row, slot->first_col + (p - start));
    return p <= slot->last_value ? field_at(b, slot->row, p) : NULL;
}

/* The slot's field for a value that stands there; a slot with one value may have it anywhere on its
 * right. */
static const gk_field *field_for(const gk_body *b, const gk_slot *slot, unsigned group,
                                 uint32_t p) {
    const gk_field *field = field_under(b, slot, group, p);
    bool beside = p >= group_start(b, group) && (b->form->columns[p].group == group ||
                                                 (p < slot->last_value && is_rightmost(b, p)));
    if (!field && slot->first_value == slot->last_value && beside)
        field = field_at(b, slot->row, slot->first_value);
    return field;
}

static const gk_field *repeated_field(const gk_body *b, uint32_t p) {
    for (uint32_t row = 0; row < b->form->height; row++)
        if (b->form->rows[row].kind == GK_ROW_REPEAT)
            return field_at(b, row, p);
    return NULL;
}

/** Which field of a slot a value belongs to. */
typedef const gk_field *field_finder(const gk_body *b, const gk_slot *slot, unsigned group,
                                     uint32_t p);

static const gk_field *field_of(const gk_body *b, const gk_target *to, uint32_t p,
                                field_finder *find) {
    if (to->slot)
        return find(b, to->slot, to->group, p);
    return b->form->columns[p].group == to->group ? repeated_field(b, p) : NULL;
}

/* A value belongs to the nearest row named on its left. */
static const gk_target *target_of(const gk_body *b, const gk_target *targets, size_t count,
                                  uint32_t p) {
    while (count-- > 0)
        if (targets[count].group <= b->form->columns[p].group)
            return &targets[count];
    return NULL;
}

gk_status gk_body_place_value(gk_body *b, const gk_target *targets, size_t count,
                              const gk_cell *cell) {
    uint32_t p = gk_body_column(b, cell);
    const gk_target *to = target_of(b, targets, count, p);
    if (to && to->row == GK_NO_ROW) /* the row itself has been refused, with all its values */
        gk_scan_mark(b->scan, cell, GK_CLASS_UNPLACED);
    if (!to || to->row == GK_NO_ROW)
        return GK_OK; /* left for report_rest */
    const gk_field *field = field_of(b, to, p, field_for);
    return field ? put_value(b, &b->draft->rows[to->row], field, cell) : GK_OK;
}

/* Where a figure would stand that is not there: who looks for a mistake looks there, too. */
void gk_body_place_blanks(gk_body *b, uint32_t row, const gk_target *targets, size_t count) {
    for (uint32_t col = 0; col < b->header->map_size; col++) {
        uint32_t p = b->header->map[col];
        const gk_target *to = p == GK_NO_CELL || b->form->columns[p].kind != GK_COLUMN_VALUE
                                  ? NULL
                                  : target_of(b, targets, count, p);
        const gk_field *field = to && to->row != GK_NO_ROW ? field_of(b, to, p, field_under) : NULL;
        gk_value *value = field ? value_at(&b->draft->rows[to->row], field) : NULL;
        if (value && !value->origin.source)
            value->origin = gk_scan_origin(b->scan, row, col);
    }
}
