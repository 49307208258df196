#include "diff/comparison.h"

#include <gongkai/text.h>
#include <string.h>

/* Two texts that begin alike for so long and have the same length are compared to the byte. */
enum { KEY_BYTES = 4096 };

const char *gk_difference_kind_name(gk_difference_kind kind) {
    static const char *const names[] = {"value", "cell",  "table",  "row",        "label",
                                        "line",  "title", "form",   "department", "year",
                                        "unit",  "note",  "members"};
    return (size_t)kind < sizeof names / sizeof *names ? names[kind] : NULL;
}

gk_difference gk_difference_at_table(const gk_table *left, const gk_table *right, bool leftover) {
    const gk_table *table = right ? right : left;
    gk_difference at = {.leftover = leftover,
                        .role = table->role,
                        .number = table->number,
                        .title = table->title,
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

gk_status gk_comparison_send(const gk_comparison *comparison, const gk_difference *difference) {
    *comparison->count += !difference->equal;
    return comparison->sink(comparison->self, difference, comparison->err);
}

bool gk_comparison_same(const char *left, const char *right) {
    left = left ? left : "";
    right = right ? right : "";
    char a[KEY_BYTES], b[KEY_BYTES];
    size_t n = gk_text_key(left, a, sizeof a), m = gk_text_key(right, b, sizeof b);
    bool cut = n + 4 >= sizeof a || m + 4 >= sizeof b;
    return cut ? strcmp(left, right) == 0 : strcmp(a, b) == 0;
}

gk_status gk_comparison_texts(const gk_comparison *comparison, const gk_difference *at,
                              gk_difference_kind kind, const char *left, const char *right) {
    gk_difference d = *at;
    if (comparison->options->values_only || gk_comparison_same(left, right))
        return GK_OK;
    d.kind = kind;
    d.left_text = left && *left ? left : NULL;
    d.right_text = right && *right ? right : NULL;
    return gk_comparison_send(comparison, &d);
}
