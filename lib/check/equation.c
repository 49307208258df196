#include "check/equation.h"

#include "check/amount.h"
#include "profile/profiles.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_BYTES = 512 };

/** An equation while it is worked out. */
typedef struct working {
    gk_check_context *run;
    const gk_check *check;
    const gk_variables *at;
    gk_checked_cell *cells; /**< All of them, as many as there are. */
    size_t count, capacity;
    gk_decimal envelope;        /**< What rounding may do to all amounts together … */
    gk_decimal coarsest;        /**< … and to the one it may do most to. */
    gk_decimal side[2];         /**< Left, right, in 万元. */
    gk_decimal difference;      /**< How far the relation is from holding: 0 if it does. */
    const char *en, *zh, *what; /**< Why it cannot be worked out. */
    bool overflow, no_memory;
    const gk_table *absent;      /**< Whose row is not there, the first: … */
    char absent_row[TEXT_BYTES]; /**< … and what it is called. */
} working;

static bool miss(working *w, const char *en, const char *zh, const char *what) {
    if (!w->en) {
        w->en = en;
        w->zh = zh;
        w->what = what;
    }
    return false;
}

/* ---- cells ---------------------------------------------------------------------------------- */

static void add_to(working *w, gk_decimal *sum, gk_decimal number) {
    w->overflow = w->overflow || gk_decimal_add(*sum, number, sum, NULL);
}

static void add_number(working *w, bool right, bool negative, gk_decimal number) {
    number.coefficient = negative ? -number.coefficient : number.coefficient;
    add_to(w, &w->side[right], number);
}

/* Only what was printed was rounded: a blank and a —— were not. */
static void add_amount(working *w, const gk_checked_cell *cell, const gk_keyed_table *f) {
    gk_check_amount amount;
    if (cell->row->values[cell->column - 1].kind != GK_VALUE_NUMBER)
        return;
    if (!gk_check_amount_of(f, cell->row, cell->column, &amount)) {
        w->overflow = true;
        return;
    }
    add_number(w, cell->right, cell->negative, amount.number);
    add_to(w, &w->envelope, amount.rounding);
    if (gk_decimal_compare(amount.rounding, w->coarsest) > 0)
        w->coarsest = amount.rounding;
}

static void add_cell(working *w, const gk_keyed_table *f, const gk_row *row, unsigned n, bool right,
                     bool negative) {
    if (!gk_grow((void **)&w->cells, w->count, &w->capacity, sizeof *w->cells)) {
        w->no_memory = true;
        return;
    }
    w->cells[w->count] = (gk_checked_cell){f->table, row, n, right, negative};
    add_amount(w, &w->cells[w->count++], f);
}

/* ---- one reference -------------------------------------------------------------------------- */

static gk_keyed_table *frame_of(const working *w, const gk_reference *ref) {
    const char *role = ref->any_table ? w->at->table : ref->role;
    return gk_keyed_table_of(ref->last_year ? w->run->before : w->run->frames, role);
}

static bool no_column(working *w, const char *name, unsigned found) {
    if (found == GK_UNKNOWN_COLUMN)
        return miss(w, "no form of it has a column {1}", "任何年度的表式都没有“{1}”栏", name);
    return found == GK_SEVERAL_COLUMNS
               ? miss(w, "several of its columns are called {1}: name what stands over it",
                      "表式中有多个“{1}”栏，须写出其上方的栏目", name)
               : miss(w, "its form has no column {1}", "表式中没有“{1}”栏", name);
}

/* Without a column the only one is meant. */
static bool add_only_column(working *w, const gk_reference *ref, gk_keyed_table *f,
                            const gk_row *row, bool right, size_t *found) {
    unsigned n = ref->any_column ? w->at->column : gk_keyed_table_only_column(f, row);
    if (n == GK_SEVERAL_COLUMNS)
        return miss(w, "row {1} has several columns: one must be named",
                    "“{1}”行有多栏，须指明栏目", *row->label ? row->label : row->key);
    if (n && gk_keyed_table_takes(f, row, n)) {
        add_cell(w, f, row, n, right, ref->negative);
        ++*found;
    }
    return true;
}

/* The columns of a reference on one row; those of a list that the form lacks are 0. */
static bool add_columns(working *w, const gk_reference *ref, gk_keyed_table *f, const gk_row *row,
                        bool right) {
    size_t found = 0;
    if (!ref->column_count && !add_only_column(w, ref, f, row, right, &found))
        return false;
    for (size_t i = 0; i < ref->column_count; i++) {
        unsigned n = gk_keyed_table_column(f, ref->columns[i]);
        if (n >= GK_UNKNOWN_COLUMN || (!n && ref->column_count == 1))
            return no_column(w, ref->columns[i], n);
        if (!n || !gk_keyed_table_takes(f, row, n))
            continue;
        add_cell(w, f, row, n, right, ref->negative);
        found++;
    }
    return found > 0;
}

