/* The list of leftovers. Whoever opened the file may have changed it: whatever is not as it was
 * written is an error, never a value less. */
#include "recognize/leftovers.h"

#include "base/fail.h"
#include "base/shortest.h"
#include "finding/origin_read.h"
#include "profile/column_name.h"
#include "profile/profiles.h"
#include "recognize/figure.h"
#include "report/kept_words.h"
#include "report/money_unit.h"
#include <gongkai/text.h>
#include <stdlib.h>
#include <string.h>

/** The list while it is read, and the table of it at hand. */
typedef struct listing {
    gk_scan *scan;
    gk_arena *arena;
    const gk_form *form; /* NULL: no table yet */
    gk_table table;
    gk_row *rows;
    size_t count, capacity;
    const char *texts[GK_LEFTOVER_COLUMNS]; /* of the row at hand; "" where a cell is empty */
    bool bad;
} listing;

/* ---- where it begins ------------------------------------------------------------------------ */

static bool is_text(const gk_scan *scan, uint32_t row, uint32_t col, const char *text) {
    const gk_cell *cell = gk_sheet_at(scan->sheet, row, col);
    return cell && cell->type == GK_CELL_TEXT && strcmp(cell->text, text) == 0;
}

static bool has_headings(const gk_scan *scan, uint32_t row) {
    bool all = true;
    for (uint32_t col = 0; col < GK_LEFTOVER_COLUMNS && all; col++)
        all = is_text(scan, row, col, gk_leftover_headings[col]);
    return all;
}

/* The row of the headings of a list that begins at `row`; GK_NO_CELL if none does. */
static uint32_t headings_of(const gk_scan *scan, uint32_t row) {
    static const char title[] = "未能归入";
    const gk_cell *cell = gk_sheet_at(scan->sheet, row, 0);
    if (!cell || cell->type != GK_CELL_TEXT)
        return GK_NO_CELL;
    if (strncmp(cell->text, title, strlen(title)) == 0)
        row++;
    return has_headings(scan, row) ? row : GK_NO_CELL;
}

bool gk_leftovers_begin(const gk_scan *scan, uint32_t row) {
    return headings_of(scan, row) != GK_NO_CELL;
}

/* ---- tables --------------------------------------------------------------------------------- */

static gk_status close_table(listing *l) {
    if (!l->form)
        return GK_OK;
    gk_row *rows = gk_arena_alloc(l->arena, (l->count + 1) * sizeof *rows);
    gk_reading *read = gk_arena_alloc(l->arena, sizeof *read);
    if (!rows || !read)
        return gk_fail_memory(l->scan->err);
    if (l->count)
        memcpy(rows, l->rows, l->count * sizeof *rows);
    read->table = l->table;
    read->table.rows = rows;
    read->table.row_count = l->count;
    const gk_tables_item item = {.readings = read,
                                 .count = 1,
                                 .migrated_from = l->table.profile,
                                 .unit_given = true,
                                 .named = true,
                                 .leftover = true};
    l->form = NULL;
    l->count = 0;
    return gk_tables_add(l->scan->tables, &item) ? GK_OK : gk_fail_memory(l->scan->err);
}

/* 公开07《政府性基金…》 in two; false if it is no such text. */
static bool split_name(listing *l, const char *text, const char **number, const char **title) {
    const char *open = strstr(text, "《"), *close = "》";
    size_t length = open ? strlen(open) : 0, word = strlen(close);
    if (!open || length <= 2 * word || strcmp(open + length - word, close) != 0)
        return false;
    *number = gk_arena_text(l->arena, text, (size_t)(open - text));
    *title = gk_arena_text(l->arena, open + word, length - 2 * word);
    return *number && *title;
}

static bool names(const gk_form *form, const char *title) {
    return form && strcmp(form->title, title) == 0;
}

/* The form of that profile for the table of that title, which may be the title in another. */
static const gk_form *find_form(const gk_profiles *profiles, const char *profile,
                                const char *title) {
    const char *role, *other;
    for (size_t i = 0; (role = gk_profiles_role(profiles, i)); i++)
        if (names(gk_profiles_form(profiles, profile, role), title))
            return gk_profiles_form(profiles, profile, role);
    for (size_t i = 0; (role = gk_profiles_role(profiles, i)); i++)
        for (size_t k = 0; (other = gk_profiles_name(profiles, k)); k++)
            if (gk_profiles_form(profiles, profile, role) &&
                names(gk_profiles_form(profiles, other, role), title))
                return gk_profiles_form(profiles, profile, role);
    return NULL;
}

static gk_status refuse(listing *l, uint32_t row, gk_leftover_column column) {
    l->bad = true;
    l->scan->tables->refused = true;
    return gk_scan_add_finding(l->scan, GK_FINDING_LEFTOVER_UNKNOWN,
                               gk_scan_origin(l->scan, row, column), l->texts[column], NULL);
}

