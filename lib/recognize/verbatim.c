/* Tables that no profile has: local ones, known by their names alone, and sheets of the ministry's
 * own forms (财决) whose layout is another. They are not read but added whole. */
#include "recognize/verbatim.h"

#include "base/characters.h"
#include "base/fail.h"
#include "base/shortest.h"
#include "profile/local_names.h"
#include "profile/profiles.h"
#include "recognize/kept.h"
#include "recognize/meta.h"
#include "recognize/title.h"
#include "recognize/verbatim_range.h"
#include "report/kept_words.h"
#include <gongkai/displayed.h>
#include <gongkai/text.h>
#include <stdio.h>
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

/* Every digit that the file has, not those that a spreadsheet shows. False if a decimal cannot hold
 * it: `text` is it then. */
static bool exact_number(double number, gk_decimal *decimal, char text[GK_SHORTEST_MAX]) {
    double again;
    return gk_decimal_parse(text, gk_shortest(number, text), decimal, NULL) == GK_OK ||
           (gk_decimal_from_double(number, decimal, NULL) == GK_OK &&
            gk_decimal_to_double(*decimal, &again, NULL) == GK_OK && again == number);
}

/* Without the tab that guards it from being a formula, which a CSV of ours may have. The ends of
 * its lines are those that every format gives back. */
static gk_status set_text(gk_scan *scan, const char *text, gk_verbatim_cell *cell) {
    char *copy = gk_arena_string(gk_tables_arena(scan->tables), text + (*text == '\t')), *to = copy;
    for (const char *at = copy; copy && *at; at++)
        if (*at != '\r')
            *to++ = *at;
        else if (at[1] != '\n')
            *to++ = '\n';
    if (!copy)
        return gk_fail_memory(scan->err);
    *to = '\0';
    cell->text = copy;
    return GK_OK;
}

static gk_status set_moment(gk_scan *scan, const gk_cell *from, gk_verbatim_cell *cell) {
    gk_displayed shown = {0};
    bool date1904 = gk_sheet_about(scan->sheet)->date1904;
    gk_status status = gk_cell_displayed(from, date1904, &shown, scan->err);
    if (!status)
        status = set_text(scan, shown.text, cell);
    gk_displayed_free(&shown);
    return status;
}

static gk_status copy_cell(gk_scan *scan, const gk_cell *from, uint32_t top,
                           gk_verbatim_cell *cell) {
    char number[GK_SHORTEST_MAX];
    span(scan, cell, from->row, from->col, top);
    if (from->type == GK_CELL_NUMBER)
        return exact_number(from->number, &cell->number, number) ? GK_OK
                                                                 : set_text(scan, number, cell);
    if (from->text && from->type != GK_CELL_DATE && from->type != GK_CELL_DURATION)
        return set_text(scan, from->text, cell);
    return set_moment(scan, from, cell);
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
            bool shown = !gk_scan_is_blank(scan, &at[i]) && !is_covered(scan, &at[i]);
            gk_scan_mark(scan, &at[i], shown ? GK_CLASS_VERBATIM : GK_CLASS_IGNORED);
            if (shown)
                status = copy_cell(scan, &at[i], from, &cells[whole->cell_count++]);
        }
    }
    whole->cells = cells;
    return status;
}

/* Whose it is, as its head says. */
static gk_status read_whose(gk_scan *scan, uint32_t from, uint32_t to, const char **department,
                            int *year) {
    enum { HEAD_ROWS = 8 };
    gk_stated stated = {.title_row = GK_NO_CELL};
    for (uint32_t row = from; row < to && row < from + HEAD_ROWS; row++)
        gk_meta_look(scan, row, &stated);
    *year = stated.year;
    *department = NULL;
    if (!*stated.department)
        return GK_OK;
    *department = gk_arena_string(gk_tables_arena(scan->tables), stated.department);
    return *department ? GK_OK : gk_fail_memory(scan->err);
}

