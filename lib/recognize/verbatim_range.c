/* Where a table that no profile has begins and ends. Its title says that it is one; what stands
 * below must look like a table, for reports speak of tables in headings and lists of contents
 * too. */
#include "recognize/verbatim_range.h"

#include "base/words.h"
#include "profile/local_names.h"
#include "profile/profiles.h"
#include "recognize/header.h"
#include "recognize/kept.h"
#include "recognize/meta.h"
#include "recognize/note.h"
#include "recognize/page_text.h"
#include "recognize/stated.h"
#include "recognize/title.h"
#include <stdlib.h>
#include <string.h>

static size_t visible_cells(const gk_scan *scan, uint32_t row) {
    size_t count, visible = 0;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        visible += !gk_scan_is_blank(scan, &cells[i]) && !gk_scan_repeats_left(scan, cells, i);
    return visible;
}

bool gk_verbatim_has_rows(const gk_scan *scan, uint32_t from, uint32_t to) {
    size_t rows = 0;
    for (uint32_t row = from; row < to && rows < 2; row++)
        rows += visible_cells(scan, row) >= 2;
    return rows >= 2;
}

/* ---- what stands above headings ------------------------------------------------------------- */

static bool names_unit(const gk_scan *scan, const gk_cell *cell) {
    char unit[GK_UNIT_MAX];
    const char *key = gk_scan_key(scan, cell);
    return gk_unit_read(key, unit) != GK_UNIT_NOTHING || gk_unit_suffix(key, unit);
}

static bool is_meta_cell(const gk_scan *scan, const gk_cell *cell) {
    char number[GK_TABLE_NUMBER_MAX], unit[GK_UNIT_MAX];
    const char *key = gk_scan_key(scan, cell);
    size_t n = gk_table_number_length(key, number);
    return (n && !key[n]) || gk_unit_read(key, unit) != GK_UNIT_NOTHING || strchr(key, ':');
}

/* A line of the head: its unit, number or department, whatever else stands beside. */
static bool is_head_row(const gk_scan *scan, uint32_t row) {
    size_t count;
    bool any = gk_meta_is_row(scan, row);
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count && !any; i++)
        any = !gk_scan_is_blank(scan, &cells[i]) && is_meta_cell(scan, &cells[i]);
    return any;
}

static bool row_names_unit(const gk_scan *scan, uint32_t row) {
    size_t count;
    bool any = false;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count && !any; i++)
        any = names_unit(scan, &cells[i]);
    return any;
}

static bool holds_known_title(const gk_scan *scan, uint32_t row) {
    const gk_form *form;
    return gk_title_in_row(scan, row, &form) != NULL;
}

static bool holds_any_title(const gk_scan *scan, uint32_t row) {
    const gk_cell *first = gk_scan_first_visible(scan, row);
    return holds_known_title(scan, row) || (first && gk_title_is_unknown(scan, first));
}

/* ---- headings and rows ---------------------------------------------------------------------- */

/* Headings are words, and perhaps years. */
static bool is_heading_row(const gk_scan *scan, uint32_t row) {
    enum { LONGEST_HEADING = 120 };
    size_t count, texts = 0;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(scan, &cells[i]);
        bool year = strlen(key) == 4 && (strncmp(key, "19", 2) == 0 || strncmp(key, "20", 2) == 0);
        if (!*key || year)
            continue;
        if (gk_scan_is_figure(scan, &cells[i]) || strlen(key) > LONGEST_HEADING ||
            strstr(key, "。"))
            return false;
        texts++;
    }
    return texts > 0 && visible_cells(scan, row) >= 2;
}

/** What is looked for below a title. */
typedef struct outlook {
    uint32_t headings; /**< The row of the headings; GK_NO_CELL: none. */
    bool unit;         /**< A unit of money or of number is named. */
} outlook;

/* One cell between a title and its headings: a short line, and no other title. */
static bool is_head_line(const gk_scan *scan, uint32_t row) {
    enum { LONGEST_LINE = 90 };
    const gk_cell *only = gk_scan_first_visible(scan, row);
    const char *key = gk_scan_key(scan, only);
    if (gk_note_begins(scan, only))
        return true;
    return strlen(key) <= LONGEST_LINE && !strstr(key, "。") && !gk_title_is_unknown(scan, only);
}