static gk_status open_table(listing *l, uint32_t row) {
    const char *number, *title, *profile = l->texts[GK_LEFTOVER_PROFILE];
    const char *unit = l->texts[GK_LEFTOVER_UNIT];
    const char *department = l->texts[GK_LEFTOVER_DEPARTMENT], *year = l->texts[GK_LEFTOVER_YEAR];
    int power;
    gk_status status = close_table(l);
    if (status)
        return status;
    if (!gk_profiles_table_count(l->scan->profiles, profile))
        return refuse(l, row, GK_LEFTOVER_PROFILE);
    const gk_form *form = split_name(l, l->texts[GK_LEFTOVER_TABLE], &number, &title)
                              ? find_form(l->scan->profiles, profile, title)
                              : NULL;
    if (!form)
        return refuse(l, row, GK_LEFTOVER_TABLE);
    if (!gk_unit_power(unit, &power))
        return refuse(l, row, GK_LEFTOVER_UNIT);
    if (*year && (strlen(year) != 4 || year[strspn(year, "0123456789")]))
        return refuse(l, row, GK_LEFTOVER_YEAR);
    l->form = form;
    l->table = (gk_table){.role = form->role,
                          .profile = profile,
                          .number = number,
                          .title = title,
                          .department = *department ? department : NULL,
                          .year = atoi(year),
                          .unit = unit,
                          .amount_unit = strcmp(unit, "万元") == 0 ? NULL : unit,
                          .origin = gk_scan_origin(l->scan, row, 0),
                          .column_count = form->value_count};
    return gk_scan_own_origin(l->scan, &l->table.origin);
}

static bool is_same_table(const listing *l, const char *const *before) {
    static const gk_leftover_column parts[] = {GK_LEFTOVER_PROFILE, GK_LEFTOVER_TABLE,
                                               GK_LEFTOVER_UNIT, GK_LEFTOVER_DEPARTMENT,
                                               GK_LEFTOVER_YEAR};
    bool same = l->form != NULL;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && same; i++)
        same = strcmp(before[parts[i]], l->texts[parts[i]]) == 0;
    return same;
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* A number where a text was written: a spreadsheet took a code for one. */
static gk_status read_text(listing *l, const gk_cell *cell, const char **text) {
    char number[GK_SHORTEST_MAX];
    const char *from = cell->text;
    if (cell->type == GK_CELL_NUMBER) {
        gk_shortest(cell->number, number);
        from = number;
    }
    from = from ? from + (*from == '\t') : ""; /* what guards a text from being a formula */
    *text = gk_arena_string(l->arena, from);
    return *text ? GK_OK : gk_fail_memory(l->scan->err);
}

static gk_status read_texts(listing *l, uint32_t row) {
    gk_status status = GK_OK;
    for (uint32_t col = 0; col < GK_LEFTOVER_COLUMNS && !status; col++) {
        const gk_cell *cell = gk_sheet_at(l->scan->sheet, row, col);
        l->texts[col] = "";
        if (!cell)
            continue;
        gk_scan_mark(l->scan, cell,
                     col == GK_LEFTOVER_VALUE  ? GK_CLASS_VALUE
                     : col > GK_LEFTOVER_VALUE ? GK_CLASS_META
                                               : GK_CLASS_LABEL);
        status = read_text(l, cell, &l->texts[col]);
    }
    return status;
}

static unsigned find_column(const gk_form *form, const char *wanted) {
    char name[GK_COLUMN_NAME_MAX];
    for (unsigned n = 1; n <= form->value_count; n++) {
        gk_column_name(form, n, name);
        if (strcmp(name, wanted) == 0)
            return n;
    }
    return 0;
}

/* By the label: 服务 in the row of 工程. Its own wording may be the source's, which is anything. */
static bool is_other_row(const listing *l) {
    char key[GK_KEY_MAX];
    const char *name = l->texts[GK_LEFTOVER_LABEL];
    const gk_slot *own = gk_form_slot(l->form, l->texts[GK_LEFTOVER_ROW]);
    gk_text_key(name, key, sizeof key);
    bool other = false;
    for (size_t i = 0; own && i < l->form->slot_count; i++) {
        const gk_slot *slot = &l->form->slots[i];
        bool called = slot->label_key_count && strcmp(slot->label_keys[0], key) == 0;
        if (called && (slot == own || strcmp(slot->label, own->label) == 0))
            return false;
        other = other || called;
    }
    return other;
}

/* The row of that key, the last one mostly; NULL if memory is short. */
static gk_row *find_row(listing *l) {
    const char *key = l->texts[GK_LEFTOVER_ROW];
    for (size_t i = l->count; i-- > 0;)
        if (strcmp(l->rows[i].key, key) == 0)
            return &l->rows[i];
    gk_value *values = gk_arena_alloc(l->arena, (l->table.column_count + 1) * sizeof *values);
    if (!values || !gk_grow((void **)&l->rows, l->count, &l->capacity, sizeof *l->rows))
        return NULL;
    l->rows[l->count] =
        (gk_row){.key = key, .label = l->texts[GK_LEFTOVER_LABEL], .values = values};
    return &l->rows[l->count++];
}

