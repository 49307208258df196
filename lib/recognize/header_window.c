/* The rows that may be a header, column by column. */
#include "recognize/header_window.h"

#include "base/fail.h"
#include <stdlib.h>
#include <string.h>

static void add_col(gk_header_window *window, uint32_t col) {
    size_t at = 0;
    while (at < window->col_count && window->cols[at] < col)
        at++;
    if (window->col_count == GK_HEADER_WINDOW_COLS ||
        (at < window->col_count && window->cols[at] == col))
        return;
    memmove(window->cols + at + 1, window->cols + at,
            (window->col_count - at) * sizeof *window->cols);
    window->cols[at] = col;
    window->col_count++;
}

/* Rows from `row` that show something, over one blank row at most (a page break). 0 and 4 change
 * nothing that is tried; over more, headings would be joined with the rows of another table. */
enum { BLANKS_MAX = 1 };

static void find_rows(gk_header_window *window, uint32_t row) {
    unsigned blanks = 0;
    for (;
         row < gk_sheet_row_count(window->scan->sheet) && window->row_count < GK_HEADER_WINDOW_ROWS;
         row++) {
        if (gk_scan_row_is_blank(window->scan, row)) {
            if (++blanks > BLANKS_MAX)
                return;
            continue;
        }
        blanks = 0;
        window->rows[window->row_count++] = row;
    }
}

const char *gk_header_window_cell(const gk_header_window *window, size_t row, size_t col) {
    const char *key = window->cells[row * window->col_count + col];
    return key ? key : "";
}

static size_t col_index(const gk_header_window *window, uint32_t col) {
    size_t i = 0;
    while (i < window->col_count && window->cols[i] != col)
        i++;
    return i;
}

/* 金额:元 is a heading with its unit, 金额单位:元 and 单位:元 are no headings. */
static bool only_names_unit(const char *key, char unit[GK_UNIT_MAX]) {
    static const char amount[] = "金额", word[] = "单位";
    bool heading = strncmp(key, amount, sizeof amount - 1) == 0 &&
                   strncmp(key + sizeof amount - 1, word, sizeof word - 1) != 0;
    return !heading && gk_unit_read(key, unit) == GK_UNIT_KNOWN;
}

bool gk_header_window_may_name_unit(const char *key) {
    return strstr(key, "元") || strstr(key, "圆");
}

void gk_header_window_heading(const gk_scan *scan, const gk_cell *cell, char text[GK_KEY_MAX],
                              char unit[GK_UNIT_MAX]) {
    const char *key = gk_scan_key(scan, cell);
    *unit = *text = '\0';
    if (only_names_unit(key, unit))
        return;
    const char *suffix = gk_unit_suffix(key, unit);
    size_t n = suffix ? (size_t)(suffix - key) : strlen(key);
    memcpy(text, key, n);
    text[n] = '\0';
    if (!suffix)
        *unit = '\0';
}

static void add_unit(gk_heading_unit *named, const char *unit, const gk_cell *cell) {
    if (!named->cell) {
        memcpy(named->unit, unit, strlen(unit) + 1);
        named->cell = cell;
    } else if (strcmp(named->unit, unit) != 0 && !named->other) {
        named->other = cell;
    }
}

/* 小计(元) is 小计; the row's units get the unit. */
static const char *heading_key(gk_header_window *window, size_t row, const gk_cell *cell) {
    char text[GK_KEY_MAX], unit[GK_UNIT_MAX];
    const char *key = gk_scan_key(window->scan, cell);
    if (!gk_header_window_may_name_unit(key))
        return key;
    gk_header_window_heading(window->scan, cell, text, unit);
    if (!*unit)
        return key;
    add_unit(&window->units[row], unit, cell);
    return *text ? gk_arena_text(&window->stripped, text, strlen(text)) : NULL;
}

/* 合计 | | 105.00 | 合计 | 基本支出 | 项目支出: the first line of figures among the last
 * headings. */
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

bool gk_header_window_is_total(const gk_scan *scan, const gk_cell *cells, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (strcmp(gk_scan_key(scan, &cells[k]), "合计") == 0)
            return false;
    return strcmp(gk_scan_key(scan, &cells[i]), "合计") == 0;
}

bool gk_header_window_is_serial(const char *text) {
    static const char *const words[] = {"序号", "编号", "顺序号", "No.", "NO."};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
}

static void read_cells(gk_header_window *window) {
    for (size_t r = 0; r < window->row_count; r++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(window->scan, window->rows[r], &count);
        window->shared[r] = r > 0 && is_shared(window->scan, cells, count);
        for (size_t i = 0; i < count; i++) {
            size_t c = col_index(window, cells[i].col);
            bool figure = gk_scan_is_figure(window->scan, &cells[i]);
            if (window->shared[r] && (figure || gk_header_window_is_total(window->scan, cells, i)))
                continue;
            if (gk_header_window_is_serial(gk_scan_key(window->scan, &cells[i])))
                window->serial_col = cells[i].col;
            else if (c < window->col_count)
                window->cells[r * window->col_count + c] = heading_key(window, r, &cells[i]);
        }
    }
}

/* 类, 款, 项 (of economic codes 类, 款) side by side say that the code is split; they head no
 * column of the form. */
