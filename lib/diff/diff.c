#include <gongkai/diff.h>

#include "diff/comparison.h"
#include "diff/tables.h"
#include "diff/verbatim.h"
#include <stdio.h>
#include <string.h>

static gk_status compare_heads(const gk_comparison *c) {
    const gk_difference at = {
        .number = "", .title = "", .row = "", .item = "", .label = "", .column_name = ""};
    const gk_report *left = c->left, *right = c->right;
    char years[2][16];
    snprintf(years[0], sizeof years[0], "%d", left->year);
    snprintf(years[1], sizeof years[1], "%d", right->year);
    gk_status status =
        gk_comparison_texts(c, &at, GK_DIFFERENCE_DEPARTMENT, left->department, right->department);
    if (!status && !c->options->other_year)
        status = gk_comparison_texts(c, &at, GK_DIFFERENCE_YEAR, left->year ? years[0] : NULL,
                                     right->year ? years[1] : NULL);
    if (!status)
        status = gk_comparison_texts(c, &at, GK_DIFFERENCE_FORM, left->profile, right->profile);
    if (!status)
        status = gk_comparison_texts(c, &at, GK_DIFFERENCE_MEMBERS, left->unknown_members,
                                     right->unknown_members);
    return status;
}

static gk_status compare_tables(const gk_comparison *c) {
    const gk_report *left = c->left, *right = c->right;
    gk_status status = GK_OK;
    for (size_t i = 0; i < right->table_count && !status; i++)
        status = gk_diff_tables(c, gk_report_table(left, right->tables[i].role), &right->tables[i],
                                false);
    for (size_t i = 0; i < left->table_count && !status; i++)
        if (!gk_report_table(right, left->tables[i].role))
            status = gk_diff_tables(c, &left->tables[i], NULL, false);
    return status;
}

/* A report that was moved twice may have two of one role, in different forms. */
static const gk_table *leftover_of(const gk_report *report, const gk_table *like) {
    for (size_t i = 0; i < report->leftover_count; i++)
        if (strcmp(report->leftovers[i].role, like->role) == 0 &&
            strcmp(report->leftovers[i].profile, like->profile) == 0)
            return &report->leftovers[i];
    return NULL;
}

static gk_status compare_leftovers(const gk_comparison *c) {
    const gk_report *left = c->left, *right = c->right;
    gk_status status = GK_OK;
    for (size_t i = 0; i < right->leftover_count && !status; i++)
        status =
            gk_diff_tables(c, leftover_of(left, &right->leftovers[i]), &right->leftovers[i], true);
    for (size_t i = 0; i < left->leftover_count && !status; i++)
        if (!leftover_of(right, &left->leftovers[i]))
            status = gk_diff_tables(c, &left->leftovers[i], NULL, true);
    return status;
}

gk_status gk_diff(const gk_report *left, const gk_report *right, const gk_profiles *profiles,
                  const gk_diff_options *options, gk_difference_sink *sink, void *self,
                  size_t *count, gk_error *err) {
    static const gk_diff_options defaults = {0};
    const gk_comparison c = {.left = left,
                             .right = right,
                             .profiles = profiles,
                             .options = options ? options : &defaults,
                             .sink = sink,
                             .self = self,
                             .count = count,
                             .err = err};
    *count = 0;
    gk_status status = compare_heads(&c);
    if (!status)
        status = compare_tables(&c);
    if (!status)
        status = gk_diff_verbatim(&c);
    if (!status)
        status = compare_leftovers(&c);
    return status;
}
