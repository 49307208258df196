/* Where a header stands, how many rows it has and which column of the form each sheet column is. */
#include "recognize/header.h"

#include "base/fail.h"
#include "recognize/header_assign.h"
#include <stdlib.h>
#include <string.h>

static bool merged_with(const gk_scan *scan, const gk_header *header, uint32_t left, uint32_t col) {
    size_t count;
    const gk_range *merges = gk_sheet_merges(scan->sheet, &count);
    for (size_t i = 0; i < count; i++)
        if (merges[i].first_row >= header->first_row && merges[i].first_row <= header->last_row &&
            merges[i].first_col == left && merges[i].last_col >= col)
            return true;
    return false;
}

/* Columns without a heading between two headed ones: a code or a label may spread over them; a
 * value only if a merged heading says so. */
static void fill_gaps(const gk_scan *scan, gk_header *header) {
    uint32_t left = GK_NO_CELL, last = 0;
    for (uint32_t col = 0; col < header->map_size; col++)
        if (header->map[col] != GK_NO_CELL)
            last = col;
    for (uint32_t col = 0; col < header->map_size; col++) {
        if (header->map[col] != GK_NO_CELL) {
            left = col;
            continue;
        }
        if (left == GK_NO_CELL || header->map[left] == GK_NO_CELL)
            continue;
        gk_column_kind kind = header->form->columns[header->map[left]].kind;
        bool text = col < last && (kind == GK_COLUMN_CODE || kind == GK_COLUMN_LABEL);
        if (text || merged_with(scan, header, left, col))
            header->map[col] = header->map[left];
    }
}

static void drop_extra_columns(const gk_header_window *window, const gk_header_assignment *found,
                               gk_header *header) {
    /* A heading the form does not know ends the spread of the column on its left. */
    for (size_t c = 0; c < window->col_count; c++)
        if (found->form_col[c] == GK_NO_CELL && !window->parts[c] && *window->texts[c].own)
            header->map[window->cols[c]] = GK_NO_CELL;
}

/* 序号 left of all columns: a total's name may begin there. */
static void place_serial(const gk_header_window *window, gk_header *header) {
    uint32_t col = window->serial_col;
    header->serial_col = GK_NO_CELL;
    if (col >= header->map_size || header->first_col == GK_NO_CELL || col >= header->first_col)
        return;
    header->serial_col = col;
    header->map[col] = header->map[header->first_col];
}

static void join_units(gk_heading_unit *all, const gk_heading_unit *row) {
    if (!all->cell)
        *all = *row;
    else if (row->cell && strcmp(all->unit, row->unit) != 0 && !all->other)
        all->other = row->cell;
    else if (!all->other)
        all->other = row->other;
}

static gk_status fill_header(const gk_header_window *window, const gk_form *form, size_t rows,
                             const gk_header_assignment *found, gk_header *header) {
    *header =
        (gk_header){.form = form,
                    .first_row = window->rows[0],
                    .last_row = window->rows[rows - 1],
                    .first_col = GK_NO_CELL,
                    .map_size = gk_sheet_col_count(window->scan->sheet),
                    .shared_row = window->shared[rows - 1] ? window->rows[rows - 1] : GK_NO_CELL,
                    .extra = found->extra,
                    .partial = found->partial,
                    .absent = found->absent};
    for (size_t r = 0; r < rows; r++)
        join_units(&header->unit, &window->units[r]);
    header->map = malloc(header->map_size * sizeof *header->map);
    if (!header->map)
        return gk_fail_memory(window->scan->err);
    for (uint32_t col = 0; col < header->map_size; col++)
        header->map[col] = GK_NO_CELL;
    for (size_t c = 0; c < window->col_count; c++) {
        header->map[window->cols[c]] = found->form_col[c];
        if (found->form_col[c] != GK_NO_CELL && header->first_col == GK_NO_CELL)
            header->first_col = window->cols[c];
    }
    fill_gaps(window->scan, header);
    drop_extra_columns(window, found, header);
    place_serial(window, header);
    return GK_OK;
}

/* True if `text` begins with headings of a column's path, in any order and with the upper ones left
 * out, and could go on in the rows below. `used` has a bit for each level that was met. */
static bool begins_path(const gk_column *column, unsigned used, const char *text) {
    if (!*text)
        return true;
    for (size_t level = 0; level < column->depth; level++)
        for (size_t k = 0; k < column->path[level].key_count && !(used & 1u << level); k++) {
            const char *key = column->path[level].keys[k];
            size_t n = strlen(key), m = strlen(text);
            if (strncmp(text, key, n < m ? n : m) == 0 &&
                (m <= n || begins_path(column, used | 1u << level, text + n)))
                return true;
        }
    return false;
}

static bool begins_heading(const gk_form *form, const char *text) {
    for (uint32_t form_col = 0; form_col < form->width; form_col++)
        if (begins_path(&form->columns[form_col], 0, text))
            return true;
    return false;
}

/* A quick look before the work: the row's first text must begin some heading. */
static bool could_begin(const gk_form *form, const char *key) {
    size_t n = strlen(key);
    bool any = false;
    for (size_t k = 0; k < form->heading_key_count && !any; k++) {
        size_t m = strlen(form->heading_keys[k]);
        any = strncmp(form->heading_keys[k], key, m < n ? m : n) == 0;
    }
    return any && begins_heading(form, key);
}

static bool may_head(const gk_cell *cell, const char *key) {
    return cell->type == GK_CELL_TEXT && *key && !gk_header_window_is_serial(key);
}

