/* Where a header stands, how many rows it has and which column of the form each sheet column is. */
#include "recognize/header_assign.h"

#include "base/fail.h"
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

static void drop_extra_columns(const gk_window *w, const gk_assignment *found, gk_header *header) {
    /* A heading the form does not know ends the spread of the column on its left. */
    for (size_t c = 0; c < w->col_count; c++)
        if (found->form_col[c] == GK_NO_CELL && !w->parts[c] && *w->texts[c].own)
            header->map[w->cols[c]] = GK_NO_CELL;
}

static gk_status fill_header(const gk_window *w, const gk_form *form, size_t rows,
                             const gk_assignment *found, gk_header *header) {
    *header = (gk_header){.form = form,
                          .first_row = w->rows[0],
                          .last_row = w->rows[rows - 1],
                          .first_col = GK_NO_CELL,
                          .map_size = gk_sheet_col_count(w->scan->sheet),
                          .shared_row = w->shared[rows - 1] ? w->rows[rows - 1] : GK_NO_CELL,
                          .extra = found->extra,
                          .absent = found->absent};
    memcpy(header->unit, w->unit, sizeof header->unit);
    header->map = malloc(header->map_size * sizeof *header->map);
    if (!header->map)
        return gk_fail_memory(w->scan->err);
    for (uint32_t col = 0; col < header->map_size; col++)
        header->map[col] = GK_NO_CELL;
    for (size_t c = 0; c < w->col_count; c++) {
        header->map[w->cols[c]] = found->form_col[c];
        if (found->form_col[c] != GK_NO_CELL && header->first_col == GK_NO_CELL)
            header->first_col = w->cols[c];
    }
    fill_gaps(w->scan, header);
    drop_extra_columns(w, found, header);
    return GK_OK;
}

/* True if `text` begins a column's path at some level and could go on in the rows below. */
static bool begins_from(const gk_column *column, size_t level, const char *text) {
    if (!*text)
        return true;
    if (level == column->depth)
        return false;
    for (size_t k = 0; k < column->path[level].key_count; k++) {
        const char *key = column->path[level].keys[k];
        size_t n = strlen(key), m = strlen(text);
        if (strncmp(text, key, n < m ? n : m) == 0 &&
            (m <= n || begins_from(column, level + 1, text + n)))
            return true;
    }
    return false;
}

static bool begins_heading(const gk_form *form, const char *text) {
    for (uint32_t p = 0; p < form->width; p++)
        for (size_t level = 0; level < form->columns[p].depth; level++)
            if (begins_from(&form->columns[p], level, text))
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

static bool row_could_begin(const gk_scan *scan, const gk_form *form, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(scan, &cells[i]);
        if (cells[i].type == GK_CELL_TEXT && *key)
            return could_begin(form, key) || strcmp(key, "类") == 0;
    }
    return false;
}

/* Nothing but 类 款 项, or 决算数 under every heading: still the header's. */
static bool row_is_idle(const gk_window *w, size_t row) {
    for (size_t c = 0; c < w->col_count; c++)
        if (!gk_heading_is_idle(gk_window_cell(w, row, c)))
            return false;
    return true;
}

/* Once the leftmost text of the first row, with what stands below it, begins no heading, more rows
 * will not mend it. */
static bool first_text_begins(const gk_window *w, const gk_form *form) {
    for (size_t c = 0; c < w->col_count; c++)
        if (*gk_window_cell(w, 0, c))
            return begins_heading(form, w->texts[c].own);
    return true;
}

/* How far `rows` rows are from the whole form: columns it leaves out, headings it does not know. */
static unsigned amiss(const gk_assignment *found) {
    return found->absent + found->extra;
}

/* The fewest rows that head every column; failing that, those that leave out least: the first row
 * of a heading split over several may read like a smaller form. 0 if none match. */
static size_t match_rows(gk_window *w, const gk_form *form, gk_assignment *best) {
    size_t best_rows = 0;
    bool possible = true;
    for (size_t rows = 1; possible && rows <= w->row_count; rows++) {
        gk_assignment found;
        gk_window_join(w, rows);
        possible = first_text_begins(w, form);
        if (!possible || !gk_assign(w, form, &found))
            continue;
        if (best_rows && amiss(&found) >= amiss(best))
            continue;
        best_rows = rows;
        *best = found;
        possible = amiss(best) > 0;
    }
    if (best_rows)
        gk_window_join(w, best_rows);
    return best_rows;
}

bool gk_header_match(const gk_scan *scan, const gk_form *form, uint32_t row, gk_header *header,
                     gk_status *status) {
    gk_window w;
    gk_assignment found;
    *status = GK_OK;
    if (!row_could_begin(scan, form, row))
        return false;
    if (!gk_window_open(&w, scan, row))
        *status = gk_fail_memory(scan->err);
    size_t rows = *status ? 0 : match_rows(&w, form, &found);
    bool matched = rows > 0;
    while (matched && rows < w.row_count && row_is_idle(&w, rows))
        rows++;
    if (matched)
        *status = fill_header(&w, form, rows, &found, header);
    gk_window_close(&w);
    return matched && !*status;
}

static bool is_part_word(const char *key) {
    return strcmp(key, "类") == 0 || strcmp(key, "款") == 0 || strcmp(key, "项") == 0;
}

static bool is_small_number(const char *key) {
    return *key && strlen(key) <= 2 && key[strspn(key, "0123456789")] == '\0';
}

/* 栏次 and numbers, or without the word every column's own number: figures may be small numbers
 * too. */
bool gk_header_is_index(const gk_scan *scan, const gk_header *header, uint32_t row) {
    size_t count, right = 0, wrong = 0, indexed = 0;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    bool named = false;
    for (uint32_t p = 0; p < header->form->width; p++)
        indexed += header->form->columns[p].index != NULL;
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(scan, &cells[i]);
        uint32_t p = cells[i].col < header->map_size ? header->map[cells[i].col] : GK_NO_CELL;
        const char *index = p == GK_NO_CELL ? NULL : header->form->columns[p].index;
        if (strcmp(key, "栏次") == 0)
            named = true;
        else if (is_part_word(key))
            continue;
        else if (*key && !is_small_number(key))
            return false;
        else if (*key && index && strcmp(index, key) == 0)
            right++;
        else if (*key)
            wrong++;
    }
    return named || (indexed > 0 && right == indexed && wrong == 0);
}
