#include "recognize/head_line.h"

#include "base/enumerator.h"
#include "base/words.h"
#include "recognize/note.h"
#include "recognize/page_text.h"
#include "report/department.h"
#include <stdlib.h>
#include <string.h>

/* Words that make figures those of another year, or not final ones. */
static bool qualifies_figures(const char *key) {
    static const char *const words[] = {"上年", "去年", "上期",     "同期",   "年初", "预算数",
                                        "调整", "草稿", "草案",     "修改",   "测算", "预计",
                                        "快报", "试算", "预算情况", "预算表", NULL};
    return gk_has_any(key, words);
}

/* A year other than the table's, 2018年度决算数. */
static bool names_another_year(const char *key, int year) {
    for (const char *at = key; year && *at; at++)
        if (strspn(at, "0123456789") == 4 && strncmp(at + 4, "年", strlen("年")) == 0)
            return strtol(at, NULL, 10) != year;
    return false;
}

/* A sentence: no heading of a published form is so long, and 。 ends none. */
static bool is_sentence(const char *key) {
    enum { LONGEST_HEADING = 90 };
    return strlen(key) > LONGEST_HEADING || strstr(key, "。");
}

/* 附件1, 附表, 财决公开01表, 续表: what is filed says nothing of the figures. */
static bool names_attachment(const char *key) {
    static const char *const words[] = {"附件",   "附表", "附:",  "续表",
                                        "(续表)", "(续)", "财决", NULL};
    return gk_begins_with_any(key, words);
}

/* 审核:, 编制日期:2025年8月, 监督索引号:…: a label and what belongs to it. */
static bool is_labelled(const char *key) {
    return strchr(key, ':') != NULL;
}

/* 5304…: an index number too long for an amount, or what a label before it numbers. */
static bool is_number_text(const char *key) {
    return *key && !key[strspn(key, "0123456789-")];
}

static bool is_department(const gk_cell *cell, const gk_stated *stated) {
    return *stated->department && gk_department_same(cell->text, stated->department);
}

static bool is_harmless(const gk_scan *scan, const gk_cell *cell, const gk_stated *stated) {
    const char *key = gk_scan_key(scan, cell);
    if (cell->type != GK_CELL_TEXT || gk_note_begins(scan, cell))
        return true;
    if (names_another_year(key, stated->year) && !is_labelled(key))
        return is_sentence(key);
    if (gk_page_text_is(key))
        return true;
    if (qualifies_figures(key))
        return is_sentence(key);
    return is_sentence(key) || is_number_text(key) || names_attachment(key) || is_labelled(key) ||
           is_department(cell, stated);
}

static bool is_heading(const gk_form *form, const char *key) {
    for (size_t k = 0; k < form->heading_key_count; k++)
        if (strcmp(form->heading_keys[k], key) == 0)
            return true;
    return false;
}

/* 监督索引号 and its number, say; a heading names no figure beside it. */
static bool names_a_number(const gk_scan *scan, const gk_cell *cell, const gk_form *form) {
    const char *key = gk_scan_key(scan, cell);
    return !is_heading(form, key) && !qualifies_figures(key);
}

/* A figure can only be one that has lost its table. */
static gk_status check_figures(gk_scan *scan, uint32_t row, const gk_form *form) {
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    bool labelled = false;
    gk_status status = GK_OK;
    for (size_t i = 0; i < count && !status; i++) {
        if (gk_scan_is_marked(scan, &cells[i]) || gk_scan_is_blank(scan, &cells[i]))
            continue;
        if (!gk_scan_is_figure(scan, &cells[i]))
            labelled = names_a_number(scan, &cells[i], form);
        else if (!labelled)
            status = gk_scan_report_unplaced(scan, &cells[i], form->title);
    }
    return status;
}