static bool read_figure(const gk_scan *scan, uint32_t row, gk_value *value) {
    const gk_cell *cell = gk_sheet_at(scan->sheet, row, GK_LEFTOVER_VALUE);
    gk_figure figure;
    value->kind = GK_VALUE_NUMBER;
    if (cell && cell->type == GK_CELL_NUMBER)
        return gk_decimal_from_double(cell->number, &value->number, NULL) == GK_OK;
    if (!cell || cell->type != GK_CELL_TEXT)
        return false;
    if (strcmp(cell->text, "——") == 0) {
        value->kind = GK_VALUE_NOT_APPLICABLE;
        return true;
    }
    bool read = gk_figure_read(cell->text, cell->length, &figure) && !*figure.mark;
    value->number = figure.number;
    return read;
}

static bool read_value(const listing *l, uint32_t row, unsigned n, gk_value *value) {
    return read_figure(l->scan, row, value) &&
           (value->kind != GK_VALUE_NUMBER || gk_decimal_is_whole(value->number) ||
            !gk_column_is_count(l->form, l->texts[GK_LEFTOVER_ROW], n));
}

/* Where it was read before it was left over; where that is not stated, here. */
static gk_status set_origin(listing *l, uint32_t row, gk_value *value) {
    const char *text = l->texts[GK_LEFTOVER_ORIGIN];
    if (*text && gk_origin_read(l->arena, text, l->table.origin.source, &value->origin))
        return GK_OK;
    value->origin = gk_scan_origin(l->scan, row, GK_LEFTOVER_VALUE);
    return gk_scan_own_origin(l->scan, &value->origin);
}

static gk_status read_row(listing *l, uint32_t row) {
    const char *before[GK_LEFTOVER_COLUMNS];
    memcpy(before, l->texts, sizeof before);
    gk_status status = read_texts(l, row);
    if (!status && !is_same_table(l, before))
        status = open_table(l, row);
    if (status || l->bad)
        return status;
    if (!gk_form_takes_row(l->form, l->texts[GK_LEFTOVER_ROW]))
        return refuse(l, row, GK_LEFTOVER_ROW);
    if (is_other_row(l))
        return refuse(l, row, GK_LEFTOVER_LABEL);
    unsigned n = find_column(l->form, l->texts[GK_LEFTOVER_COLUMN]);
    gk_row *to = n ? find_row(l) : NULL;
    if (!n)
        return refuse(l, row, GK_LEFTOVER_COLUMN);
    if (!to)
        return gk_fail_memory(l->scan->err);
    gk_value *value = (gk_value *)(void *)(uintptr_t)&to->values[n - 1];
    if (value->kind != GK_VALUE_BLANK)
        return refuse(l, row, GK_LEFTOVER_ROW);
    if (!read_value(l, row, n, value))
        return refuse(l, row, GK_LEFTOVER_VALUE);
    return set_origin(l, row, value);
}

/* The list's next row, behind blank ones too: whoever opened the file may have parted it. Another
 * list or table does not begin with a profile and a title in 《》. GK_NO_CELL: none. */
static uint32_t next_row(const gk_scan *scan, uint32_t row) {
    uint32_t rows = gk_sheet_row_count(scan->sheet), first = row;
    while (row < rows && gk_scan_row_is_blank(scan, row))
        row++;
    const gk_cell *profile = gk_sheet_at(scan->sheet, row, GK_LEFTOVER_PROFILE);
    const gk_cell *table = gk_sheet_at(scan->sheet, row, GK_LEFTOVER_TABLE);
    bool listed = profile && profile->type == GK_CELL_TEXT && table &&
                  table->type == GK_CELL_TEXT && strstr(table->text, "《");
    return row < rows && (row == first || listed) ? row : GK_NO_CELL;
}

gk_status gk_leftovers_read(gk_scan *scan, uint32_t row, uint32_t *next) {
    listing l = {.scan = scan, .arena = gk_tables_arena(scan->tables)};
    uint32_t headings = headings_of(scan, row), end = headings + 1;
    gk_status status = GK_OK;
    gk_scan_mark_row(scan, row, row < headings ? GK_CLASS_TITLE : GK_CLASS_HEADER);
    gk_scan_mark_row(scan, headings, GK_CLASS_HEADER);
    for (row = next_row(scan, end); row != GK_NO_CELL && !status && !l.bad;
         row = next_row(scan, end)) {
        status = read_row(&l, row);
        end = row + 1;
    }
    if (!status)
        status = close_table(&l);
    free(l.rows);
    scan->taken = *next = end;
    return status;
}
