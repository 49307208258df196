#include "diff/tables.h"

#include "base/fail.h"
#include "profile/column_name.h"
#include "profile/item.h"
#include "profile/profiles.h"
#include "report/money_unit.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One side of a table; without a table it has no rows. */
typedef struct side {
    const gk_table *table;
    const gk_form *form;
    int power; /* of ten, from its unit to 万元 */
} side;

typedef struct pair {
    const gk_comparison *comparison;
    side left, right;
    bool leftover;
} pair;

/* ---- what belongs to what ------------------------------------------------------------------- */

static gk_status open_side(const pair *p, const gk_table *table, side *s) {
    gk_error *err = p->comparison->err;
    *s = (side){.table = table};
    if (!table)
        return GK_OK;
    s->form = gk_profiles_form(p->comparison->profiles, table->profile, table->role);
    if (!s->form || s->form->value_count != table->column_count)
        return gk_fail(err, GK_E_ARGUMENT, "no layout of %s in profile %s", "没有%s（%s）的版式",
                       table->title, table->profile);
    const char *unit = gk_amount_unit(table);
    return gk_unit_power(unit, &s->power)
               ? GK_OK
               : gk_fail(err, GK_E_ARGUMENT, "the unit “%s” of %s is not known",
                         "未知的金额单位“%s”（%s）", unit, table->title);
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

/* 1,234,567.89 元 is 123.46 万元: what a workbook in 万元 has of an export in 元. */
static bool is_rounded(const pair *p, const gk_difference *d) {
    int left = p->left.power, right = p->right.power, scale = 2 - (left > right ? left : right);
    if (!p->comparison->options->rounded || left == right || !d->money || !d->has_change ||
        scale < 0)
        return false;
    const gk_decimal *finer = left < right ? &d->left->number : &d->right->number;
    const gk_decimal *other = left < right ? &d->right->number : &d->left->number;
    return gk_decimal_compare(gk_decimal_round(*finer, scale), *other) == 0;
}

static bool is_equal(const pair *p, const gk_difference *d) {
    if (is_nothing(d->left) || is_nothing(d->right))
        return is_nothing(d->left) && is_nothing(d->right);
    if (gk_value_equal(d->left, d->right))
        return true;
    return is_rounded(p, d) ||
           (d->has_change &&
            gk_decimal_compare(magnitude(d->change), p->comparison->options->tolerance) <= 0);
}

static gk_status fail_at(gk_error *err, gk_status status, const gk_origin *origin) {
    if (!origin->source)
        return status;
    if (origin->row != GK_NO_CELL)
        gk_fail_cell(err, status, origin->row, origin->col);
    if (origin->sheet)
        gk_fail_in(err, status, origin->sheet);
    return gk_fail_in(err, status, origin->source);
}

/* A value of a row, money in 万元; *value is NULL where there is none. */
static gk_status value_at(const pair *p, const side *s, const gk_row *row, unsigned n,
                          gk_value *room, const gk_value **value) {
    *value = row && n ? &row->values[n - 1] : NULL;
    if (!*value || (*value)->kind != GK_VALUE_NUMBER || s->power == 0 ||
        gk_column_is_count(s->form, row->key, n))
        return GK_OK;
    *room = **value;
    *value = room;
    gk_status status = gk_decimal_shift(room->number, s->power, &room->number, p->comparison->err);
    return status ? fail_at(p->comparison->err, status, &room->origin) : GK_OK;
}

static gk_status compare_values(const pair *p, gk_difference *d, const gk_row *left, unsigned n,
                                const gk_row *right, unsigned m) {
    gk_value rooms[2];
    gk_status status = value_at(p, &p->left, left, n, &rooms[0], &d->left);
    if (!status)
        status = value_at(p, &p->right, right, m, &rooms[1], &d->right);
    if (status)
        return status;
    d->left_origin = d->left ? d->left->origin : (gk_origin){0};
    d->right_origin = d->right ? d->right->origin : (gk_origin){0};
    d->has_change = change_of(d->left, d->right, &d->change);
    d->equal = is_equal(p, d);
    bool nothing = is_nothing(d->left) && is_nothing(d->right);
    bool hidden = d->equal && (nothing || !p->comparison->options->all);
    return hidden ? GK_OK : gk_comparison_send(p->comparison, d);
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* A row is where its first value is. */
static gk_origin origin_of(const side *s, const gk_row *row) {
    for (size_t i = 0; i < s->table->column_count; i++)
        if (row->values[i].origin.source)
            return row->values[i].origin;
    return s->table->origin;
}

static gk_difference at_row(const pair *p, const side *s, const gk_row *row) {
    gk_difference at = gk_difference_at_table(p->left.table, p->right.table, p->leftover);
    at.row = row->key;
    at.item = gk_item(s->form, row);
    at.label = row->label;
    return at;
}

static bool has_values(const gk_row *row, size_t columns) {
    for (size_t i = 0; i < columns; i++)
        if (row->values[i].kind != GK_VALUE_BLANK)
            return true;
    return false;
}

/* A row that the other side's table lacks; blank rows of a form are nothing. */
static gk_status compare_lone(const pair *p, const side *s, const gk_row *row, bool right) {
    const gk_difference at = at_row(p, s, row);
    if (!p->left.table || !p->right.table || gk_form_slot(s->form, row->key) ||
        has_values(row, s->table->column_count))
        return GK_OK;
    const char *name = *row->label ? row->label : row->key;
    return gk_comparison_texts(p->comparison, &at, GK_DIFFERENCE_ROW, right ? NULL : name,
                               right ? name : NULL);
}

static gk_status compare_names(const pair *p, const gk_row *left, const gk_row *right) {
    const gk_comparison *c = p->comparison;
    gk_difference at = at_row(p, &p->right, right);
    at.left_origin = origin_of(&p->left, left);
    at.right_origin = origin_of(&p->right, right);
    gk_status status = gk_comparison_texts(c, &at, GK_DIFFERENCE_LABEL, left->label, right->label);
    if (!status)
        status = gk_comparison_texts(c, &at, GK_DIFFERENCE_LINE, left->line, right->line);
    if (!status)
        status = gk_comparison_texts(c, &at, GK_DIFFERENCE_MEMBERS, left->unknown_members,
                                     right->unknown_members);
    return status;
}

static gk_difference at_value(const pair *p, const side *s, const gk_row *row, unsigned n,
                              char *name) {
    gk_difference at = at_row(p, s, row);
    gk_column_name(s->form, n, name);
    at.column = n;
    at.column_name = name;
    at.money = !gk_column_is_count(s->form, row->key, n);
    return at;
}

static gk_status compare_right(const pair *p, const gk_row *row) {
    char name[GK_COLUMN_NAME_MAX];
    const gk_row *match = matching_row(&p->left, match_of(&p->right, row));
    gk_status status = match ? compare_names(p, match, row) : compare_lone(p, &p->right, row, true);
    for (unsigned n = 1; n <= p->right.table->column_count && !status; n++) {
        gk_difference d = at_value(p, &p->right, row, n, name);
        status = compare_values(p, &d, match, column_called(&p->left, name, n), row, n);
    }
    return status;
}

/* What the right side has no row or no column for. */
static gk_status compare_lost(const pair *p, const gk_row *row) {
    char name[GK_COLUMN_NAME_MAX];
    const gk_row *match = matching_row(&p->right, match_of(&p->left, row));
    gk_status status = match ? GK_OK : compare_lone(p, &p->left, row, false);
    for (unsigned n = 1; n <= p->left.table->column_count && !status; n++) {
        gk_difference d = at_value(p, &p->left, row, n, name);
        if (!match || !column_called(&p->right, name, n))
            status = compare_values(p, &d, row, n, NULL, 0);
    }
    return status;
}

/* ---- what a table states -------------------------------------------------------------------- */

/* What a table does not state is as its report has it, and what differs there is a difference of the
 * reports, not of each of their tables. */
static gk_status compare_stated(const pair *p, const gk_difference *at, gk_difference_kind kind,
                                const char *const own[2], const char *const reports[2]) {
    const char *left = own[0] ? own[0] : reports[0], *right = own[1] ? own[1] : reports[1];
    if (gk_comparison_same(left, reports[0]) && gk_comparison_same(right, reports[1]))
        return GK_OK;
    return gk_comparison_texts(p->comparison, at, kind, left, right);
}

static gk_status compare_years(const pair *p, const gk_difference *at) {
    const gk_comparison *c = p->comparison;
    int years[] = {p->left.table->year, p->right.table->year, c->left->year, c->right->year};
    char texts[4][16];
    for (size_t i = 0; i < 4; i++)
        snprintf(texts[i], sizeof texts[i], "%d", years[i]);
    const char *const own[] = {years[0] ? texts[0] : NULL, years[1] ? texts[1] : NULL};
    const char *const reports[] = {texts[2], texts[3]};
    return c->options->other_year ? GK_OK : compare_stated(p, at, GK_DIFFERENCE_YEAR, own, reports);
}

/* Number and title as the source has them: those of the profile where it has no others. */
static void put_title(const gk_table *table, char *text, size_t size) {
    const char *number = table->stated_number ? table->stated_number : table->number;
    snprintf(text, size, "%s%s%s", number, *number ? " " : "",
             table->stated_title ? table->stated_title : table->title);
}

static gk_status compare_titles(const pair *p, const gk_difference *at) {
    char titles[2][1024];
    put_title(p->left.table, titles[0], sizeof titles[0]);
    put_title(p->right.table, titles[1], sizeof titles[1]);
    return gk_comparison_texts(p->comparison, at, GK_DIFFERENCE_TITLE, titles[0], titles[1]);
}

static const char *unit_of(const gk_table *table) {
    return table->unit ? table->unit : gk_amount_unit(table);
}

/* Notes that only one side has, the first of them beside the first. */
static gk_status compare_notes(const pair *p, const gk_difference *at, bool *met_left,
                               bool *met_right) {
    const gk_table *left = p->left.table, *right = p->right.table;
    gk_status status = GK_OK;
    for (size_t i = 0; i < right->note_count; i++)
        for (size_t k = 0; k < left->note_count && !met_right[i]; k++)
            if (!met_left[k] && gk_comparison_same(left->notes[k], right->notes[i]))
                met_left[k] = met_right[i] = true;
    for (size_t i = 0, k = 0; !status; i++, k++) {
        while (k < left->note_count && met_left[k])
            k++;
        while (i < right->note_count && met_right[i])
            i++;
        if (k >= left->note_count && i >= right->note_count)
            break;
        status = gk_comparison_texts(p->comparison, at, GK_DIFFERENCE_NOTE,
                                     k < left->note_count ? left->notes[k] : NULL,
                                     i < right->note_count ? right->notes[i] : NULL);
    }
    return status;
}

static gk_status compare_all_notes(const pair *p, const gk_difference *at) {
    size_t left = p->left.table->note_count, right = p->right.table->note_count;
    bool *met = calloc(left + right + 1, sizeof *met);
    if (!met)
        return gk_fail_memory(p->comparison->err);
    gk_status status = compare_notes(p, at, met, met + left);
    free(met);
    return status;
}

static gk_status compare_statements(const pair *p) {
    const gk_comparison *c = p->comparison;
    const gk_table *left = p->left.table, *right = p->right.table;
    const gk_difference at = gk_difference_at_table(left, right, p->leftover);
    const char *const departments[] = {left->department, right->department};
    const char *const of_reports[] = {c->left->department, c->right->department};
    const char *const profiles[] = {left->profile, right->profile};
    const char *const profiles_of_reports[] = {c->left->profile, c->right->profile};
    gk_status status = compare_titles(p, &at);
    if (!status)
        status = compare_stated(p, &at, GK_DIFFERENCE_FORM, profiles, profiles_of_reports);
    if (!status)
        status = compare_stated(p, &at, GK_DIFFERENCE_DEPARTMENT, departments, of_reports);
    if (!status)
        status = compare_years(p, &at);
    if (!status)
        status = gk_comparison_texts(c, &at, GK_DIFFERENCE_UNIT, unit_of(left), unit_of(right));
    if (!status)
        status = compare_all_notes(p, &at);
    if (!status)
        status = gk_comparison_texts(c, &at, GK_DIFFERENCE_MEMBERS, left->unknown_members,
                                     right->unknown_members);
    return status;
}

/* ---- the table ------------------------------------------------------------------------------ */

/* A table that one side lacks; its values say so where it has any. */
static gk_status compare_presence(const pair *p) {
    const gk_table *left = p->left.table, *right = p->right.table, *table = left ? left : right;
    const gk_difference at = gk_difference_at_table(left, right, p->leftover);
    for (size_t i = 0; i < table->row_count; i++)
        if (has_values(&table->rows[i], table->column_count))
            return GK_OK;
    return gk_comparison_texts(p->comparison, &at, GK_DIFFERENCE_TABLE, left ? left->title : NULL,
                               right ? right->title : NULL);
}

gk_status gk_diff_tables(const gk_comparison *comparison, const gk_table *left,
                         const gk_table *right, bool leftover) {
    pair p = {.comparison = comparison, .leftover = leftover};
    gk_status status = open_side(&p, left, &p.left);
    if (!status)
        status = open_side(&p, right, &p.right);
    if (!status)
        status = left && right ? compare_statements(&p) : compare_presence(&p);
    for (size_t i = 0; right && i < right->row_count && !status; i++)
        status = compare_right(&p, &right->rows[i]);
    for (size_t i = 0; left && i < left->row_count && !status; i++)
        status = compare_lost(&p, &left->rows[i]);
    return status;
}