gk_status gk_verbatim_add(gk_scan *scan, uint32_t from, uint32_t to, const char *name) {
    gk_verbatim_table whole = {.name = gk_arena_string(gk_tables_arena(scan->tables), name),
                               .origin = gk_scan_origin(scan, from, 0)};
    const char *department = NULL;
    int year = 0;
    gk_status status = whole.name ? copy_cells(scan, from, to, &whole) : gk_fail_memory(scan->err);
    if (!status)
        status = gk_scan_own_origin(scan, &whole.origin);
    if (!status)
        status = read_whose(scan, from, to, &department, &year);
    if (!status && !gk_tables_add_verbatim(scan->tables, &whole, department, year))
        status = gk_fail_memory(scan->err);
    return status ? status
                  : gk_scan_add_finding(scan, GK_FINDING_TABLE_VERBATIM,
                                        gk_scan_origin(scan, from, 0), name, NULL);
}

gk_status gk_verbatim_at(gk_scan *scan, uint32_t row, bool titled, bool *found, uint32_t *next) {
    char name[GK_KEY_MAX];
    const gk_cell *caption = NULL, *title = gk_verbatim_title(scan, row);
    uint32_t end = row;
    gk_status status = title || titled ? GK_OK : gk_verbatim_caption(scan, row, &caption);
    if (caption)
        title = caption;
    if (title && !status)
        status = gk_verbatim_end(scan, row, &end);
    *found = title && !status &&
             (gk_verbatim_has_rows(scan, row, end) || gk_verbatim_heads_table(scan, title));
    if (!*found)
        return status;
    gk_text_clean(title->text, name, sizeof name);
    *next = end;
    scan->taken = end;
    return gk_verbatim_add(scan, row, end, name);
}

/* ---- between marks -------------------------------------------------------------------------- */

gk_status gk_verbatim_between_marks(gk_scan *scan, uint32_t row, uint32_t *next) {
    char last[64], name[GK_KEY_MAX];
    size_t number, length;
    const char *named;
    uint32_t rows = gk_sheet_row_count(scan->sheet), end = row + 1;
    gk_verbatim_begin_mark_read(gk_kept_line(scan, row), &number, &named, &length);
    snprintf(name, sizeof name, "%.*s", (int)length, named);
    gk_verbatim_end_mark(number, last, sizeof last);
    while (end < rows && strcmp(gk_kept_line(scan, end), last) != 0)
        end++;
    scan->taken = *next = end < rows ? end + 1 : rows;
    gk_scan_mark_row(scan, row, GK_CLASS_META);
    if (end == rows) {
        scan->tables->refused = true;
        return gk_scan_add_finding(scan, GK_FINDING_VERBATIM_CUT, gk_scan_origin(scan, row, 0),
                                   name, last);
    }
    gk_scan_mark_row(scan, end, GK_CLASS_META);
    return gk_verbatim_add(scan, row + 1, end, name);
}

/* ---- sheets --------------------------------------------------------------------------------- */

/* A sheet whose name is a title has one, if none stands in it. */
static bool names_a_table(const gk_scan *scan, const char *name) {
    char key[GK_KEY_MAX];
    gk_text_key(name, key, sizeof key);
    return gk_local_name_length(gk_profiles_local_names(scan->profiles), key) ||
           (gk_title_key_is_other(scan, key) && !strstr(key, "绩效"));
}

/* The sheet of a text file is called like the file; a name that we gave has a number before it. */
static void name_sheet(const gk_scan *scan, char name[GK_KEY_MAX]) {
    const char *full = gk_sheet_name(scan->sheet);
    const char *dot = strrchr(full, '.');
    bool file = dot && dot > full && strcmp(gk_base_name(gk_book_source(scan->book)), full) == 0;
    const char *own = gk_verbatim_label_name(full);
    snprintf(name, GK_KEY_MAX, "%.*s", (int)(file ? (size_t)(dot - own) : strlen(own)), own);
}

gk_status gk_verbatim_add_sheet(gk_scan *scan) {
    char name[GK_KEY_MAX];
    name_sheet(scan, name);
    return gk_verbatim_add(scan, 0, gk_sheet_row_count(scan->sheet), name);
}

gk_status gk_verbatim_sheet(gk_scan *scan) {
    char name[GK_KEY_MAX];
    name_sheet(scan, name);
    bool own = gk_verbatim_label_name(gk_sheet_name(scan->sheet)) != gk_sheet_name(scan->sheet);
    bool named = own || gk_verbatim_is_upstream(scan) || names_a_table(scan, name);
    return named && gk_verbatim_has_rows(scan, 0, gk_sheet_row_count(scan->sheet))
               ? gk_verbatim_add_sheet(scan)
               : GK_OK;
}