/* A unit of money may stand behind the first heading, or before it in the corner. */
static void find_first(gk_header_search *search) {
    char unit[GK_UNIT_MAX];
    size_t count;
    const gk_cell *cells = gk_scan_row(search->scan, search->row, &count);
    *search->bare = '\0';
    for (search->first = 0; search->first < count; search->first++) {
        const gk_cell *cell = &cells[search->first];
        const char *key = gk_scan_key(search->scan, cell);
        if (!may_head(cell, key))
            continue;
        if (!gk_header_window_may_name_unit(key))
            return;
        gk_header_window_heading(search->scan, cell, search->bare, unit);
        if (*unit && !*search->bare) /* nothing but a unit: the corner */
            continue;
        if (!*unit)
            *search->bare = '\0';
        return;
    }
}

static bool row_could_begin(const gk_header_search *search, const gk_form *form) {
    size_t count;
    const gk_cell *cells = gk_scan_row(search->scan, search->row, &count);
    for (size_t i = 0; i <= search->first && i < count; i++) {
        const char *key = gk_scan_key(search->scan, &cells[i]);
        if (may_head(&cells[i], key) && (could_begin(form, key) || strcmp(key, "类") == 0))
            return true;
    }
    return *search->bare && could_begin(form, search->bare);
}

/* Nothing but 类 款 项, or 决算数 under every heading: still the header's. */
static bool row_is_idle(const gk_header_window *window, size_t row) {
    for (size_t c = 0; c < window->col_count; c++)
        if (!gk_header_window_is_idle(gk_header_window_cell(window, row, c)))
            return false;
    return true;
}

/* Once the leftmost text of the first row, with what stands below it, begins no heading, more rows
 * will not mend it. */
static bool first_text_begins(const gk_header_window *window, const gk_form *form) {
    for (size_t c = 0; c < window->col_count; c++)
        if (*gk_header_window_cell(window, 0, c))
            return begins_heading(form, window->texts[c].own);
    return true;
}

/* How far `rows` rows are from the whole form: columns it leaves out, headings it does not know. */
static unsigned amiss(const gk_header_assignment *found) {
    return found->absent + found->extra;
}

/* The fewest rows that head every column; failing that, those that leave out least: the first row
 * of a heading split over several may read like a smaller form. *best_rows is 0 if none match. */
static gk_status match_rows(gk_header_window *window, const gk_form *form,
                            gk_header_assignment *best, size_t *best_rows) {
    bool possible = true;
    *best_rows = 0;
    for (size_t rows = 1; possible && rows <= window->row_count; rows++) {
        gk_header_assignment found;
        bool assigned = false;
        if (!gk_header_window_join(window, rows))
            continue;
        possible = first_text_begins(window, form);
        if (possible && gk_header_assign(window, form, &found, &assigned))
            return GK_E_MEMORY;
        if (!assigned || (*best_rows && amiss(&found) >= amiss(best)))
            continue;
        *best_rows = rows;
        *best = found;
        possible = amiss(best) > 0;
    }
    if (*best_rows)
        gk_header_window_join(window, *best_rows);
    return GK_OK;
}

void gk_header_search_begin(gk_header_search *search, const gk_scan *scan, uint32_t row) {
    search->scan = scan;
    search->row = row;
    search->opened = false;
    find_first(search);
}

void gk_header_search_end(gk_header_search *search) {
    if (search->opened)
        gk_header_window_close(&search->window);
}

static gk_status open_window(gk_header_search *search) {
    if (search->opened)
        return GK_OK;
    search->opened = true;
    return gk_header_window_open(&search->window, search->scan, search->row);
}

gk_status gk_header_match(gk_header_search *search, const gk_form *form, gk_header *header,
                          bool *matched) {
    gk_header_window *window = &search->window;
    gk_header_assignment found;
    *matched = false;
    if (!row_could_begin(search, form))
        return GK_OK;
    gk_status status = open_window(search);
    size_t rows = 0;
    if (!status)
        status = match_rows(window, form, &found, &rows);
    *matched = rows > 0 && !status;
    while (*matched && rows < window->row_count && row_is_idle(window, rows))
        rows++;
    if (*matched)
        status = fill_header(window, form, rows, &found, header);
    *matched = *matched && !status;
    return status;
}

bool gk_header_has_group(const gk_header *header, unsigned group) {
    for (uint32_t col = 0; col < header->map_size; col++)
        if (header->map[col] != GK_NO_CELL &&
            header->form->columns[header->map[col]].group == group)
            return true;
    return false;
}

bool gk_header_is_serial_number(const gk_scan *scan, const gk_header *header, const gk_cell *cell) {
    enum { DIGITS_MAX = 4 }; /* no table has more rows (body_row.c) */
    const char *key = gk_scan_key(scan, cell);
    size_t digits = strspn(key, "0123456789");
    return cell->col == header->serial_col && digits > 0 && digits <= DIGITS_MAX && !key[digits];
}

uint32_t gk_header_column(const gk_header *header, const gk_cell *cell) {
    return cell->col < header->map_size ? header->map[cell->col] : GK_NO_CELL;
}

/* On a row that header and 合计 share: its name, which comes first, and figures. */
static bool is_total_part(const gk_scan *scan, const gk_cell *cells, size_t i) {
    return gk_header_window_is_total(scan, cells, i) || gk_scan_is_figure(scan, &cells[i]);
}

void gk_header_mark(gk_scan *scan, const gk_header *header, gk_cell_class class_) {
    for (uint32_t row = header->first_row; row <= header->last_row; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count; i++)
            if (row != header->shared_row || !is_total_part(scan, cells, i))
                gk_scan_mark(scan, &cells[i], class_);
    }
}
