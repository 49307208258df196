#include "diff/verbatim.h"

#include "report/verbatim_same.h"
#include <gongkai/address.h>
#include <gongkai/decimal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How many tables of this name stand before the i-th. */
static size_t rank_of(const gk_report *report, size_t i) {
    size_t rank = 0;
    for (size_t k = 0; k < i; k++)
        rank += strcmp(report->verbatim[k].name, report->verbatim[i].name) == 0;
    return rank;
}

/* Of several tables of one name the first belongs to the first. */
static const gk_verbatim_table *matching_table(const gk_report *report, const char *name,
                                               size_t rank) {
    for (size_t i = 0; i < report->verbatim_count; i++)
        if (strcmp(report->verbatim[i].name, name) == 0 && rank-- == 0)
            return &report->verbatim[i];
    return NULL;
}

static const char *text_of(const gk_verbatim_cell *cell, char text[GK_DECIMAL_TEXT_MAX]) {
    if (!cell || cell->text)
        return cell && *cell->text ? cell->text : NULL;
    gk_decimal_format(cell->number, 0, text);
    return text;
}

static bool is_figure(const gk_verbatim_cell *cell) {
    gk_decimal number;
    return cell && gk_verbatim_cell_number(cell, &number);
}

static bool is_empty(const gk_verbatim_cell *cell) {
    return !cell || (cell->text && !*cell->text);
}

static bool is_same(const gk_verbatim_cell *a, const gk_verbatim_cell *b) {
    return a && b ? gk_verbatim_cell_same(a, b) : is_empty(a) && is_empty(b);
}

/* Where a cell is, or would be. */
static gk_origin origin_of(const gk_verbatim_table *table, const gk_verbatim_cell *cell) {
    gk_origin origin = table->origin;
    if (origin.row != GK_NO_CELL) {
        origin.row += cell->row;
        origin.col = cell->col;
    }
    return origin;
}

static gk_difference at_table(const gk_verbatim_table *left, const gk_verbatim_table *right) {
    gk_difference at = {.number = "",
                        .title = right ? right->name : left->name,
                        .row = "",
                        .item = "",
                        .label = "",
                        .column_name = ""};
    if (left)
        at.left_origin = left->origin;
    if (right)
        at.right_origin = right->origin;
    return at;
}

/* A cell of either side, and what the other has in its place. */
static gk_status compare_cell(const gk_comparison *comparison, const gk_verbatim_table *left,
                              const gk_verbatim_table *right, const gk_verbatim_cell *a,
                              const gk_verbatim_cell *b) {
    char a_text[GK_DECIMAL_TEXT_MAX], b_text[GK_DECIMAL_TEXT_MAX], row[16], column[GK_ADDRESS_MAX];
    bool figures = is_figure(a) || is_figure(b);
    if (is_same(a, b) || (comparison->options->values_only && !figures))
        return GK_OK;
    gk_difference d = at_table(left, right);
    const gk_verbatim_cell *cell = b ? b : a;
    snprintf(row, sizeof row, "%u", cell->row + 1);
    gk_address_format(0, cell->col, column);
    column[strlen(column) - 1] = '\0'; /* the 1 of A1 */
    d.kind = GK_DIFFERENCE_CELL;
    d.row = d.item = row;
    d.column = cell->col + 1;
    d.column_name = column;
    d.left_text = text_of(a, a_text);
    d.right_text = text_of(b, b_text);
    d.left_origin = origin_of(left, cell);
    d.right_origin = origin_of(right, cell);
    return gk_comparison_send(comparison, &d);
}

static int compare_places(const gk_verbatim_cell *a, const gk_verbatim_cell *b) {
    if (!a || !b)
        return a ? -1 : 1;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return a->col < b->col ? -1 : a->col > b->col;
}

static gk_status compare_cells(const gk_comparison *comparison, const gk_verbatim_table *left,
                               const gk_verbatim_table *right) {
    gk_status status = GK_OK;
    for (size_t i = 0, k = 0; (i < left->cell_count || k < right->cell_count) && !status;) {
        const gk_verbatim_cell *a = i < left->cell_count ? &left->cells[i] : NULL;
        const gk_verbatim_cell *b = k < right->cell_count ? &right->cells[k] : NULL;
        int order = compare_places(a, b);
        status =
            compare_cell(comparison, left, right, order <= 0 ? a : NULL, order >= 0 ? b : NULL);
        i += order <= 0;
        k += order >= 0;
    }
    return status;
}

/* The figures of such a table are differences, too: it is sent with values_only as well. */
static gk_status send_lone(const gk_comparison *comparison, const gk_verbatim_table *left,
                           const gk_verbatim_table *right) {
    gk_difference d = at_table(left, right);
    d.kind = GK_DIFFERENCE_TABLE;
    d.left_text = left ? left->name : NULL;
    d.right_text = right ? right->name : NULL;
    return gk_comparison_send(comparison, &d);
}

gk_status gk_diff_verbatim(const gk_comparison *comparison) {
    const gk_report *left = comparison->left, *right = comparison->right;
    gk_status status = GK_OK;
    for (size_t i = 0; i < right->verbatim_count && !status; i++) {
        const gk_verbatim_table *table = &right->verbatim[i];
        const gk_verbatim_table *match = matching_table(left, table->name, rank_of(right, i));
        status =
            match ? compare_cells(comparison, match, table) : send_lone(comparison, NULL, table);
    }
    for (size_t i = 0; i < left->verbatim_count && !status; i++)
        if (!matching_table(right, left->verbatim[i].name, rank_of(left, i)))
            status = send_lone(comparison, &left->verbatim[i], NULL);
    return status;
}