static bool is_part_of(const gk_row *row) {
    return strncmp(row->label, "其中", strlen("其中")) == 0;
}

static bool is_wanted(const working *w, const gk_reference *ref, const gk_row *row) {
    const char *own = row->key;
    size_t n = strlen(own);
    if (ref->rows == GK_ROWS_CLASSES)
        return gk_keyed_table_is_code(row, 3);
    if (ref->rows == GK_ROWS_PREFIX)
        return gk_keyed_table_is_code(row, 0) && strncmp(own, ref->row, strlen(ref->row) - 1) == 0;
    size_t parent = strlen(w->at->row->key);
    return gk_keyed_table_is_code(row, parent + 2) && n == parent + 2 &&
           strncmp(own, w->at->row->key, parent) == 0;
}

static bool add_codes(working *w, const gk_reference *ref, gk_keyed_table *f, bool right) {
    if (!f->coded)
        return miss(w, "rows of {1} have no codes", "{1}的行没有科目代码",
                    gk_check_table_name(w->run, f->table->role));
    for (size_t i = 0; i < f->table->row_count; i++)
        if (is_wanted(w, ref, &f->table->rows[i]) &&
            !add_columns(w, ref, f, &f->table->rows[i], right))
            return false;
    return true;
}

/* The rows of one side from the top down to the one named, which is not among them; a row 其中 is
 * part of the one above it. */
static bool add_above(working *w, const gk_reference *ref, gk_keyed_table *f, const gk_row *last,
                      bool right) {
    const gk_slot *end = f->slots[gk_keyed_table_index(f, last)];
    if (f->coded)
        return miss(w, "rows of {1} go by codes: above is for others",
                    "{1}的行按科目代码排列，不能用 above",
                    gk_check_table_name(w->run, f->table->role));
    for (size_t i = 0; end && i < f->table->row_count; i++) {
        const gk_slot *slot = f->slots[i];
        if (!slot || slot->row >= end->row || slot->first_col != end->first_col ||
            is_part_of(&f->table->rows[i]))
            continue;
        if (!add_columns(w, ref, f, &f->table->rows[i], right))
            return false;
    }
    return true;
}

/* [支出/@k] is the class's name, [@k] its code. */
static void row_name(const working *w, const gk_reference *ref, gk_keyed_table *f,
                     char name[TEXT_BYTES]) {
    const char *variable = strstr(ref->row, "@k");
    char raw[TEXT_BYTES];
    snprintf(raw, sizeof raw, "%s", ref->row);
    if (variable && w->at->class_)
        snprintf(raw, sizeof raw, "%.*s%s", (int)(variable - ref->row), ref->row,
                 f->coded ? w->at->class_->code : w->at->class_->name);
    gk_keyed_table_newest(f->mappings, f->table->role, raw, name);
}

/* With what the name could have meant. */
static bool no_row(working *w, const gk_reference *ref, const gk_keyed_table *f, const char *name) {
    const char *called = gk_keyed_table_called(f, name);
    return called ? miss(w, "its form has no such row; perhaps [{1}] is meant",
                         "表式中没有这样写的行，或应写作 [{1}]", called)
                  : miss(w, "its form has no row [{1}]", "表式中没有 [{1}] 行", ref->row);
}

/* The row that the scope has come to, in whichever table and year; NULL if that has none. */
static const gk_row *own_row(const working *w, const gk_keyed_table *f, const char *item) {
    return f == gk_keyed_table_of(w->run->frames, w->at->table) ? w->at->row
                                                                : gk_keyed_table_row(f, item);
}

static const char *own_item(const working *w) {
    const gk_keyed_table *scope = gk_keyed_table_of(w->run->frames, w->at->table);
    return scope->items[gk_keyed_table_index(scope, w->at->row)];
}

/* A row that is not there is blank there, or 0 where the form need not have it. Where tables of one
 * form word an amount in two ways, one of which lacks the row (财政拨款收入 without 其中), nothing can
 * be said of it. */