static void blank_parts(gk_header_window *window) {
    static const char *const words[] = {"类", "款", "项"};
    for (size_t r = 0; r < window->row_count; r++)
        for (size_t c = 0; c + 1 < window->col_count; c++) {
            size_t parts = 0;
            while (parts < 3 && c + parts < window->col_count &&
                   strcmp(gk_header_window_cell(window, r, c + parts), words[parts]) == 0)
                parts++;
            if (parts < 2)
                continue;
            if (!window->parts_by[c])
                window->parts_by[c] = r + 1;
            for (size_t k = 0; k < parts; k++) {
                window->cells[r * window->col_count + c + k] = NULL;
                window->parts[c + k] = true;
            }
        }
}

static void append(char text[GK_HEADING_TEXT_MAX], const char *more) {
    size_t used = strlen(text), n = strlen(more);
    if (used + n < GK_HEADING_TEXT_MAX)
        memcpy(text + used, more, n + 1);
}

static bool anything_below(const gk_header_window *window, size_t row, size_t rows, size_t col) {
    for (size_t r = row + 1; r < rows; r++)
        if (*gk_header_window_cell(window, r, col))
            return true;
    return false;
}

static const char *merged_cell(const gk_header_window *window, size_t row, size_t col) {
    const char *key = window->merged[row * window->col_count + col];
    return key ? key : "";
}

/* The heading over (row, col): its own text, or the nearest on its left that may reach so far. A
 * heading ends where a column has a heading of its own above: 小计 under 公务用车 does not reach over
 * 公务接待费. */
static const char *heading_over(const gk_header_window *window, size_t row, size_t rows,
                                size_t col) {
    if (*merged_cell(window, row, col) || !anything_below(window, row, rows, col))
        return merged_cell(window, row, col);
    while (col > 0 && !*merged_cell(window, row, col)) {
        for (size_t above = 0; above < row; above++)
            if (*gk_header_window_cell(window, above, col))
                return "";
        col--;
    }
    return merged_cell(window, row, col);
}

static void join_column(const gk_header_window *window, size_t rows, size_t c,
                        gk_heading_text *text) {
    const char *last_own = "", *last_filled = "";
    *text->own = *text->filled = '\0';
    for (size_t r = 0; r < rows; r++) {
        const char *own = merged_cell(window, r, c), *filled = heading_over(window, r, rows, c);
        if (strcmp(own, last_own) != 0)
            append(text->own, own);
        if (strcmp(filled, last_filled) != 0)
            append(text->filled, filled);
        last_own = own;
        last_filled = filled;
    }
}

bool gk_header_window_join(gk_header_window *window, size_t rows) {
    bool changed = rows <= window->rows_joined || window->rows_joined == 0;
    window->rows_joined = rows;
    for (size_t c = 0; c < window->col_count; c++) {
        gk_heading_text text;
        join_column(window, rows, c, &text);
        changed = changed || window->parts_by[c] == rows ||
                  strcmp(text.own, window->texts[c].own) != 0 ||
                  strcmp(text.filled, window->texts[c].filled) != 0;
        strcpy(window->texts[c].own, text.own);
        strcpy(window->texts[c].filled, text.filled);
    }
    return changed;
}

static size_t row_index(const gk_header_window *window, uint32_t row) {
    size_t i = 0;
    while (i < window->row_count && window->rows[i] != row)
        i++;
    return i;
}

/* A merged heading stands over each column it covers, on its first row. */
static void spread_merges(gk_header_window *window) {
    size_t count;
    const gk_range *merges = gk_sheet_merges(window->scan->sheet, &count);
    if (window->row_count && window->col_count)
        memcpy(window->merged, window->cells,
               window->row_count * window->col_count * sizeof *window->cells);
    for (size_t i = 0; i < count; i++) {
        size_t r = row_index(window, merges[i].first_row),
               c = col_index(window, merges[i].first_col);
        if (r == window->row_count || c == window->col_count)
            continue;
        for (size_t k = c + 1; k < window->col_count && window->cols[k] <= merges[i].last_col; k++)
            if (!*gk_header_window_cell(window, r, k))
                window->merged[r * window->col_count + k] =
                    window->cells[r * window->col_count + c];
    }
}

gk_status gk_header_window_open(gk_header_window *window, const gk_scan *scan, uint32_t row) {
    *window = (gk_header_window){.scan = scan, .serial_col = GK_NO_CELL};
    find_rows(window, row);
    for (size_t r = 0; r < window->row_count; r++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, window->rows[r], &count);
        for (size_t i = 0; i < count; i++)
            if (!gk_scan_is_blank(scan, &cells[i]))
                add_col(window, cells[i].col);
    }
    window->cells = calloc(window->row_count * window->col_count + 1, sizeof *window->cells);
    window->merged = calloc(window->row_count * window->col_count + 1, sizeof *window->merged);
    window->texts = calloc(window->col_count + 1, sizeof *window->texts);
    if (!window->cells || !window->merged || !window->texts)
        return gk_fail_memory(scan->err);
    read_cells(window);
    blank_parts(window);
    spread_merges(window);
    return GK_OK;
}

void gk_header_window_close(gk_header_window *window) {
    gk_arena_free(&window->stripped);
    free(window->cells);
    free(window->merged);
    free(window->texts);
}

/* 决算数 under every heading says nothing more. */
bool gk_header_window_is_idle(const char *text) {
    return !*text || strcmp(text, "决算数") == 0 || strcmp(text, "金额") == 0;
}
