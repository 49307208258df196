/* A header is matched by what each sheet column says from top to bottom, so it does not matter how
 * the texts are split over rows, merged, filled down or shifted. Two readings of a sheet column are
 * tried: with merged headings filled in from the left, which must equal the picture's whole path
 * (决算数 / 公务用车… / 小计), and without, which must equal the path or its lower part. */
#include "scan.h"

#include "fail.h"
#include <stdlib.h>
#include <string.h>

enum { WINDOW_ROWS = 8, WINDOW_COLS = 200, TEXT_MAX = 512 };

typedef struct heading_text {
    char own[TEXT_MAX];    /**< The column's texts joined, merged headings where they stand. */
    char filled[TEXT_MAX]; /**< The same with headings to the left filled in. */
} heading_text;

typedef struct window {
    const gk_scan *scan;
    uint32_t rows[WINDOW_ROWS]; /**< The rows that show something. */
    size_t row_count;
    uint32_t cols[WINDOW_COLS]; /**< The sheet columns that show something, ascending. */
    size_t col_count;
    const char **cells;     /**< row_count x col_count keys; NULL for an empty cell. */
    gk_arena stripped;      /**< Keys whose unit in brackets was taken off … */
    char unit[GK_UNIT_MAX]; /**< … and that unit. */
    heading_text *texts;    /**< One per column, of the first rows_joined rows. */
    size_t rows_joined;
    bool parts[WINDOW_COLS];      /**< Columns headed 类, 款, 项. */
    size_t parts_by[WINDOW_COLS]; /**< Where such begin: the rows that show it; 0 elsewhere. */
    bool shared[WINDOW_ROWS];     /**< The 合计 stands on this row too. */
} window;

/* ---- the window ----------------------------------------------------------------------------- */

static void add_col(window *w, uint32_t col) {
    size_t at = 0;
    while (at < w->col_count && w->cols[at] < col)
        at++;
    if (w->col_count == WINDOW_COLS || (at < w->col_count && w->cols[at] == col))
        return;
    memmove(w->cols + at + 1, w->cols + at, (w->col_count - at) * sizeof *w->cols);
    w->cols[at] = col;
    w->col_count++;
}

/* Rows from `row` that show something, over one blank row at most (a page break). */
static void find_rows(window *w, uint32_t row) {
    unsigned blanks = 0;
    for (; row < gk_sheet_row_count(w->scan->sheet) && w->row_count < WINDOW_ROWS; row++) {
        if (gk_scan_row_is_blank(w->scan, row)) {
            if (++blanks > 1)
                return;
            continue;
        }
        blanks = 0;
        w->rows[w->row_count++] = row;
    }
}

static const char *cell_of(const window *w, size_t row, size_t col) {
    const char *key = w->cells[row * w->col_count + col];
    return key ? key : "";
}

static size_t col_index(const window *w, uint32_t col) {
    size_t i = 0;
    while (i < w->col_count && w->cols[i] != col)
        i++;
    return i;
}

