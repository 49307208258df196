/* A header is matched by what each sheet column says from top to bottom, so it does not matter how
 * the texts are split over rows, merged, filled down or shifted. Two readings of a sheet column are
 * tried: with merged headings filled in from the left, which must equal the form's whole path
 * (决算数 / 公务用车… / 小计), and without, which must equal the path or its lower part. */
#include "recognize/header_assign.h"

#include <string.h>

static bool matches_whole(const gk_column *column, size_t level, const char *text) {
    if (level >= column->depth || level >= GK_HEADING_MAX)
        return gk_header_window_is_idle(text);
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

static bool matches(const gk_column *column, const gk_heading_text *text) {
    if (matches_from(column, 0, text->filled))
        return true;
    for (size_t level = 0; level < column->depth; level++)
        if (matches_from(column, level, text->own))
            return true;
    return false;
}

/* A code headed 项目 / 类 款 项 lacks the word 科目代码 itself: the upper part of its path will
 * do. */
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

static bool heads_parts(const gk_header_window *window, const gk_column *column, size_t c) {
    return column->kind == GK_COLUMN_CODE && window->parts_by[c] &&
           window->parts_by[c] <= window->rows_joined &&
           matches_upper(column, window->texts[c].own);
}

/* The lower part of a path, as where the heading over all columns is left out. */
static bool matches_lower(const gk_column *column, const char *text) {
    for (size_t level = 1; level + 1 < column->depth; level++)
        if (matches_from(column, level, text))
            return true;
    return false;
}

/* The first unused sheet column that matches, looking right of `after` first: columns with the same
 * heading come in the form's order. A whole path beats a part of one. */
static size_t find_match(const gk_header_window *window, const gk_column *column, const bool *used,
                         size_t after, bool ordered) {
    size_t most = ordered ? window->col_count - after : window->col_count;
    for (size_t i = 0; i < most; i++) {
        size_t c = (after + i) % window->col_count;
        if (!used[c] && matches_from(column, 0, window->texts[c].filled))
            return c;
    }
    for (size_t i = 0; i < most && column->kind == GK_COLUMN_VALUE; i++) {
        size_t c = (after + i) % window->col_count;
        if (!used[c] && matches_whole(column, 0, window->texts[c].filled))
            return c;
    }
    for (size_t i = 0; i < most; i++) {
        size_t c = (after + i) % window->col_count;
        if (!used[c] && matches_lower(column, window->texts[c].filled))
            return c;
    }
    for (size_t i = 0; i < most; i++) {
        size_t c = (after + i) % window->col_count;
        if (!used[c] && (matches(column, &window->texts[c]) || heads_parts(window, column, c)))
            return c;
    }
    return window->col_count;
}

/* 科目代码 科目代码 科目代码: a heading merged over the columns of a split code, and filled. */
static void spread_filled(const gk_header_window *window, const gk_form *form, const bool *used,
                          gk_header_assignment *out) {
    for (size_t c = 1; c < window->col_count; c++) {
        uint32_t left = out->form_col[c - 1];
        if (used[c] || left == GK_NO_CELL || window->cols[c - 1] + 1 != window->cols[c])
            continue;
        gk_column_kind kind = form->columns[left].kind;
        if ((kind == GK_COLUMN_CODE || kind == GK_COLUMN_LABEL) &&
            strcmp(window->texts[c].own, window->texts[c - 1].own) == 0)
            out->form_col[c] = left;
    }
}

bool gk_header_assign(const gk_header_window *window, const gk_form *form,
                      gk_header_assignment *out) {
    bool used[GK_HEADER_WINDOW_COLS] = {false};
    size_t after = 0;
    out->absent = 0;
    for (size_t c = 0; c < window->col_count; c++)
        out->form_col[c] = GK_NO_CELL;
    for (uint32_t form_col = 0; form_col < form->width; form_col++) {
        const gk_column *column = &form->columns[form_col];
        if (column->depth == 0)
            continue;
        size_t c = find_match(window, column, used, after, form->ordered);
        if (c == window->col_count && !column->optional)
            return false;
        if (c == window->col_count) {
            out->absent++;
            continue;
        }
        used[c] = true;
        out->form_col[c] = form_col;
        after = c + 1;
    }
    spread_filled(window, form, used, out);
    out->extra = 0;
    for (size_t c = 0; c < window->col_count; c++)
        out->extra += out->form_col[c] == GK_NO_CELL && !window->parts[c] && *window->texts[c].own;
    return true;
}