static bool labels_a_figure(const gk_scan *scan, const gk_cell *cells, size_t i, size_t count,
                            const gk_form *form) {
    if (!names_a_number(scan, &cells[i], form))
        return false;
    for (i++; i < count && gk_scan_is_blank(scan, &cells[i]); i++)
        ;
    return i < count && is_number_text(gk_scan_key(scan, &cells[i]));
}

/* The cell of a row that is not understood, rather one that is no heading of the form; or NULL. */
static const gk_cell *unknown_cell(const gk_scan *scan, uint32_t row, const gk_stated *stated,
                                   const gk_form *form) {
    const gk_cell *unknown = NULL;
    size_t count;
    const gk_cell *cells = gk_scan_row(scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        if (gk_scan_is_marked(scan, &cells[i]) || gk_scan_is_blank(scan, &cells[i]) ||
            is_harmless(scan, &cells[i], stated) || labels_a_figure(scan, cells, i, count, form))
            continue;
        if (!unknown || is_heading(form, gk_scan_key(scan, unknown)))
            unknown = &cells[i];
    }
    return unknown;
}

static gk_status report_line(gk_scan *scan, const gk_cell *cell, const gk_form *form) {
    gk_scan_mark(scan, cell, GK_CLASS_UNPLACED);
    return gk_scan_add_finding(scan, GK_FINDING_LINE_UNKNOWN, gk_scan_cell_origin(scan, cell),
                               cell->text, form->title);
}

/* As far as meta.c looks for a number or a unit. */
enum { LINES_ABOVE_TITLE = 3, LINES_ABOVE = 6 };

/* Where the lines begin that may be meant for the header: at its title, or where a blank row or the
 * table before ends them. */
static uint32_t first_line(const gk_scan *scan, const gk_stated *stated, const gk_header *header) {
    if (stated->title_row != GK_NO_CELL)
        return stated->title_row;
    uint32_t row = header->first_row, lowest = gk_scan_rows_above(scan, row, LINES_ABOVE);
    while (row > lowest && !gk_scan_row_is_blank(scan, row - 1))
        row--;
    return row;
}

/* A line that makes the figures below it others than the table's. */
static bool changes_figures(const gk_scan *scan, const gk_cell *cell, const gk_stated *stated) {
    const char *key = gk_scan_key(scan, cell);
    if (gk_scan_is_marked(scan, cell) || cell->type != GK_CELL_TEXT || gk_note_begins(scan, cell) ||
        is_sentence(key) || gk_page_text_is(key))
        return false;
    return qualifies_figures(key) ||
           (gk_behind_enumerator(key) != key && names_another_year(key, stated->year));
}

/* Above the title, or without one behind a blank row, only words that change what the figures are
 * concern a table: the rest may be of what stands before. */
static const gk_cell *unknown_far_above(const gk_scan *scan, const gk_stated *stated,
                                        const gk_header *header, uint32_t first) {
    bool titled = stated->title_row != GK_NO_CELL;
    uint32_t from = titled ? stated->title_row : header->first_row;
    for (uint32_t row = gk_scan_rows_above(scan, from, titled ? LINES_ABOVE_TITLE : LINES_ABOVE);
         row < first; row++) {
        size_t count;
        const gk_cell *cells = gk_scan_row(scan, row, &count);
        for (size_t i = 0; i < count; i++)
            if (changes_figures(scan, &cells[i], stated))
                return &cells[i];
    }
    return NULL;
}

gk_status gk_head_line_check(gk_scan *scan, const gk_stated *stated, const gk_header *header) {
    gk_status status = GK_OK;
    uint32_t first = first_line(scan, stated, header);
    size_t errors = scan->error_count;
    for (uint32_t row = first; row < header->first_row && !status; row++)
        status = check_figures(scan, row, header->form);
    const gk_cell *unknown = unknown_far_above(scan, stated, header, first);
    for (uint32_t row = first; row < header->first_row && !unknown; row++)
        unknown = unknown_cell(scan, row, stated, header->form);
    if (status || !unknown || scan->error_count > errors)
        return status;
    return report_line(scan, unknown, header->form);
}
