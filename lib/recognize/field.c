/* The values of a row into the fields of the form. */
#include "recognize/field.h"

#include "recognize/merged.h"
#include "recognize/value.h"

static gk_value *value_at(const gk_row *row, const gk_field *field) {
    return (gk_value *)(void *)(uintptr_t)&row->values[field->column - 1];
}

static gk_status put_value(gk_body *body, gk_row *row, const gk_field *field, const gk_cell *cell) {
    gk_value value;
    bool bad;
    gk_status status = gk_value_read(body->scan, cell, field->count, &value, &bad);
    gk_scan_mark(body->scan, cell,
                 bad                            ? GK_CLASS_UNPLACED
                 : value.kind == GK_VALUE_BLANK ? GK_CLASS_IGNORED
                                                : GK_CLASS_VALUE);
    if (status || bad)
        return status;
    gk_typed_texts_add_figure(&body->texts, cell, &value);
    gk_value *place = value_at(row, field);
    if (place->origin.source) /* two figures for one place */
        return gk_scan_report_unplaced(body->scan, cell, body->form->title);
    *place = value;
    return status;
}

static const gk_field *field_at(const gk_body *body, uint32_t row, uint32_t col) {
    const gk_field *field = col < body->form->width ? &body->form->rows[row].fields[col] : NULL;
    return field && field->kind == GK_FIELD_VALUE ? field : NULL;
}

static uint32_t group_start(const gk_body *body, unsigned group) {
    uint32_t col = 0;
    while (body->form->columns[col].group != group)
        col++;
    return col;
}

/* No column of the form that the source has stands on the right of this one. */
static bool is_rightmost(const gk_body *body, uint32_t form_col) {
    for (uint32_t col = 0; col < body->header->map_size; col++)
        if (body->header->map[col] != GK_NO_CELL && body->header->map[col] > form_col)
            return false;
    return true;
}

/* The slot's field under form column `p`, beside a label of `group`: at the same place of the
 * slot's own group. */
static const gk_field *field_under(const gk_body *body, const gk_slot *slot, unsigned group,
                                   uint32_t form_col) {
    uint32_t start = group_start(body, group);
    if (form_col < start)
        return NULL;
    if (body->form->columns[form_col].group == group)
        return field_at(body, slot->row, slot->first_col + (form_col - start));
    return form_col <= slot->last_value ? field_at(body, slot->row, form_col) : NULL;
}

/* The slot's field for a value that stands there; a slot with one value may have it anywhere on its
 * right. */
static const gk_field *field_for(const gk_body *body, const gk_slot *slot, unsigned group,
                                 uint32_t form_col) {
    const gk_field *field = field_under(body, slot, group, form_col);
    bool beside = form_col >= group_start(body, group) &&
                  (body->form->columns[form_col].group == group ||
                   (form_col < slot->last_value && is_rightmost(body, form_col)));
    if (!field && slot->first_value == slot->last_value && beside)
        field = field_at(body, slot->row, slot->first_value);
    return field;
}

static const gk_field *repeated_field(const gk_body *body, uint32_t form_col) {
    for (uint32_t row = 0; row < body->form->height; row++)
        if (body->form->rows[row].kind == GK_ROW_REPEAT)
            return field_at(body, row, form_col);
    return NULL;
}

/** Which field of a slot a value belongs to. */
typedef const gk_field *field_finder(const gk_body *body, const gk_slot *slot, unsigned group,
                                     uint32_t form_col);

static const gk_field *field_of(const gk_body *body, const gk_target *to, uint32_t form_col,
                                field_finder *find) {
    if (to->slot)
        return find(body, to->slot, to->group, form_col);
    return body->form->columns[form_col].group == to->group ? repeated_field(body, form_col) : NULL;
}

/* A value belongs to the nearest row named on its left. */
static const gk_target *target_of(const gk_body *body, const gk_target *targets, size_t count,
                                  uint32_t form_col) {
    while (count-- > 0)
        if (targets[count].group <= body->form->columns[form_col].group)
            return &targets[count];
    return NULL;
}

/* A row with one value only may have it merged over the columns it does not use. */
static bool covers_other_field(const gk_body *body, const gk_target *to, const gk_range *range,
                               const gk_field *own) {
    for (uint32_t col = range->first_col; col <= range->last_col && col < body->header->map_size;
         col++) {
        uint32_t form_col = body->header->map[col];
        const gk_field *field =
            form_col != GK_NO_CELL && body->form->columns[form_col].kind == GK_COLUMN_VALUE
                ? field_of(body, to, form_col, field_for)
                : NULL;
        if (field && field != own)
            return true;
    }
    return false;
}

gk_status gk_field_place_value(gk_body *body, const gk_target *targets, size_t count,
                               const gk_cell *cell) {
    uint32_t form_col = gk_header_column(body->header, cell);
    const gk_target *to = target_of(body, targets, count, form_col);
    if (to && to->row == GK_NO_ROW) /* the row itself has been refused, with all its values */
        gk_scan_mark(body->scan, cell, GK_CLASS_UNPLACED);
    if (!to || to->row == GK_NO_ROW)
        return GK_OK; /* left for report_rest */
    const gk_field *field = field_of(body, to, form_col, field_for);
    if (!field)
        return GK_OK;
    gk_range range = gk_merged_range(body->scan, cell);
    gk_status status = put_value(body, &body->draft->rows[to->row], field, cell);
    return !status && covers_other_field(body, to, &range, field)
               ? gk_merged_report(body->scan, cell, &range)
               : status;
}

/* Where a figure would stand that is not there: who looks for a mistake looks there, too. */
void gk_field_place_blanks(gk_body *body, uint32_t row, const gk_target *targets, size_t count) {
    for (uint32_t col = 0; col < body->header->map_size; col++) {
        uint32_t form_col = body->header->map[col];
        const gk_target *to =
            form_col == GK_NO_CELL || body->form->columns[form_col].kind != GK_COLUMN_VALUE
                ? NULL
                : target_of(body, targets, count, form_col);
        const gk_field *field =
            to && to->row != GK_NO_ROW ? field_of(body, to, form_col, field_under) : NULL;
        gk_value *value = field ? value_at(&body->draft->rows[to->row], field) : NULL;
        if (value && !value->origin.source)
            value->origin = gk_scan_origin(body->scan, row, col);
    }
}
