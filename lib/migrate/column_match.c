#include "migrate/column_match.h"

#include "profile/column_name.h"
#include <string.h>

/** The headings over a column, from the top. */
typedef struct headings {
    const gk_field *fields[GK_HEADING_MAX];
    size_t count;
} headings;

static bool share_wording(const gk_field *a, const gk_field *b) {
    for (size_t i = 0; i < a->key_count; i++)
        for (size_t k = 0; k < b->key_count; k++)
            if (strcmp(a->keys[i], b->keys[k]) == 0)
                return true;
    return false;
}

static bool same_in_order(const headings *a, const headings *b) {
    for (size_t i = 0; i < a->count; i++)
        if (i >= b->count || !share_wording(a->fields[i], b->fields[i]))
            return false;
    return a->count == b->count && a->count > 0;
}

/* 合计 under 预算数 is 预算数 under 合计. */
static bool same_in_any_order(const headings *a, const headings *b) {
    bool used[GK_HEADING_MAX] = {false};
    for (size_t i = 0; i < a->count; i++) {
        size_t k = 0;
        while (k < b->count && (used[k] || !share_wording(a->fields[i], b->fields[k])))
            k++;
        if (k == b->count)
            return false;
        used[k] = true;
    }
    return a->count == b->count && a->count > 0;
}

static headings headings_of(const gk_form *form, unsigned n) {
    headings found = {0};
    found.count = gk_column_headings(form, n, found.fields, GK_HEADING_MAX);
    return found;
}

static unsigned match_by(const headings *wanted, const gk_form *to,
                         bool (*same)(const headings *, const headings *)) {
    for (unsigned m = 1; m <= to->value_count; m++) {
        headings own = headings_of(to, m);
        if (same(wanted, &own))
            return m;
    }
    return 0;
}

static unsigned match_by_mapping(const gk_form *from, unsigned n, const gk_form *to,
                                 const gk_mappings *mappings) {
    char name[GK_COLUMN_NAME_MAX], own[GK_COLUMN_NAME_MAX];
    unsigned found = 0;
    gk_column_name(from, n, name);
    const char *newest = gk_mappings_newest(mappings, GK_MAPPING_COLUMN, to->role, name);
    for (unsigned m = 1; m <= to->value_count; m++) {
        gk_column_name(to, m, own);
        if (strcmp(gk_mappings_newest(mappings, GK_MAPPING_COLUMN, to->role, own), newest) != 0)
            continue;
        if (found)
            return 0; /* of two that became one none is meant */
        found = m;
    }
    return found;
}

unsigned gk_column_match(const gk_form *from, unsigned n, const gk_form *to,
                         const gk_mappings *mappings) {
    headings wanted = headings_of(from, n);
    unsigned match =
        from->distinct_form == to->distinct_form ? n : match_by(&wanted, to, same_in_order);
    if (!match)
        match = match_by(&wanted, to, same_in_any_order);
    return match ? match : match_by_mapping(from, n, to, mappings);
}
