/* A sheet column is the form's column whose whole path of headings stands over it, wherever it
 * stands: its texts from top to bottom are compared as one, so it does not matter how they are
 * split over rows. Only where upper headings are left out does the lower part of a path do, and
 * only where that part is another column's too does the form's order decide. */
#include "recognize/header_assign.h"

#include "base/fail.h"
#include <stdlib.h>
#include <string.h>

/* The path from a level on; with `idle`, 决算数 or 金额 may follow it. */
static bool matches_from(const gk_column *column, size_t level, const char *text, bool idle) {
    if (level >= column->depth || level >= GK_HEADING_MAX)
        return idle ? gk_header_window_is_idle(text) : !*text;
    for (size_t k = 0; k < column->path[level].key_count; k++) {
        const char *key = column->path[level].keys[k];
        size_t n = strlen(key);
        if (strncmp(text, key, n) == 0 && matches_from(column, level + 1, text + n, idle))
            return true;
    }
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

/* The lower part of a path: the headings above it are left out. */
static bool matches_lower(const gk_column *column, const char *text) {
    for (size_t level = 1; level < column->depth; level++)
        if (matches_from(column, level, text, false))
            return true;
    return false;
}

static bool matches_all(const gk_column *column, const char *text) {
    return matches_from(column, 0, text, column->kind == GK_COLUMN_VALUE && *text);
}

/* The whole path with its levels in another order: 合计 over 预算数 is 预算数 over 合计. `used` has a
 * bit for each level that was met. */
static bool matches_turned(const gk_column *column, unsigned used, const char *text) {
    if (used + 1 == 1u << column->depth)
        return !*text;
    for (size_t level = 0; level < column->depth; level++)
        for (size_t k = 0; k < column->path[level].key_count && !(used & 1u << level); k++) {
            const char *key = column->path[level].keys[k];
            size_t n = strlen(key);
            if (strncmp(text, key, n) == 0 && matches_turned(column, used | 1u << level, text + n))
                return true;
        }
    return false;
}

/** How well the headings over a sheet column fit a column of the form; the smaller the better. */
typedef enum fit {
    FIT_WHOLE_FILLED, /**< The whole path, with headings that may reach over the column. */
    FIT_WHOLE_OWN,    /**< The whole path; what stands to the left does not reach so far. */
    FIT_TURNED,
    FIT_LOWER_FILLED,
    FIT_LOWER_OWN,
    FIT_NONE
} fit;

/* A quick look: whatever fits begins with one of the path's headings. */
static bool begins_alike(const gk_column *column, const char *text) {
    for (size_t level = 0; level < column->depth; level++)
        for (size_t k = 0; k < column->path[level].key_count; k++) {
            const char *key = column->path[level].keys[k];
            if (*key == *text && strncmp(text, key, strlen(key)) == 0)
                return true;
        }
    return false;
}

static fit fit_of(const gk_header_window *window, const gk_column *column, size_t c) {
    const gk_heading_text *text = &window->texts[c];
    if (!begins_alike(column, text->filled) && !begins_alike(column, text->own))
        return FIT_NONE;
    if (matches_all(column, text->filled))
        return FIT_WHOLE_FILLED;
    if (matches_all(column, text->own))
        return FIT_WHOLE_OWN;
    if (column->depth > 1 && matches_turned(column, 0, text->filled))
        return FIT_TURNED;
    if (matches_lower(column, text->filled))
        return FIT_LOWER_FILLED;
    return matches_lower(column, text->own) || heads_parts(window, column, c) ? FIT_LOWER_OWN
                                                                              : FIT_NONE;
}

static bool same_heading(const gk_heading *a, const gk_heading *b) {
    return a->key_count && b->key_count && strcmp(a->keys[0], b->keys[0]) == 0;
}

static bool same_path(const gk_column *a, const gk_column *b) {
    if (a->depth != b->depth)
        return false;
    for (size_t level = 0; level < a->depth; level++)
        if (!same_heading(&a->path[level], &b->path[level]))
            return false;
    return true;
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

/** The columns of a form and those of a sheet, matched. */
typedef struct matching {
    const gk_header_window *window;
    const gk_form *form;
    unsigned char *fits; /**< A fit for each column of the form and each of the window. */
    bool used[GK_HEADER_WINDOW_COLS];
    size_t sheet_col[GK_HEADER_WINDOW_COLS]; /**< Of each form column; col_count: none yet. */
} matching;

static fit known_fit(const matching *match, uint32_t form_col, size_t c) {
    return (fit)match->fits[form_col * match->window->col_count + c];
}

static bool is_headed(const matching *match, uint32_t form_col) {
    return match->form->columns[form_col].depth > 0;
}

/* False as soon as a column that must be there fits nowhere: most forms are told so. Of a form with
 * several groups (the sides of 01) one may stand elsewhere. */
static bool find_fits(matching *match) {
    size_t cols = match->window->col_count;
    bool grouped = match->form->columns[match->form->width - 1].group > 0;
    for (uint32_t p = 0; p < match->form->width; p++) {
        const gk_column *column = &match->form->columns[p];
        bool any = !is_headed(match, p) || column->optional || grouped;
        match->sheet_col[p] = cols;
        for (size_t c = 0; c < cols; c++) {
            fit found = is_headed(match, p) ? fit_of(match->window, column, c) : FIT_NONE;
            match->fits[p * cols + c] = (unsigned char)found;
            any = any || found != FIT_NONE;
        }
        if (!any)
            return false;
    }
    return true;
}

/* Each column of the form that has none yet takes the first sheet column that fits it so well:
 * columns of one path come in the form's order. */
static void take_fitting(matching *match, fit wanted) {
    size_t cols = match->window->col_count;
    for (uint32_t p = 0; p < match->form->width; p++) {
        if (!is_headed(match, p) || match->sheet_col[p] != cols)
            continue;
        size_t c = 0;
        while (c < cols && (match->used[c] || known_fit(match, p, c) != wanted))
            c++;
        match->sheet_col[p] = c;
        if (c < cols)
            match->used[c] = true;
    }
}

/* Left-out headings make 合计 fit both 预算数 and 决算数, the one as well as the other. */
static bool fits_another(const matching *match, uint32_t p) {
    size_t c = match->sheet_col[p];
    for (uint32_t other = 0; other < match->form->width; other++)
        if (is_headed(match, other) && known_fit(match, other, c) <= known_fit(match, p, c) &&
            !same_path(&match->form->columns[other], &match->form->columns[p]))
            return true;
    return false;
}

static bool in_form_order(const matching *match) {
    size_t last = 0;
    for (uint32_t p = 0; p < match->form->width; p++) {
        size_t c = match->sheet_col[p];
        if (!is_headed(match, p) || c == match->window->col_count)
            continue;
        if (c < last)
            return false;
        last = c;
    }
    return true;
}

/* The order may decide between columns only if all of them stand in it. */
static bool is_certain(const matching *match) {
    if (in_form_order(match))
        return true;
    for (uint32_t p = 0; p < match->form->width; p++)
        if (is_headed(match, p) && match->sheet_col[p] != match->window->col_count &&
            known_fit(match, p, match->sheet_col[p]) >= FIT_LOWER_FILLED && fits_another(match, p))
            return false;
    return true;
}

/* How many columns of a group, optional ones apart, have been found; *all gets how many there are. */
static size_t count_found(const matching *match, unsigned group, size_t *all) {
    size_t found = 0;
    *all = 0;
    for (uint32_t p = 0; p < match->form->width; p++) {
        if (!is_headed(match, p) || match->form->columns[p].group != group ||
            match->form->columns[p].optional)
            continue;
        ++*all;
        found += match->sheet_col[p] < match->window->col_count;
    }
    return found;
}

/* Every group must be there whole, or not at all while another is: the two sides of 01 on two sheets,
 * 公开06 as one list. */
static bool groups_are_whole(const matching *match, bool *partial) {
    size_t whole = 0, all;
    *partial = false;
    for (unsigned group = 0; group <= match->form->columns[match->form->width - 1].group; group++) {
        size_t found = count_found(match, group, &all);
        if (found && found < all)
            return false;
        whole += found == all;
        *partial = *partial || found < all;
    }
    return whole > 0;
}

static bool fill_assignment(const matching *match, gk_header_assignment *out) {
    out->absent = 0;
    for (size_t c = 0; c < match->window->col_count; c++)
        out->form_col[c] = GK_NO_CELL;
    for (uint32_t p = 0; p < match->form->width; p++) {
        if (!is_headed(match, p))
            continue;
        if (match->sheet_col[p] < match->window->col_count)
            out->form_col[match->sheet_col[p]] = p;
        else if (match->form->columns[p].optional)
            out->absent++;
    }
    return groups_are_whole(match, &out->partial);
}

static bool assign(matching *match, gk_header_assignment *out) {
    if (!find_fits(match))
        return false;
    for (fit wanted = FIT_WHOLE_FILLED; wanted < FIT_NONE; wanted++)
        take_fitting(match, wanted);
    if (!fill_assignment(match, out) || !is_certain(match))
        return false;
    const gk_header_window *window = match->window;
    spread_filled(window, match->form, match->used, out);
    out->extra = out->partial; /* a form that has all its groups goes before */
    for (size_t c = 0; c < window->col_count; c++)
        out->extra += out->form_col[c] == GK_NO_CELL && !window->parts[c] && *window->texts[c].own;
    return true;
}

gk_status gk_header_assign(const gk_header_window *window, const gk_form *form,
                           gk_header_assignment *out, bool *assigned) {
    matching match = {.window = window, .form = form};
    *assigned = false;
    if (form->width > GK_HEADER_WINDOW_COLS)
        return GK_OK;
    match.fits = malloc(form->width * window->col_count + 1);
    if (!match.fits)
        return gk_fail_memory(window->scan->err);
    *assigned = assign(&match, out);
    free(match.fits);
    return GK_OK;
}
