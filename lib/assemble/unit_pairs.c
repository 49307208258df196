/* units-agree.csv, read. */
#include "assemble/unit_pairs.h"

#include "base/fail.h"
#include "profile/grid.h"
#include "profile/item.h"
#include "profile/profile.h"
#include "profile/profiles.h"
#include "profile/role.h"
#include <stdlib.h>
#include <string.h>

static const char *const columns[] = {"table",     "row",          "column", "other-table",
                                      "other-row", "other-column", "least",  "evidence"};
enum { TABLE, ROW, COLUMN, OTHER_TABLE, LEAST = 6, COLUMNS = 8 };

static const char *cell(const gk_grid *grid, uint32_t row, uint32_t col) {
    return grid->cells[(size_t)row * grid->width + col];
}

static gk_status check_head(const gk_grid *grid, const char *file, gk_error *err) {
    for (uint32_t col = 0; col < COLUMNS; col++)
        if (col >= grid->width || strcmp(cell(grid, 0, col), columns[col]) != 0)
            return gk_profile_fault(err, file, 0, col,
                                    "the columns are table,row,column,other-table,other-row,"
                                    "other-column,least,evidence",
                                    "各列应为 table,row,column,other-table,other-row,"
                                    "other-column,least,evidence");
    return GK_OK;
}

/* A 栏次: a number from 1 in at most two digits. */
static bool parse_column(const char *text, unsigned *column) {
    size_t length = strlen(text);
    *column = (unsigned)strtoul(text, NULL, 10);
    return length <= 2 && strspn(text, "0123456789") == length && *column > 0;
}

static gk_status read_place(gk_unit_place *place, const char *file, const gk_grid *grid,
                            uint32_t row, uint32_t first, gk_error *err) {
    place->role = cell(grid, row, first + TABLE);
    if (!gk_role_is_well_formed(place->role))
        return gk_profile_fault(err, file, row, first + TABLE, "a table is its role",
                                "table 应为表的 role");
    place->item = cell(grid, row, first + ROW);
    if (!*place->item)
        return gk_profile_fault(err, file, row, first + ROW, "it is empty", "不能为空");
    if (!parse_column(cell(grid, row, first + COLUMN), &place->column))
        return gk_profile_fault(err, file, row, first + COLUMN, "a column is a 栏次, from 1",
                                "column 应为从 1 起的栏次");
    return GK_OK;
}

static gk_status read_pair(gk_unit_pair *pair, const char *file, const gk_grid *grid, uint32_t row,
                           gk_error *err) {
    static const gk_decimal zero = {0};
    const char *least = cell(grid, row, LEAST);
    gk_status status = read_place(&pair->left, file, grid, row, TABLE, err);
    if (!status)
        status = read_place(&pair->right, file, grid, row, OTHER_TABLE, err);
    if (status)
        return status;
    if (gk_decimal_parse(least, strlen(least), &pair->least, NULL) != GK_OK ||
        gk_decimal_compare(pair->least, zero) <= 0)
        return gk_profile_fault(err, file, row, LEAST, "it is not an amount above 0",
                                "应为大于 0 的金额");
    return GK_OK;
}

gk_status gk_unit_pairs_read(gk_unit_pairs *pairs, gk_arena *arena, const char *file,
                             const void *bytes, size_t size, gk_error *err) {
    gk_grid grid;
    gk_status status = gk_grid_read(arena, file, bytes, size, &grid, err);
    if (!status)
        status = check_head(&grid, file, err);
    if (status)
        return status;
    gk_unit_pair *items = gk_arena_alloc(arena, grid.height * sizeof *items);
    if (!items)
        return gk_fail_memory(err);
    *pairs = (gk_unit_pairs){.items = items};
    for (uint32_t row = 1; !status && row < grid.height; row++)
        status = read_pair(&items[pairs->count++], file, &grid, row, err);
    return status;
}

gk_status gk_unit_pairs_embedded(gk_unit_pairs *pairs, gk_arena *arena, gk_error *err) {
    static const char file[] = "units-agree.csv";
    const gk_profile_source embedded = {NULL, ""};
    const void *bytes;
    size_t size;
    gk_status status = gk_profile_load(arena, &embedded, file, &bytes, &size, err);
    return status ? status : gk_unit_pairs_read(pairs, arena, file, bytes, size, err);
}

/* ---- amounts of a report -------------------------------------------------------------------- */

static const gk_value *value_of(const gk_table *table, const gk_form *form, const char *item,
                                size_t length, unsigned column) {
    bool only = length == 1 && *item == '*';
    for (size_t i = 0; i < table->row_count; i++) {
        const char *name = gk_item(form, &table->rows[i]);
        if (only || (strlen(name) == length && memcmp(name, item, length) == 0))
            return &table->rows[i].values[column - 1];
    }
    return NULL;
}

bool gk_unit_place_amount(const gk_report *report, const gk_profiles *profiles, gk_unit_place place,
                          gk_decimal *amount, gk_origin *origin) {
    const gk_table *table = gk_report_table(report, place.role);
    const gk_form *form = table ? gk_profiles_form(profiles, table->profile, table->role) : NULL;
    bool found = false;
    *amount = (gk_decimal){0};
    if (!form || place.column > table->column_count)
        return false;
    for (const char *item = place.item; *item;) {
        size_t length = strcspn(item, "+");
        const gk_value *value = value_of(table, form, item, length, place.column);
        item += length + (item[length] == '+');
        if (!value || value->kind != GK_VALUE_NUMBER)
            continue;
        if (!found)
            *origin = value->origin;
        found = gk_decimal_add(*amount, value->number, amount, NULL) == GK_OK;
        if (!found)
            return false;
    }
    return found;
}
