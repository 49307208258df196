#include <gongkai/diff.h>

#include "base/fail.h"
#include "profile/column_name.h"
#include "profile/item.h"
#include "profile/profiles.h"
#include "report/money_unit.h"
#include <stdlib.h>
#include <string.h>

/* One side of a table; without a table it has no rows. */
typedef struct side {
    const gk_table *table;
    const gk_form *form;
} side;

typedef struct comparison {
    side left, right;
    const gk_profiles *profiles;
    const gk_diff_options *options;
    gk_difference_sink *sink;
    void *self;
    size_t *count;
    gk_error *err;
} comparison;

/* ---- what belongs to what ------------------------------------------------------------------- */

static gk_status open_side(const comparison *c, const gk_table *table, side *s) {
    *s = (side){table, table ? gk_profiles_form(c->profiles, table->profile, table->role) : NULL};
    if (table && !s->form)
        return gk_fail(c->err, GK_E_ARGUMENT, "no layout of %s in profile %s", "没有%s（%s）的版式",
                       table->title, table->profile);
    return GK_OK;
}

/* What a row is matched by: its item, or its key where the form has none. */
static const char *match_of(const side *s, const gk_row *row) {
    const char *item = gk_item(s->form, row);
    return *item ? item : row->key;
}

static const gk_row *matching_row(const side *s, const char *match) {
    for (size_t i = 0; s->table && i < s->table->row_count; i++)
        if (strcmp(match_of(s, &s->table->rows[i]), match) == 0)
            return &s->table->rows[i];
    return NULL;
}

/* The side's column of that name; 0 if it has none. Mostly it is the same number. */
static unsigned column_called(const side *s, const char *name, unsigned guess) {
    char own[GK_COLUMN_NAME_MAX];
    unsigned count = s->table ? (unsigned)s->table->column_count : 0;
    for (unsigned i = 0; i <= count; i++) {
        unsigned n = i ? i : guess;
        if (n > count)
            continue;
        gk_column_name(s->form, n, own);
        if (strcmp(own, name) == 0)
            return n;
    }
    return 0;
}

/* ---- values --------------------------------------------------------------------------------- */

static bool is_nothing(const gk_value *value) {
    return !value || value->kind == GK_VALUE_BLANK;
}

/* right - left; false if one is ——, or both are nothing, or it has too many digits. */
static bool change_of(const gk_value *left, const gk_value *right, gk_decimal *change) {
    static const gk_decimal zero = {0, 0};
    bool numbers = (is_nothing(left) || left->kind == GK_VALUE_NUMBER) &&
                   (is_nothing(right) || right->kind == GK_VALUE_NUMBER) &&
                   !(is_nothing(left) && is_nothing(right));
    gk_decimal a = is_nothing(left) ? zero : left->number,
               b = is_nothing(right) ? zero : right->number;
    a.coefficient = -a.coefficient;
    return numbers && gk_decimal_add(b, a, change, NULL) == GK_OK;
}

static gk_decimal magnitude(gk_decimal d) {
    d.coefficient = d.coefficient < 0 ? -d.coefficient : d.coefficient;
    return d;
}

static bool is_equal(const comparison *c, const gk_difference *d) {
    if (is_nothing(d->left) || is_nothing(d->right))
        return is_nothing(d->left) && is_nothing(d->right);
    if (gk_value_equal(d->left, d->right))
        return true;
    return d->has_change && gk_decimal_compare(magnitude(d->change), c->options->tolerance) <= 0;
}

static gk_status compare_values(comparison *c, gk_difference *d) {
    d->change = (gk_decimal){0, 0};
    d->has_change = change_of(d->left, d->right, &d->change);
    d->equal = is_equal(c, d);
    bool nothing = is_nothing(d->left) && is_nothing(d->right);
    *c->count += !d->equal;
    return d->equal && (nothing || !c->options->all) ? GK_OK : c->sink(c->self, d, c->err);
}

/* ---- rows and tables ------------------------------------------------------------------------ */

static const gk_value *value_at(const gk_row *row, unsigned column) {
    return row && column ? &row->values[column - 1] : NULL;
}

static gk_difference difference_at(const side *s, const gk_row *row, unsigned n, char *name) {
    gk_column_name(s->form, n, name);
    return (gk_difference){.role = s->table->role,
                           .number = s->table->number,
                           .title = s->table->title,
                           .row = row->key,
                           .item = gk_item(s->form, row),
                           .label = row->label,
                           .column = n,
                           .column_name = name,
                           .money = !gk_column_is_count(s->form, row->key, n)};
}

static gk_status compare_right(comparison *c, const gk_row *row) {
    char name[GK_COLUMN_NAME_MAX];
    const gk_row *match = matching_row(&c->left, match_of(&c->right, row));
    gk_status status = GK_OK;
    for (unsigned n = 1; n <= c->right.table->column_count && !status; n++) {
        gk_difference d = difference_at(&c->right, row, n, name);
        d.left = value_at(match, column_called(&c->left, name, n));
        d.right = value_at(row, n);
        status = compare_values(c, &d);
    }
    return status;
}

/* What the right side has no row or no column for. */
static gk_status compare_lost(comparison *c, const gk_row *row) {
    char name[GK_COLUMN_NAME_MAX];
    const gk_row *match = matching_row(&c->right, match_of(&c->left, row));
    gk_status status = GK_OK;
    for (unsigned n = 1; n <= c->left.table->column_count && !status; n++) {
        gk_difference d = difference_at(&c->left, row, n, name);
        d.left = value_at(row, n);
        if (!match || !column_called(&c->right, name, n))
            status = compare_values(c, &d);
    }
    return status;
}

static gk_status compare_table(comparison *c, const gk_table *left, const gk_table *right) {
    gk_status status = open_side(c, left, &c->left);
    if (!status)
        status = open_side(c, right, &c->right);
    if (!status && left && right && strcmp(gk_amount_unit(left), gk_amount_unit(right)) != 0)
        status = gk_fail(c->err, GK_E_ARGUMENT, "%s is in %s on one side and in %s on the other",
                         "%s一边以%s为单位，另一边以%s为单位", left->title, gk_amount_unit(left),
                         gk_amount_unit(right));
    for (size_t i = 0; right && i < right->row_count && !status; i++)
        status = compare_right(c, &right->rows[i]);
    for (size_t i = 0; left && i < left->row_count && !status; i++)
        status = compare_lost(c, &left->rows[i]);
    return status;
}

gk_status gk_diff(const gk_report *left, const gk_report *right, const gk_profiles *profiles,
                  const gk_diff_options *options, gk_difference_sink *sink, void *self,
                  size_t *count, gk_error *err) {
    static const gk_diff_options defaults = {0};
    comparison c = {.profiles = profiles,
                    .options = options ? options : &defaults,
                    .sink = sink,
                    .self = self,
                    .count = count,
                    .err = err};
    gk_status status = GK_OK;
    *count = 0;
    for (size_t i = 0; i < right->table_count && !status; i++)
        status = compare_table(&c, gk_report_table(left, right->tables[i].role), &right->tables[i]);
    for (size_t i = 0; i < left->table_count && !status; i++)
        if (!gk_report_table(right, left->tables[i].role))
            status = compare_table(&c, &left->tables[i], NULL);
    return status;
}
