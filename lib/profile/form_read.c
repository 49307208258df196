/* A form out of its CSV: what its rows are, what its columns hold, and where values go. */
#include "profile/form_read.h"

#include "base/fail.h"
#include "profile/form_fields.h"
#include "profile/item.h"
#include <string.h>

typedef struct reading {
    gk_arena *arena;
    const char *file;
    gk_form *form;
    gk_form_row *rows;
    gk_column *columns;
    gk_slot *slots;
    gk_error *err;
} reading;

static const gk_field *field_at(const reading *r, uint32_t row, uint32_t col) {
    return &r->rows[row].fields[col];
}

static gk_status fault(const reading *r, uint32_t row, uint32_t col, const char *en,
                       const char *zh) {
    return gk_profile_fault(r->err, r->file, row, col, en, zh);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static bool is_number_text(const gk_field *field) {
    return field->kind == GK_FIELD_TEXT && *field->text &&
           field->text[strspn(field->text, "0123456789")] == '\0';
}

static bool has_value(const reading *r, uint32_t row) {
    for (uint32_t col = 0; col < r->form->width; col++)
        if (field_at(r, row, col)->kind == GK_FIELD_VALUE)
            return true;
    return false;
}

static bool starts_with_any(const char *text, const char *const *words) {
    for (; *words; words++)
        if (strncmp(text, *words, strlen(*words)) == 0)
            return true;
    return false;
}

static bool is_note(const gk_field *first) {
    static const char *const words[] = {"注", "备注", "说明", NULL};
    return first->kind == GK_FIELD_TEXT && starts_with_any(first->text, words);
}

/* Numbers only, but for the word 栏次. */
static bool is_index(const reading *r, uint32_t row) {
    bool numbers = false;
    for (uint32_t col = 0; col < r->form->width; col++) {
        const gk_field *field = field_at(r, row, col);
        if (is_number_text(field))
            numbers = true;
        else if (field->kind == GK_FIELD_TEXT && *field->text && strcmp(field->text, "栏次") != 0)
            return false;
    }
    return numbers;
}

static gk_status name_rows(reading *r) {
    bool body = false;
    for (uint32_t row = 0; row < r->form->height; row++) {
        gk_form_row *here = &r->rows[row];
        bool values = has_value(r, row);
        body = body || values;
        if (here->kind == GK_ROW_REPEAT && !values)
            return fault(r, row, 0, "a row marked * must have values", "标有 * 的行必须有数值");
        if (here->kind == GK_ROW_REPEAT)
            r->form->repeats = true;
        else if (values)
            here->kind = GK_ROW_FIXED;
        else if (is_note(field_at(r, row, 0)))
            here->kind = GK_ROW_NOTE;
        else if (!body)
            here->kind = is_index(r, row) ? GK_ROW_INDEX : GK_ROW_HEADER;
        else
            here->kind = GK_ROW_CAPTION;
    }
    return body ? GK_OK : fault(r, 0, 0, "a picture without any value", "版式中没有任何数值");
}

/* ---- columns -------------------------------------------------------------------------------- */

static bool is_body(const gk_form_row *row) {
    return row->kind == GK_ROW_FIXED || row->kind == GK_ROW_REPEAT;
}

/* A group begins at the first column and wherever a label follows a value. */
static void find_groups(reading *r) {
    for (uint32_t col = 1; col < r->form->width; col++)
        for (uint32_t row = 0; row < r->form->height; row++)
            if (is_body(&r->rows[row]) && field_at(r, row, col - 1)->kind == GK_FIELD_VALUE &&
                field_at(r, row, col)->kind != GK_FIELD_VALUE &&
                field_at(r, row, col)->kind != GK_FIELD_COVERED)
                r->columns[col].group = 1;
    for (uint32_t col = 1; col < r->form->width; col++)
        r->columns[col].group += r->columns[col - 1].group;
}

static bool starts_group(const reading *r, uint32_t col) {
    return col == 0 || r->columns[col].group != r->columns[col - 1].group;
}

static gk_column_kind kind_of(const reading *r, uint32_t row, uint32_t col) {
    const gk_field *field = field_at(r, row, col);
    if (field->kind == GK_FIELD_VALUE)
        return GK_COLUMN_VALUE;
    if (field->kind == GK_FIELD_CODE)
        return GK_COLUMN_CODE;
    if (field->kind == GK_FIELD_LINE)
        return GK_COLUMN_LINE;
    if (is_number_text(field))
        return starts_group(r, col) ? GK_COLUMN_CODE : GK_COLUMN_LINE;
    return GK_COLUMN_LABEL;
}

static void add_heading(gk_column *column, const gk_field *field) {
    bool blank = field->key_count == 1 && !*field->keys[0];
    if (field->kind == GK_FIELD_TEXT && !blank && column->depth < GK_HEADING_MAX)
        column->path[column->depth++] = (gk_heading){field->keys, field->key_count};
}

/* The headings over a column from the top, each merged cell once. */
static void read_path(reading *r, uint32_t col) {
    gk_column *column = &r->columns[col];
    const gk_field *last = NULL;
    for (uint32_t row = 0; row < r->form->height; row++) {
        const gk_field *part = field_at(r, row, col);
        const gk_field *corner = field_at(r, part->corner_row, part->corner_col);
        if (r->rows[row].kind == GK_ROW_INDEX && is_number_text(corner))
            column->index = corner->text;
        if (r->rows[row].kind != GK_ROW_HEADER || corner == last)
            continue;
        add_heading(column, corner);
        column->optional = column->optional || part->optional;
        last = corner;
    }
}

static void read_columns(reading *r) {
    find_groups(r);
    for (uint32_t col = 0; col < r->form->width; col++) {
        for (uint32_t row = 0; row < r->form->height; row++)
            if (is_body(&r->rows[row]) && kind_of(r, row, col) > r->columns[col].kind)
                r->columns[col].kind = kind_of(r, row, col);
        read_path(r, col);
    }
}

static void collect_key(const char **keys, size_t *count, const char *key) {
    for (size_t i = 0; i < *count; i++)
        if (strcmp(keys[i], key) == 0)
            return;
    keys[(*count)++] = key;
}

static gk_status collect_headings(reading *r) {
    gk_form *p = r->form;
    size_t most = 0;
    for (uint32_t col = 0; col < p->width; col++)
        for (size_t level = 0; level < r->columns[col].depth; level++)
            most += r->columns[col].path[level].key_count;
    const char **keys = gk_arena_alloc(r->arena, (most + 1) * sizeof *keys);
    if (!keys)
        return gk_fail_memory(r->err);
    for (uint32_t col = 0; col < p->width; col++)
        for (size_t level = 0; level < r->columns[col].depth; level++)
            for (size_t k = 0; k < r->columns[col].path[level].key_count; k++)
                collect_key(keys, &p->heading_key_count, r->columns[col].path[level].keys[k]);
    p->heading_keys = keys;
    return GK_OK;
}

/* ---- slots ---------------------------------------------------------------------------------- */

static uint32_t group_start(const reading *r, uint32_t col) {
    while (!starts_group(r, col))
        col--;
    return col;
}

static void add_label_part(const reading *r, gk_slot *slot, uint32_t row, uint32_t col) {
    const gk_field *field = field_at(r, row, col);
    if (slot->first_col == UINT32_MAX)
        slot->first_col = group_start(r, col);
    slot->optional = slot->optional || field->optional;
    if (field->kind == GK_FIELD_LINE) {
        slot->any_line = true;
    } else if (is_number_text(field) && r->columns[col].kind == GK_COLUMN_CODE) {
        slot->code = field->text;
    } else if (is_number_text(field)) {
        slot->line = field->text;
    } else {
        slot->label = field->text;
        slot->label_keys = field->keys;
        slot->label_key_count = field->key_count;
    }
}

static gk_status close_slot(reading *r, gk_slot *slot, uint32_t row) {
    gk_form *p = r->form;
    if (slot->first_value == UINT32_MAX)
        return GK_OK;
    if (slot->first_col == UINT32_MAX)
        slot->first_col = group_start(r, slot->first_value);
    slot->row = row;
    r->slots[p->slot_count++] = *slot;
    return GK_OK;
}

/* A side of a row that has a 行次 and nothing else: no row of values. */
static bool is_bare_line(const gk_slot *slot) {
    return slot->any_line && !slot->code && !*slot->label && slot->first_value == UINT32_MAX;
}

static gk_status read_slots_of(reading *r, uint32_t row) {
    static const gk_slot empty = {.label = "", .first_col = UINT32_MAX, .first_value = UINT32_MAX};
    gk_slot slot = empty;
    for (uint32_t col = 0; col < r->form->width; col++) {
        const gk_field *field = field_at(r, row, col);
        if (starts_group(r, col) && is_bare_line(&slot))
            slot = empty;
        if (field->kind == GK_FIELD_VALUE) {
            if (slot.first_value == UINT32_MAX)
                slot.first_value = col;
            slot.last_value = col;
        } else if (field->kind == GK_FIELD_TEXT && slot.first_value != UINT32_MAX) {
            gk_status status = close_slot(r, &slot, row);
            if (status)
                return status;
            slot = empty;
        }
        if (field->kind == GK_FIELD_LINE || (field->kind == GK_FIELD_TEXT && *field->text))
            add_label_part(r, &slot, row, col);
    }
    return close_slot(r, &slot, row);
}

static gk_status name_slots(reading *r) {
    gk_form *p = r->form;
    if (!gk_items_name(r->arena, p, r->slots))
        return gk_fail_memory(r->err);
    for (size_t i = 0; i < p->slot_count; i++) {
        gk_slot *slot = &r->slots[i];
        slot->key = slot->line ? slot->line : slot->code ? slot->code : slot->item;
        for (size_t k = 0; k < i; k++)
            if (strcmp(r->slots[k].key, slot->key) == 0)
                return fault(r, slot->row, slot->first_col,
                             "a row with this number, code or label exists already",
                             "已有相同行次、代码或名称的行");
    }
    return GK_OK;
}

static gk_status read_slots(reading *r) {
    for (uint32_t row = 0; row < r->form->height; row++) {
        gk_status status = r->rows[row].kind == GK_ROW_FIXED ? read_slots_of(r, row) : GK_OK;
        if (status)
            return status;
        for (uint32_t col = 0; col < r->form->width; col++)
            if (field_at(r, row, col)->column > r->form->value_count)
                r->form->value_count = field_at(r, row, col)->column;
    }
    return GK_OK;
}

gk_status gk_form_read(gk_arena *arena, const char *file, const void *bytes, size_t size,
                       gk_form *form, gk_error *err) {
    gk_grid grid;
    gk_status status = gk_grid_read(arena, file, bytes, size, &grid, err);
    if (status)
        return status;
    reading r = {.arena = arena, .file = file, .form = form, .err = err};
    form->width = grid.width;
    form->height = grid.height;
    if (!grid.width)
        return fault(&r, 0, 0, "an empty picture", "版式为空");
    size_t cells = (size_t)grid.width * grid.height;
    r.rows = gk_arena_alloc(arena, grid.height * sizeof *r.rows);
    r.columns = gk_arena_alloc(arena, grid.width * sizeof *r.columns);
    r.slots = gk_arena_alloc(arena, cells * sizeof *r.slots);
    if (!r.rows || !r.columns || !r.slots)
        return gk_fail_memory(err);
    form->rows = r.rows;
    form->columns = r.columns;
    form->slots = r.slots;
    status = gk_form_fields_read(arena, file, &grid, r.rows, err);
    if (!status)
        status = name_rows(&r);
    if (status)
        return status;
    read_columns(&r);
    status = collect_headings(&r);
    if (!status)
        status = read_slots(&r);
    return status ? status : name_slots(&r);
}