/* As many lines as a head of ours has at most, and no gap that ends a table. */
enum { HEAD_LINES = 8, GAP = 3 };

static outlook look_below(const gk_scan *scan, uint32_t title_row) {
    outlook found = {.headings = GK_NO_CELL, .unit = row_names_unit(scan, title_row)};
    unsigned blanks = 0, lines = 0;
    uint32_t rows = gk_sheet_row_count(scan->sheet);
    for (uint32_t row = title_row + 1; row < rows && lines < HEAD_LINES; row++) {
        if (gk_scan_row_is_blank(scan, row)) {
            if (++blanks == GAP)
                break;
            continue;
        }
        blanks = 0;
        lines++;
        if (holds_known_title(scan, row))
            break;
        found.unit = found.unit || row_names_unit(scan, row);
        if (is_head_row(scan, row) || (visible_cells(scan, row) == 1 && is_head_line(scan, row)))
            continue;
        found.headings = is_heading_row(scan, row) ? row : GK_NO_CELL;
        break;
    }
    return found;
}

static bool has_figure(const gk_scan *scan, uint32_t row) {
    size_t count;
    bool any = false;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count && !any; i++)
        any = gk_scan_is_figure(scan, &cells[i]);
    return any;
}

/* A row of figures below the headings; or, in a table without any, a 合计, or a unit and a row or
 * three headings. */
static bool has_table(const gk_scan *scan, outlook found) {
    enum { LOOKS = 12 };
    uint32_t rows = gk_sheet_row_count(scan->sheet);
    size_t wide = 0, lines = 0;
    bool total = false;
    for (uint32_t row = found.headings + 1; row < rows && lines < LOOKS; row++) {
        if (gk_scan_row_is_blank(scan, row))
            continue;
        if (holds_any_title(scan, row))
            break;
        lines++;
        bool two = visible_cells(scan, row) >= 2;
        if (two && has_figure(scan, row))
            return true;
        wide += two;
        total = total || strcmp(gk_scan_key(scan, gk_scan_first_visible(scan, row)), "合计") == 0;
    }
    return (found.unit && wide) || total ||
           (found.unit && visible_cells(scan, found.headings) >= 3);
}

/* 三级指标, 分值 and the like, which only forms have that give marks. */
static bool speaks_of_marks(const gk_scan *scan, uint32_t row) {
    static const char *const words[] = {"指标", "得分", "分值", "自评", "总分", "执行率", NULL};
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (gk_has_any(gk_scan_key(scan, &cells[i]), words))
            return true;
    return false;
}

/* The forms on which a project's results are given marks are no tables of the accounts; one that
 * has amounts states their unit. */
static bool is_performance_form(const gk_scan *scan, const gk_cell *title, outlook found) {
    enum { LOOKS = 24 }; /* rows: their head, with money by its sources, has a dozen */
    if (found.unit || !strstr(gk_scan_key(scan, title), "绩效"))
        return false;
    for (uint32_t row = title->row + 1; row <= title->row + LOOKS; row++)
        if (speaks_of_marks(scan, row))
            return true;
    return false;
}

/* The last row of a known header that begins at `row`; GK_NO_CELL if none does. */
static gk_status find_header(const gk_scan *scan, uint32_t row, uint32_t *last) {
    gk_status status = GK_OK;
    gk_header_search search;
    gk_header_search_begin(&search, scan, row);
    *last = GK_NO_CELL;
    for (size_t i = 0; i < scan->distinct_form_count && !status && *last == GK_NO_CELL; i++) {
        gk_header header;
        bool matched;
        status = gk_header_match(&search, scan->distinct_forms[i], &header, &matched);
        if (status || !matched)
            continue;
        free(header.map);
        *last = header.extra == 0 ? header.last_row : GK_NO_CELL;
    }
    gk_header_search_end(&search);
    return status;
}

/* ---- titles --------------------------------------------------------------------------------- */

static bool stands_alone(const gk_scan *scan, const gk_cell *title) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, title->row, &count);
    for (size_t i = 0; i < count; i++)
        if (&cells[i] != title && !gk_scan_is_blank(scan, &cells[i]) &&
            !gk_scan_repeats_left(scan, cells, i) && !is_meta_cell(scan, &cells[i]) &&
            !gk_stated_year(gk_scan_key(scan, &cells[i])))
            return false;
    return true;
}