/* 小计(元) is 小计; the unit is kept. */
static const char *heading_key(window *w, const gk_cell *cell) {
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

static void read_cells(window *w) {
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
static void blank_parts(window *w) {
    static const char *const words[] = {"类", "款", "项"};
    for (size_t r = 0; r < w->row_count; r++)
        for (size_t c = 0; c + 1 < w->col_count; c++) {
            size_t parts = 0;
            while (parts < 3 && c + parts < w->col_count &&
                   strcmp(cell_of(w, r, c + parts), words[parts]) == 0)
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

static void append(char text[TEXT_MAX], const char *more) {
    size_t used = strlen(text), n = strlen(more);
    if (used + n < TEXT_MAX)
        memcpy(text + used, more, n + 1);
}

static bool anything_below(const window *w, size_t row, size_t rows, size_t col) {
    for (size_t r = row + 1; r < rows; r++)
        if (*cell_of(w, r, col))
            return true;
    return false;
}

/* The heading over (row, col): its own text, or the nearest on its left if it heads something. */
static const char *heading_over(const window *w, size_t row, size_t rows, size_t col) {
    if (*cell_of(w, row, col) || !anything_below(w, row, rows, col))
        return cell_of(w, row, col);
    while (col > 0 && !*cell_of(w, row, col))
        col--;
    return cell_of(w, row, col);
}

static void join_texts(window *w, size_t rows) {
    w->rows_joined = rows;
    for (size_t c = 0; c < w->col_count; c++) {
        const char *last_own = "", *last_filled = "";
        heading_text *text = &w->texts[c];
        *text->own = *text->filled = '\0';
        for (size_t r = 0; r < rows; r++) {
            const char *own = cell_of(w, r, c), *filled = heading_over(w, r, rows, c);
            if (strcmp(own, last_own) != 0)
                append(text->own, own);
            if (strcmp(filled, last_filled) != 0)
                append(text->filled, filled);
            last_own = own;
            last_filled = filled;
        }
    }
}

static bool window_open(window *w, const gk_scan *scan, uint32_t row) {
    *w = (window){.scan = scan};
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

static void window_close(window *w) {
    gk_arena_free(&w->stripped);
    free(w->cells);
    free(w->texts);
}

/* ---- matching ------------------------------------------------------------------------------- */

/* 决算数 under every heading says nothing more. */
static bool is_idle(const char *text) {
    return !*text || strcmp(text, "决算数") == 0 || strcmp(text, "金额") == 0;
}

static bool matches_whole(const gk_column *column, size_t level, const char *text) {
    if (level >= column->depth || level >= GK_HEADING_MAX)
        return is_idle(text);
    for (size_t k = 0; k < column->path[level].key_count; k++) {
        const char *key = column->path[level].keys[k];
        size_t n = strlen(key);
        if (strncmp(text, key, n) == 0 && matches_whole(column, level + 1, text + n))
            return true;
    }
    return false;
}

static bool matches_from(const gk_column *column, size_t level, const char *text) {
    if (level >= column->depth || level >= GK_HEADING_MAX)
        return !*text;
    for (size_t k = 0; k < column->path[level].key_count; k++) {
        const char *key = column->path[level].keys[k];
        size_t n = strlen(key);
        if (strncmp(text, key, n) == 0 && matches_from(column, level + 1, text + n))
            return true;
    }
    return false;
}

static bool matches(const gk_column *column, const heading_text *text) {
    if (matches_from(column, 0, text->filled))
        return true;
    for (size_t level = 0; level < column->depth; level++)
        if (matches_from(column, level, text->own))
            return true;
    return false;
}

/* A code headed 项目 / 类 款 项 lacks the word 科目代码 itself: the upper part of its path will do.
 */
static bool matches_upper(const gk_column *column, const char *text) {
    for (size_t level = 0; *text && level < column->depth; level++) {
        size_t n = 0;
        for (size_t k = 0; k < column->path[level].key_count && !n; k++)
            if (strncmp(text, column->path[level].keys[k], strlen(column->path[level].keys[k])) ==
                0)
                n = strlen(column->path[level].keys[k]);
        if (!n)
            return false;
        text += n;
    }
    return !*text;
}

static bool heads_parts(const window *w, const gk_column *column, size_t c) {
    return column->kind == GK_COLUMN_CODE && w->parts_by[c] && w->parts_by[c] <= w->rows_joined &&
           matches_upper(column, w->texts[c].own);
}

/* The lower part of a path, as where the heading over all columns is left out. */
static bool matches_lower(const gk_column *column, const char *text) {
    for (size_t level = 1; level + 1 < column->depth; level++)
        if (matches_from(column, level, text))
            return true;
    return false;
}

/* The first unused sheet column that matches, looking right of `after` first: columns with the same
 * heading come in the picture's order. A whole path beats a part of one. */
static size_t find_match(const window *w, const gk_column *column, const bool *used, size_t after,
                         bool ordered) {
    size_t most = ordered ? w->col_count - after : w->col_count;
    for (size_t i = 0; i < most; i++) {
        size_t c = (after + i) % w->col_count;
        if (!used[c] && matches_from(column, 0, w->texts[c].filled))
            return c;
    }
    for (size_t i = 0; i < most && column->kind == GK_COLUMN_VALUE; i++) {
        size_t c = (after + i) % w->col_count;
        if (!used[c] && matches_whole(column, 0, w->texts[c].filled))
            return c;
    }
    for (size_t i = 0; i < most; i++) {
        size_t c = (after + i) % w->col_count;
        if (!used[c] && matches_lower(column, w->texts[c].filled))
            return c;
    }
    for (size_t i = 0; i < most; i++) {
        size_t c = (after + i) % w->col_count;
        if (!used[c] && (matches(column, &w->texts[c]) || heads_parts(w, column, c)))
            return c;
    }
    return w->col_count;
}

/** Which picture column each window column is (GK_NO_CELL: none). */
typedef struct assignment {
    uint32_t picture_col[WINDOW_COLS];
    unsigned extra, absent;
} assignment;

/* 科目代码 科目代码 科目代码: a heading merged over the columns of a split code, and filled. */
static void spread_filled(const window *w, const gk_picture *picture, const bool *used,
                          assignment *out) {
    for (size_t c = 1; c < w->col_count; c++) {
        uint32_t left = out->picture_col[c - 1];
        if (used[c] || left == GK_NO_CELL || w->cols[c - 1] + 1 != w->cols[c])
            continue;
        gk_column_kind kind = picture->columns[left].kind;
        if ((kind == GK_COLUMN_CODE || kind == GK_COLUMN_LABEL) &&
            strcmp(w->texts[c].own, w->texts[c - 1].own) == 0)
            out->picture_col[c] = left;
    }
}

static bool assign(const window *w, const gk_picture *picture, assignment *out) {
    bool used[WINDOW_COLS] = {false};
    size_t after = 0;
    out->absent = 0;
    for (size_t c = 0; c < w->col_count; c++)
        out->picture_col[c] = GK_NO_CELL;
    for (uint32_t p = 0; p < picture->width; p++) {
        const gk_column *column = &picture->columns[p];
        if (column->depth == 0)
            continue;
        size_t c = find_match(w, column, used, after, picture->ordered);
        if (c == w->col_count && !column->optional)
            return false;
        if (c == w->col_count) {
            out->absent++;
            continue;
        }
        used[c] = true;
        out->picture_col[c] = p;
        after = c + 1;
    }
    spread_filled(w, picture, used, out);
    out->extra = 0;
    for (size_t c = 0; c < w->col_count; c++)
        out->extra += out->picture_col[c] == GK_NO_CELL && !w->parts[c] && *w->texts[c].own;
    return true;
}

/* ---- the map -------------------------------------------------------------------------------- */

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
        gk_column_kind kind = header->picture->columns[header->map[left]].kind;
        bool text = col < last && (kind == GK_COLUMN_CODE || kind == GK_COLUMN_LABEL);
        if (text || merged_with(scan, header, left, col))
            header->map[col] = header->map[left];
    }
}

static void drop_extra_columns(const window *w, const assignment *found, gk_header *header) {
    /* A heading the picture does not know ends the spread of the column on its left. */
    for (size_t c = 0; c < w->col_count; c++)
        if (found->picture_col[c] == GK_NO_CELL && !w->parts[c] && *w->texts[c].own)
            header->map[w->cols[c]] = GK_NO_CELL;
}

static gk_status fill_header(const window *w, const gk_picture *picture, size_t rows,
                             const assignment *found, gk_header *header) {
    *header = (gk_header){.picture = picture,
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
        header->map[w->cols[c]] = found->picture_col[c];
        if (found->picture_col[c] != GK_NO_CELL && header->first_col == GK_NO_CELL)
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

static bool begins_heading(const gk_picture *picture, const char *text) {
    for (uint32_t p = 0; p < picture->width; p++)
        for (size_t level = 0; level < picture->columns[p].depth; level++)
            if (begins_from(&picture->columns[p], level, text))
                return true;
    return false;
}

/* A quick look before the work: the row's first text must begin some heading. */
static bool could_begin(const gk_picture *picture, const char *key) {
    size_t n = strlen(key);
    bool any = false;
    for (size_t k = 0; k < picture->heading_key_count && !any; k++) {
        size_t m = strlen(picture->heading_keys[k]);
        any = strncmp(picture->heading_keys[k], key, m < n ? m : n) == 0;
    }
    return any && begins_heading(picture, key);
}

static bool row_could_begin(const gk_scan *scan, const gk_picture *picture, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(scan, &cells[i]);
        if (cells[i].type == GK_CELL_TEXT && *key)
            return could_begin(picture, key) || strcmp(key, "类") == 0;
    }
    return false;
}

/* Nothing but 类 款 项, or 决算数 under every heading: still the header's. */
static bool row_is_idle(const window *w, size_t row) {
    for (size_t c = 0; c < w->col_count; c++)
        if (!is_idle(cell_of(w, row, c)))
            return false;
    return true;
}

/* Once the leftmost text of the first row, with what stands below it, begins no heading, more rows
 * will not mend it. */
static bool first_text_begins(const window *w, const gk_picture *picture) {
    for (size_t c = 0; c < w->col_count; c++)
        if (*cell_of(w, 0, c))
            return begins_heading(picture, w->texts[c].own);
    return true;
}

/* How far `rows` rows are from the whole form: columns it leaves out, headings it does not know. */
static unsigned amiss(const assignment *found) {
    return found->absent + found->extra;
}

/* The fewest rows that head every column; failing that, those that leave out least: the first row
 * of a heading split over several may read like a smaller form. 0 if none match. */
static size_t match_rows(window *w, const gk_picture *picture, assignment *best) {
    size_t best_rows = 0;
    bool possible = true;
    for (size_t rows = 1; possible && rows <= w->row_count; rows++) {
        assignment found;
        join_texts(w, rows);
        possible = first_text_begins(w, picture);
        if (!possible || !assign(w, picture, &found))
            continue;
        if (best_rows && amiss(&found) >= amiss(best))
            continue;
        best_rows = rows;
        *best = found;
        possible = amiss(best) > 0;
    }
    if (best_rows)
        join_texts(w, best_rows);
    return best_rows;
}

bool gk_header_match(const gk_scan *scan, const gk_picture *picture, uint32_t row,
                     gk_header *header, gk_status *status) {
    window w;
    assignment found;
    *status = GK_OK;
    if (!row_could_begin(scan, picture, row))
        return false;
    if (!window_open(&w, scan, row))
        *status = gk_fail_memory(scan->err);
    size_t rows = *status ? 0 : match_rows(&w, picture, &found);
    bool matched = rows > 0;
    while (matched && rows < w.row_count && row_is_idle(&w, rows))
        rows++;
    if (matched)
        *status = fill_header(&w, picture, rows, &found, header);
    window_close(&w);
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
    for (uint32_t p = 0; p < header->picture->width; p++)
        indexed += header->picture->columns[p].index != NULL;
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(scan, &cells[i]);
        uint32_t p = cells[i].col < header->map_size ? header->map[cells[i].col] : GK_NO_CELL;
        const char *index = p == GK_NO_CELL ? NULL : header->picture->columns[p].index;
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
