#include "recognize/header_window.h"

#include <stdlib.h>
#include <string.h>

static void add_col(gk_window *w, uint32_t col) {
    size_t at = 0;
    while (at < w->col_count && w->cols[at] < col)
        at++;
    if (w->col_count == GK_WINDOW_COLS || (at < w->col_count && w->cols[at] == col))
        return;
    memmove(w->cols + at + 1, w->cols + at, (w->col_count - at) * sizeof *w->cols);
    w->cols[at] = col;
    w->col_count++;
}

/* Rows from `row` that show something, over one blank row at most (a page break). */
static void find_rows(gk_window *w, uint32_t row) {
    unsigned blanks = 0;
    for (; row < gk_sheet_row_count(w->scan->sheet) && w->row_count < GK_WINDOW_ROWS; row++) {
        if (gk_scan_row_is_blank(w->scan, row)) {
            if (++blanks > 1)
                return;
            continue;
        }
        blanks = 0;
        w->rows[w->row_count++] = row;
    }
}

const char *gk_window_cell(const gk_window *w, size_t row, size_t col) {
    const char *key = w->cells[row * w->col_count + col];
    return key ? key : "";
}

static size_t col_index(const gk_window *w, uint32_t col) {
    size_t i = 0;
    while (i < w->col_count && w->cols[i] != col)
        i++;
    return i;
}

/* 小计(元) is 小计; the unit is kept. */
static const char *heading_key(gk_window *w, const gk_cell *cell) {
    char unit[GK_UNIT_MAX];
    const char *key = gk_scan_key(w->scan, cell), *suffix = gk_unit_suffix(key, unit);
    if (!suffix)
        return key;
    memcpy(w->unit, unit, sizeof unit);
    return gk_arena_text(&w->stripped, key, (size_t)(suffix - key));
}

/* 合计 | | 105.00 | 合计 | 基本支出 | 项目支出: the first line of figures among the last headings.
 */
static bool is_shared(const gk_scan *scan, const gk_cell *cells, size_t count) {
    size_t figures = 0, words = 0, totals = 0;
    const char *first = "";
    bool running = false;
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(scan, &cells[i]);
        if (!*key)
            continue;
        first = *first ? first : key;
        running = running || strcmp(key, "基本支出") == 0;
        totals += strcmp(key, "合计") == 0;
        figures += gk_scan_is_figure(scan, &cells[i]);
        words += !gk_scan_is_figure(scan, &cells[i]);
    }
    if (strcmp(first, "类") == 0)
        return totals && figures;
    return strcmp(first, "合计") == 0 && words >= 3 && (figures || (totals >= 2 && running));
}

static bool is_first_total(const gk_scan *scan, const gk_cell *cells, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (strcmp(gk_scan_key(scan, &cells[k]), "合计") == 0)
            return false;
    return strcmp(gk_scan_key(scan, &cells[i]), "合计") == 0;
}

static void read_cells(gk_window *w) {
    for (size_t r = 0; r < w->row_count; r++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(w->scan, w->rows[r], &count);
        w->shared[r] = r > 0 && is_shared(w->scan, cells, count);
        for (size_t i = 0; i < count; i++) {
            size_t c = col_index(w, cells[i].col);
            bool figure = gk_scan_is_figure(w->scan, &cells[i]);
            if (w->shared[r] && (figure || is_first_total(w->scan, cells, i)))
                continue;
            if (c < w->col_count)
                w->cells[r * w->col_count + c] = heading_key(w, &cells[i]);
        }
    }
}

/* 类, 款, 项 (of economic codes 类, 款) side by side say that the code is split; they head no
 * column of the form. */
static void blank_parts(gk_window *w) {
    static const char *const words[] = {"类", "款", "项"};
    for (size_t r = 0; r < w->row_count; r++)
        for (size_t c = 0; c + 1 < w->col_count; c++) {
            size_t parts = 0;
            while (parts < 3 && c + parts < w->col_count &&
                   strcmp(gk_window_cell(w, r, c + parts), words[parts]) == 0)
                parts++;
            if (parts < 2)
                continue;
            if (!w->parts_by[c])
                w->parts_by[c] = r + 1;
            for (size_t k = 0; k < parts; k++) {
                w->cells[r * w->col_count + c + k] = NULL;
                w->parts[c + k] = true;
            }
        }
}

static void append(char text[GK_HEADING_TEXT_MAX], const char *more) {
    size_t used = strlen(text), n = strlen(more);
    if (used + n < GK_HEADING_TEXT_MAX)
        memcpy(text + used, more, n + 1);
}

static bool anything_below(const gk_window *w, size_t row, size_t rows, size_t col) {
    for (size_t r = row + 1; r < rows; r++)
        if (*gk_window_cell(w, r, col))
            return true;
    return false;
}

/* The heading over (row, col): its own text, or the nearest on its left if it heads something. */
static const char *heading_over(const gk_window *w, size_t row, size_t rows, size_t col) {
    if (*gk_window_cell(w, row, col) || !anything_below(w, row, rows, col))
        return gk_window_cell(w, row, col);
    while (col > 0 && !*gk_window_cell(w, row, col))
        col--;
    return gk_window_cell(w, row, col);
}

void gk_window_join(gk_window *w, size_t rows) {
    w->rows_joined = rows;
    for (size_t c = 0; c < w->col_count; c++) {
        const char *last_own = "", *last_filled = "";
        gk_heading_text *text = &w->texts[c];
        *text->own = *text->filled = '\0';
        for (size_t r = 0; r < rows; r++) {
            const char *own = gk_window_cell(w, r, c), *filled = heading_over(w, r, rows, c);
            if (strcmp(own, last_own) != 0)
                append(text->own, own);
            if (strcmp(filled, last_filled) != 0)
                append(text->filled, filled);
            last_own = own;
            last_filled = filled;
        }
    }
}

bool gk_window_open(gk_window *w, const gk_scan *scan, uint32_t row) {
    *w = (gk_window){.scan = scan};
    find_rows(w, row);
    for (size_t r = 0; r < w->row_count; r++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, w->rows[r], &count);
        for (size_t i = 0; i < count; i++)
            if (!gk_scan_is_blank(scan, &cells[i]))
                add_col(w, cells[i].col);
    }
    w->cells = calloc(w->row_count * w->col_count + 1, sizeof *w->cells);
    w->texts = calloc(w->col_count + 1, sizeof *w->texts);
    if (!w->cells || !w->texts)
        return false;
    read_cells(w);
    blank_parts(w);
    return true;
}

void gk_window_close(gk_window *w) {
    gk_arena_free(&w->stripped);
    free(w->cells);
    free(w->texts);
}

/* 决算数 under every heading says nothing more. */
bool gk_heading_is_idle(const char *text) {
    return !*text || strcmp(text, "决算数") == 0 || strcmp(text, "金额") == 0;
}
