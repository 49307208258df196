/* Tables that no profile has: local ones, known by their names alone, and sheets of the ministry's
 * own forms (财决) whose layout is another. They are not read but added whole. */
#include "recognize/verbatim.h"

#include "base/fail.h"
#include "profile/local_names.h"
#include "profile/profiles.h"
#include "recognize/title.h"
#include "recognize/verbatim_range.h"
#include <gongkai/displayed.h>
#include <gongkai/text.h>
#include <string.h>

/* ---- names ---------------------------------------------------------------------------------- */

/* 财决01表, 财决附03表, 财决01-1表; cut off in the name of a sheet it may be "财决08-". */
static bool names_upstream(const char *key) {
    for (const char *at = key; (at = strstr(at, "财决")); at += strlen("财决")) {
        const char *behind = at + strlen("财决");
        if (strncmp(behind, "附", strlen("附")) == 0)
            behind += strlen("附");
        if (strncmp(behind, "公开", strlen("公开")) != 0 && *behind >= '0' && *behind <= '9')
            return true;
    }
    return false;
}

bool gk_verbatim_is_upstream(const gk_scan *scan) {
    /* The ministry prints 财决01表 in one of the first lines, beside the title and the unit; a sheet
     * of 30 columns has 40 cells by then. Further below, or in a sentence of more than 40 hanzi, it
     * is only spoken of. 3 changes nothing that is tried. */
    enum { HEAD_CELLS = 40, HEAD_TEXT_MAX = 120 };
    char key[GK_KEY_MAX];
    size_t count;
    const gk_cell *cells = gk_sheet_cells(scan->sheet, &count);
    gk_text_key(gk_sheet_name(scan->sheet), key, sizeof key);
    bool found = names_upstream(key);
    for (size_t i = 0; i < count && i < HEAD_CELLS && !found; i++)
        found = strlen(gk_scan_key(scan, &cells[i])) < HEAD_TEXT_MAX &&
                names_upstream(gk_scan_key(scan, &cells[i]));
    return found;
}

/* ---- copying it ----------------------------------------------------------------------------- */

static void span(const gk_scan *scan, gk_verbatim_cell *cell, uint32_t row, uint32_t col,
                 uint32_t top) {
    size_t count;
    const gk_range *merges = gk_sheet_merges(scan->sheet, &count);
    cell->row = cell->last_row = row - top;
    cell->col = cell->last_col = col;
    for (size_t i = 0; i < count; i++)
        if (merges[i].first_row == row && merges[i].first_col == col) {
            cell->last_row = merges[i].last_row - top;
            cell->last_col = merges[i].last_col;
        }
}

static gk_status copy_cell(gk_scan *scan, const gk_cell *from, uint32_t top,
                           gk_verbatim_cell *cell) {
    gk_arena *arena = gk_tables_arena(scan->tables);
    gk_displayed shown = {0};
    span(scan, cell, from->row, from->col, top);
    if (from->type == GK_CELL_NUMBER &&
        gk_decimal_from_double(from->number, &cell->number, NULL) == GK_OK)
        return GK_OK;
    if (from->text && from->type != GK_CELL_DATE && from->type != GK_CELL_DURATION) {
        cell->text = gk_arena_string(arena, from->text);
        return cell->text ? GK_OK : gk_fail_memory(scan->err);
    }
    bool date1904 = gk_sheet_about(scan->sheet)->date1904;
    gk_status status = gk_cell_displayed(from, date1904, &shown, scan->err);
    if (!status && !(cell->text = gk_arena_text(arena, shown.text, shown.length)))
        status = gk_fail_memory(scan->err);
    gk_displayed_free(&shown);
    return status;
}

/* Cells under a merged one are not seen. */
static bool is_covered(const gk_scan *scan, const gk_cell *cell) {
    size_t count;
    const gk_range *merges = gk_sheet_merges(scan->sheet, &count);
    for (size_t i = 0; i < count; i++)
        if (cell->row >= merges[i].first_row && cell->row <= merges[i].last_row &&
            cell->col >= merges[i].first_col && cell->col <= merges[i].last_col)
            return cell->row != merges[i].first_row || cell->col != merges[i].first_col;
    return false;
}

static gk_status copy_cells(gk_scan *scan, uint32_t from, uint32_t to, gk_verbatim_table *whole) {
    size_t all, most = 0, count;
    gk_sheet_cells(scan->sheet, &all);
    for (uint32_t row = from; row < to; row++) {
        gk_scan_row(scan, row, &count);
        most += count;
    }
    gk_verbatim_cell *cells =
        gk_arena_alloc(gk_tables_arena(scan->tables), (most + 1) * sizeof *cells);
    gk_status status = cells ? GK_OK : gk_fail_memory(scan->err);
    for (uint32_t row = from; row < to && !status; row++) {
        const gk_cell *at = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count && !status; i++) {
            gk_scan_mark(scan, &at[i], GK_CLASS_VERBATIM);
            if (!gk_scan_is_blank(scan, &at[i]) && !is_covered(scan, &at[i]))
                status = copy_cell(scan, &at[i], from, &cells[whole->cell_count++]);
        }
    }
    whole->cells = cells;
    return status;
}

gk_status gk_verbatim_add(gk_scan *scan, uint32_t from, uint32_t to, const char *name) {
    gk_verbatim_table whole = {.name = gk_arena_string(gk_tables_arena(scan->tables), name),
                               .origin = gk_scan_origin(scan, from, 0)};
    gk_status status = whole.name ? copy_cells(scan, from, to, &whole) : gk_fail_memory(scan->err);
    if (!status)
        status = gk_scan_own_origin(scan, &whole.origin);
    if (!status && !gk_tables_add_verbatim(scan->tables, &whole, scan->tables->count))
        status = gk_fail_memory(scan->err);
    return status ? status
                  : gk_scan_add_finding(scan, GK_FINDING_TABLE_VERBATIM,
                                        gk_scan_origin(scan, from, 0), name, NULL);
}

gk_status gk_verbatim_at(gk_scan *scan, uint32_t row, bool *found, uint32_t *next) {
    char name[GK_KEY_MAX];
    const gk_cell *title = gk_verbatim_title(scan, row);
    uint32_t end = row;
    gk_status status = title ? gk_verbatim_end(scan, row, &end) : GK_OK;
    *found = title && !status &&
             (gk_verbatim_has_rows(scan, row, end) || gk_verbatim_heads_table(scan, title));
    if (!*found)
        return status;
    gk_text_clean(title->text, name, sizeof name);
    *next = end;
    scan->taken = end;
    return gk_verbatim_add(scan, row, end, name);
}

/* ---- sheets --------------------------------------------------------------------------------- */

/* A sheet whose name is a title has one, if none stands in it. */
static bool names_a_table(const gk_scan *scan, const char *name) {
    char key[GK_KEY_MAX];
    gk_text_key(name, key, sizeof key);
    return gk_local_name_length(gk_profiles_local_names(scan->profiles), key) ||
           (gk_title_key_is_other(scan, key) && !strstr(key, "绩效"));
}

gk_status gk_verbatim_sheet(gk_scan *scan) {
    uint32_t rows = gk_sheet_row_count(scan->sheet);
    const char *name = gk_sheet_name(scan->sheet);
    bool named = gk_verbatim_is_upstream(scan) || names_a_table(scan, name);
    return named && gk_verbatim_has_rows(scan, 0, rows) ? gk_verbatim_add(scan, 0, rows, name)
                                                        : GK_OK;
}