/* 收支决算总表（二） over headings of its own is another table; over those of a form it is refused, for it
 * may be that form's table. */
static bool is_varied_with_other_headings(const gk_scan *scan, const gk_cell *title,
                                          uint32_t headings) {
    uint32_t last;
    return gk_title_is_varied(scan, title) && !find_header(scan, headings, &last) &&
           last == GK_NO_CELL;
}

bool gk_verbatim_heads_table(const gk_scan *scan, const gk_cell *title) {
    if (!gk_title_is_unknown(scan, title) || !stands_alone(scan, title))
        return false;
    outlook found = look_below(scan, title->row);
    return found.headings != GK_NO_CELL && has_table(scan, found) &&
           !is_performance_form(scan, title, found) &&
           (gk_title_is_other(scan, title) ||
            is_varied_with_other_headings(scan, title, found.headings));
}

static bool is_listed(const gk_scan *scan, const gk_cell *cell) {
    return gk_local_name_length(gk_profiles_local_names(scan->profiles), gk_scan_key(scan, cell)) &&
           !gk_title_form(scan, cell);
}

const gk_cell *gk_verbatim_title(const gk_scan *scan, uint32_t row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++)
        if (cells[i].type == GK_CELL_TEXT && strstr(gk_scan_key(scan, &cells[i]), "表") &&
            (is_listed(scan, &cells[i]) || gk_verbatim_heads_table(scan, &cells[i])))
            return &cells[i];
    return NULL;
}

/* ---- captions ------------------------------------------------------------------------------- */

/* 附:车辆情况, whose colon is not that of a head. */
static bool names_annex(const char *key) {
    return strncmp(key, "附", strlen("附")) == 0;
}

/* A short line alone that states nothing and is no part of a text. */
static bool is_caption_line(const gk_scan *scan, uint32_t row) {
    const gk_cell *only = gk_scan_first_visible(scan, row);
    return visible_cells(scan, row) == 1 && only->type == GK_CELL_TEXT &&
           (!is_head_row(scan, row) || names_annex(gk_scan_key(scan, only))) &&
           is_head_line(scan, row) && !gk_note_begins(scan, only) &&
           !gk_page_text_is(gk_scan_key(scan, only)) && !gk_scan_is_figure(scan, only) &&
           !holds_any_title(scan, row);
}

/* Nothing but its unit and the like stands between a caption and its headings. */
static bool is_over(const gk_scan *scan, uint32_t caption, uint32_t headings) {
    for (uint32_t row = caption + 1; row < headings; row++)
        if (!gk_scan_row_is_blank(scan, row) && !is_head_row(scan, row))
            return false;
    return true;
}

/* A row of figures follows within the lines that headings may have. */
static bool figures_follow(const gk_scan *scan, uint32_t headings) {
    enum { HEADING_LINES = 4 };
    uint32_t rows = gk_sheet_row_count(scan->sheet);
    for (uint32_t row = headings + 1; row < rows && row <= headings + HEADING_LINES; row++)
        if (visible_cells(scan, row) >= 2 && has_figure(scan, row))
            return true;
    return false;
}

/* Down to the first blank row: what follows may be another. */
static bool marks_follow(const gk_scan *scan, uint32_t headings) {
    uint32_t rows = gk_sheet_row_count(scan->sheet), row = headings;
    while (row < rows && !gk_scan_row_is_blank(scan, row) && !speaks_of_marks(scan, row))
        row++;
    return row < rows && !gk_scan_row_is_blank(scan, row);
}

gk_status gk_verbatim_caption(const gk_scan *scan, uint32_t row, const gk_cell **caption) {
    uint32_t last = GK_NO_CELL;
    *caption = NULL;
    if (!is_caption_line(scan, row))
        return GK_OK;
    uint32_t headings = look_below(scan, row).headings;
    if (headings == GK_NO_CELL || !is_over(scan, row, headings) ||
        !figures_follow(scan, headings) || marks_follow(scan, headings))
        return GK_OK;
    gk_status status = find_header(scan, row, &last);
    if (!status && last == GK_NO_CELL)
        status = find_header(scan, headings, &last);
    if (!status && last == GK_NO_CELL)
        *caption = gk_scan_first_visible(scan, row);
    return status;
}

/* ---- where it ends -------------------------------------------------------------------------- */

