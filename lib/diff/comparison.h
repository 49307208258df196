/** One comparison of two reports: what its parts share, and how a difference leaves it. */
#ifndef GK_COMPARISON_H
#define GK_COMPARISON_H

#include <gongkai/diff.h>

typedef struct gk_comparison {
    const gk_report *left, *right;
    const gk_profiles *profiles;
    const gk_diff_options *options;
    gk_difference_sink *sink;
    void *self;
    size_t *count;
    gk_error *err;
} gk_comparison;

/** A difference at a table as a whole, either of whose sides may be NULL, but not both. */
gk_difference gk_difference_at_table(const gk_table *left, const gk_table *right, bool leftover);

/** Count and send a difference. */
gk_status gk_comparison_send(const gk_comparison *comparison, const gk_difference *difference);

/** True if two texts have the same comparison key; NULL is "". */
bool gk_comparison_same(const char *left, const char *right);

/** Compare two texts, NULL and "" being none, at the place that `at` gives. */
gk_status gk_comparison_texts(const gk_comparison *comparison, const gk_difference *at,
                              gk_difference_kind kind, const char *left, const char *right);

#endif