static bool lacks_row(working *w, const gk_reference *ref, const gk_keyed_table *f,
                      const char *name) {
    if (!ref->optional && gk_keyed_table_may_lack_row(f, name))
        return miss(w, "the table does without the row [{1}], as its form allows",
                    "表中没有 [{1}] 行，其表式允许没有此行", ref->row);
    if (gk_keyed_table_has_row(f, name)) {
        if (!w->absent) {
            w->absent = f->table;
            snprintf(w->absent_row, sizeof w->absent_row, "%s", name);
        }
        return true;
    }
    bool literal = !strchr(ref->row, '@') && strspn(name, "0123456789") < 3;
    if (ref->optional && literal && !gk_keyed_table_row_known(f, name))
        return miss(w, "no form of it has a row [{1}]", "任何年度的表式都没有 [{1}] 行", ref->row);
    return ref->optional || no_row(w, ref, f, name);
}

static bool add_named(working *w, const gk_reference *ref, gk_keyed_table *f, bool right) {
    char name[TEXT_BYTES];
    bool own = ref->rows == GK_ROWS_SELF;
    if (own)
        snprintf(name, sizeof name, "%s", own_item(w));
    else
        row_name(w, ref, f, name);
    const gk_row *row = own ? own_row(w, f, name) : gk_keyed_table_row(f, name);
    if (!row && own && !*name) /* a spare line of the form */
        return false;
    if (!row && own && !gk_keyed_table_is_code(w->at->row, 0) && strcmp(name, "合计") != 0)
        return miss(w, "its form has no row [{1}]", "表式中没有 [{1}] 行", w->at->row->label);
    if (!row)
        return lacks_row(w, ref, f, name);
    return ref->rows == GK_ROWS_ABOVE ? add_above(w, ref, f, row, right)
                                      : add_columns(w, ref, f, row, right);
}

static bool no_table(working *w, const gk_reference *ref, const char *role) {
    const char *name = gk_check_table_name(w->run, role);
    if (ref->last_year && !w->run->previous)
        return miss(w, "no report of the same unit and the year before was given",
                    "没有给出同一单位的上年决算", "");
    return ref->last_year ? miss(w, "the report of the year before has no table {1}",
                                 "上年决算中没有{1}", name)
                          : miss(w, "the report has no table {1}", "决算中没有{1}", name);
}

static bool add_reference(working *w, const gk_reference *ref, bool right) {
    if (ref->constant) {
        add_number(w, right, ref->negative, ref->number);
        return true;
    }
    gk_keyed_table *f = frame_of(w, ref);
    const char *role = ref->any_table ? w->at->table : ref->role;
    if (!f->table && ref->optional &&
        !gk_profiles_form(w->run->profiles, w->run->report->profile, role))
        return true; /* a form without such a table has nothing there */
    if (!f->table)
        return no_table(w, ref, role);
    bool codes =
        ref->rows == GK_ROWS_CLASSES || ref->rows == GK_ROWS_BELOW || ref->rows == GK_ROWS_PREFIX;
    return codes ? add_codes(w, ref, f, right) : add_named(w, ref, f, right);
}

static bool add_side(working *w, const gk_side_of *side, bool right) {
    for (size_t i = 0; i < side->count; i++)
        if (!add_reference(w, &side->references[i], right))
            return false;
    return true;
}

/* ---- the outcome ---------------------------------------------------------------------------- */

static gk_decimal magnitude(gk_decimal d) {
    d.coefficient = d.coefficient < 0 ? -d.coefficient : d.coefficient;
    return d;
}

static void subtract(working *w, gk_relation relation) {
    gk_decimal zero = {0, 0}, right = w->side[1];
    right.coefficient = -right.coefficient;
    w->difference = w->side[0];
    add_to(w, &w->difference, right);
    if ((relation == GK_AT_MOST && w->difference.coefficient <= 0) ||
        (relation == GK_AT_LEAST && w->difference.coefficient >= 0))
        w->difference = zero;
}

/* That ten amounts were all rounded the same way, and as far as can be, hardly happens: beyond ten
 * times the coarsest of them (0.05 in 万元 with two decimals) a tail is suspicious. */
enum { HARDLY_ALL = 10 };

static gk_outcome judge(const working *w, bool rounded) {
    gk_decimal off = magnitude(w->difference), most = w->coarsest;
    most.coefficient *= HARDLY_ALL;
    if (off.coefficient == 0)
        return GK_OUTCOME_HELD;
    if (!rounded || gk_decimal_compare(off, w->envelope) > 0)
        return GK_OUTCOME_FAILED;
    return gk_decimal_compare(off, most) > 0 ? GK_OUTCOME_SUSPICIOUS : GK_OUTCOME_TAIL;
}