/* A row below another whose cell reaches into it: blank, it is no gap. */
static bool is_merged_with_above(const gk_scan *scan, uint32_t row) {
    for (size_t i = 0; i < scan->merge_count && scan->merges[i].first_row < row; i++)
        if (scan->merges[i].last_row >= row)
            return true;
    return false;
}

/* A paragraph, or three blank rows: what follows is no part of a table. */
static bool leaves(const gk_scan *scan, uint32_t row, unsigned *blanks) {
    /* 50 hanzi in one cell are a sentence, and no cell of such a table. Two blank rows stand
     * between a title and its table in some files; 2 and 20 change nothing that is tried. Too
     * large, what stands below is swallowed, up to the next title. A paragraph of 60 bytes would
     * already be a long heading. */
    enum { PARAGRAPH = 150 };
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    bool blank = gk_scan_row_is_blank(scan, row) && !is_merged_with_above(scan, row);
    *blanks = blank ? *blanks + 1 : 0;
    return *blanks == GAP || (count == 1 && strlen(gk_scan_key(scan, &cells[0])) > PARAGRAPH &&
                              !gk_note_begins(scan, &cells[0]));
}

/* Ours with a word behind it: 收入决算表（修改后）. */
static bool holds_varied_title(const gk_scan *scan, uint32_t row) {
    const gk_cell *first = gk_scan_first_visible(scan, row);
    return first && gk_title_is_varied(scan, first) && stands_alone(scan, first);
}

static bool rows_are_same(const gk_scan *scan, uint32_t a, uint32_t b) {
    size_t a_count, b_count;
    const gk_cell *a_cells = gk_scan_row(scan, a, &a_count);
    const gk_cell *b_cells = gk_scan_row(scan, b, &b_count);
    bool same = a_count == b_count;
    for (size_t i = 0; i < a_count && same; i++)
        same = a_cells[i].col == b_cells[i].col &&
               strcmp(gk_scan_key(scan, &a_cells[i]), gk_scan_key(scan, &b_cells[i])) == 0;
    return same;
}

/* Number, department and unit above a title or a header are the next table's. */
static uint32_t head_begins(const gk_scan *scan, uint32_t row, uint32_t first) {
    while (row > first && (gk_scan_row_is_blank(scan, row - 1) || gk_meta_is_row(scan, row - 1)))
        row--;
    return row;
}

/** A table while its end is looked for. */
typedef struct reach {
    uint32_t headings; /**< The row of its own headings, GK_NO_CELL if not seen. */
    uint32_t body;     /**< Rows before this one are its head and headings. */
} reach;

/* A known header below the table's own: the next table, whose title is missing, unless it is the
 * table's own again, which a page repeats. */
static gk_status is_next_header(const gk_scan *scan, uint32_t row, const reach *own, bool *next) {
    uint32_t last;
    gk_status status = find_header(scan, row, &last);
    bool again = own->headings != GK_NO_CELL && rows_are_same(scan, row, own->headings) &&
                 head_begins(scan, row, own->body) == row;
    *next = last != GK_NO_CELL && !again;
    return status;
}

static gk_status begin_reach(const gk_scan *scan, uint32_t title_row, reach *own) {
    uint32_t last = GK_NO_CELL;
    own->headings = look_below(scan, title_row).headings;
    gk_status status =
        own->headings == GK_NO_CELL ? GK_OK : find_header(scan, own->headings, &last);
    own->body = last != GK_NO_CELL            ? last + 1
                : own->headings != GK_NO_CELL ? own->headings + 1
                                              : title_row + 1;
    return status;
}

gk_status gk_verbatim_end(const gk_scan *scan, uint32_t row, uint32_t *end) {
    reach own;
    unsigned blanks = 0;
    gk_status status = begin_reach(scan, row, &own);
    uint32_t rows = gk_sheet_row_count(scan->sheet), at = row + 1;
    bool next = false;
    for (; at < rows && !status && !next; at += !next) {
        if (holds_known_title(scan, at) || holds_varied_title(scan, at) ||
            gk_kept_begins(scan, at) || gk_verbatim_title(scan, at))
            next = true;
        else if (leaves(scan, at, &blanks))
            break;
        else if (at >= own.body)
            status = is_next_header(scan, at, &own, &next);
    }
    *end = next ? head_begins(scan, at, own.body) : at;
    return status;
}