static gk_severity severity_of(const gk_check *check, gk_outcome outcome) {
    return outcome == GK_OUTCOME_FAILED       ? check->severity
           : outcome == GK_OUTCOME_SUSPICIOUS ? GK_SEVERITY_WARN
                                              : GK_SEVERITY_INFO;
}

/* "公开02 201 1": the table, the row and the column it was repeated for. */
static const char *place_of(const working *w, const gk_scope *scope) {
    char text[TEXT_BYTES] = "";
    size_t used = 0;
    const gk_keyed_table *f = gk_keyed_table_of(w->run->frames, w->at->table);
    if (scope->role_count && f->table)
        used += (size_t)snprintf(text, sizeof text, "%s",
                                 *f->table->number ? f->table->number : f->table->title);
    if (w->at->row)
        used += (size_t)snprintf(text + used, sizeof text - used, " %.60s",
                                 gk_keyed_table_is_code(w->at->row, 0) || !*w->at->row->label
                                     ? w->at->row->key
                                     : w->at->row->label);
    if (w->at->class_)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", used ? " " : "",
                                 w->at->class_->code);
    if (w->at->column && used < sizeof text)
        snprintf(text + used, sizeof text - used, " [%u]", w->at->column);
    return gk_arena_string(&w->run->results->arena, text);
}

/* Where both sides cannot agree for want of a row, the result says so. */
static bool name_absent(const working *w, gk_check_result *result) {
    if (!w->absent || result->outcome == GK_OUTCOME_HELD)
        return true;
    const char *table = *w->absent->number ? w->absent->number : w->absent->title;
    bool before = gk_keyed_table_of(w->run->before, w->absent->role)->table == w->absent;
    result->en = gk_check_text(w->run, "%s%s has no row %s", before ? "last year's " : "", table,
                               w->absent_row);
    result->zh = gk_check_text(w->run, "%s%s没有%s行", before ? "上年" : "", table, w->absent_row);
    return result->en && result->zh;
}

static bool add_result(working *w, const gk_checks_item *item) {
    bool rounded = strcmp(item->check.tolerance, "round") == 0;
    gk_outcome outcome = judge(w, rounded);
    gk_check_result result = {.check = &item->check,
                              .outcome = outcome,
                              .severity = severity_of(&item->check, outcome),
                              .at = place_of(w, &item->scope),
                              .is_equation = true,
                              .left = w->side[0],
                              .right = w->side[1],
                              .difference = w->difference,
                              .envelope = rounded ? w->envelope : (gk_decimal){0, 0},
                              .zh = "",
                              .en = "",
                              .origin = gk_checked_cells_origin(w->cells, w->count),
                              .cell_count = w->count};
    gk_checked_cell *cells =
        gk_arena_alloc(&w->run->results->arena, (w->count + 1) * sizeof *cells);
    if (!cells || !result.at)
        return false;
    if (w->count)
        memcpy(cells, w->cells, w->count * sizeof *cells);
    result.cells = cells;
    return name_absent(w, &result) && gk_check_results_add(w->run->results, &result);
}

/* Add that it was not worked out, if there is a reason. */
static bool add_reason(working *w) {
    if (w->overflow) {
        w->en = "its numbers have too many digits";
        w->zh = "数字位数过多";
    }
    if (!w->en)
        return true;
    return gk_check_results_add_not_run(w->run->results, w->check, w->en, w->zh,
                                        w->what ? w->what : "");
}

/* Work out both sides. *whole is false if a row has no place for a column, or if there is a reason
 * why it cannot be done, which is added; false if memory is short. */
static bool work_out(working *w, const gk_formula *formula, bool *whole) {
    *whole = add_side(w, &formula->left, false) && add_side(w, &formula->right, true);
    if (*whole)
        subtract(w, formula->relation);
    if (w->no_memory || !add_reason(w))
        return false;
    *whole = *whole && !w->en;
    return true;
}

bool gk_equation_run(gk_check_context *run, const gk_checks_item *item, const gk_variables *at) {
    working w = {.run = run, .check = &item->check, .at = at};
    bool whole, done = work_out(&w, &item->formula, &whole);
    if (done && whole)
        done = add_result(&w, item);
    free(w.cells);
    return done;
}

bool gk_equation_holds(gk_check_context *run, const gk_checks_item *item, const gk_variables *at,
                       bool *holds) {
    working w = {.run = run, .check = &item->check, .at = at};
    bool done = work_out(&w, &item->when, holds);
    *holds = *holds && w.difference.coefficient == 0;
    free(w.cells);
    return done;
}
