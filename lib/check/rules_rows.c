#include "check/rules_rows.h"

#include "base/enumerator.h"
#include "check/rule_results.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

static unsigned group_of(const gk_keyed_table *f, const gk_slot *slot) {
    return f->form->columns[slot->first_col].group;
}

static unsigned group_count(const gk_keyed_table *f) {
    unsigned count = 0;
    for (uint32_t col = 0; col < f->form->width; col++)
        if (f->form->columns[col].group >= count)
            count = f->form->columns[col].group + 1;
    return count;
}

static bool fail_row(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                     size_t i, const char *en, const char *zh) {
    const gk_row *row = &f->table->rows[i];
    const char *name = *row->label ? row->label : row->key;
    return gk_rule_fail(run, item, gk_rule_origin(f->table, row),
                        gk_check_text(run, "%s: “%.200s” %s", gk_rule_name(f->table), name, en),
                        gk_check_text(run, "%s：“%.200s”%s", gk_rule_name(f->table), name, zh));
}

/* ---- order ---------------------------------------------------------------------------------- */

/* The place in the form of the next row of a side from *i on, which gets the index behind it; NULL
 * at the end. */
static const gk_slot *next_of_side(const gk_keyed_table *f, unsigned group, size_t *i) {
    while (*i < f->table->row_count) {
        const gk_slot *slot = f->slots[(*i)++];
        if (slot && group_of(f, slot) == group)
            return slot;
    }
    return NULL;
}

/* Of two neighbours in the wrong order the first is out of place if the rows go on without it. */
static bool is_first_to_blame(const gk_keyed_table *f, unsigned group, const gk_slot *before,
                              const gk_slot *first, const gk_slot *second, size_t behind) {
    const gk_slot *next = next_of_side(f, group, &behind);
    return (!before || before < second) && next && second < next && next < first;
}

/* One failure for each side: the rows behind one that was moved are in order again or not, which
 * says no more. */
static bool check_side(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                       unsigned group, size_t *seen) {
    const gk_slot *before = NULL, *last = NULL, *slot;
    size_t last_row = 0, i = 0;
    while ((slot = next_of_side(f, group, &i))) {
        ++*seen;
        if (last && slot < last)
            return fail_row(run, item, f,
                            is_first_to_blame(f, group, before, last, slot, i) ? last_row : i - 1,
                            "is not where the form has it", "的位置与表式的行序不符");
        before = last;
        last = slot;
        last_row = i - 1;
    }
    return true;
}

static bool has_code_in(const gk_table *table, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (gk_keyed_table_is_code(&table->rows[i], 0))
            return true;
    return false;
}

/* 合计 comes first or last, which differs from place to place. */
static bool check_totals(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                         size_t *seen) {
    const gk_table *t = f->table;
    for (size_t i = 0; i < t->row_count; i++) {
        if (gk_keyed_table_is_code(&t->rows[i], 0))
            continue;
        ++*seen;
        if (has_code_in(t, 0, i) && has_code_in(t, i + 1, t->row_count) &&
            !fail_row(run, item, f, i, "stands between the codes", "位于科目代码之间"))
            return false;
    }
    return true;
}

/* Where codes stand side by side, the total of one column may end beside the codes of another. */
static bool check_order(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                        size_t *seen) {
    unsigned groups = group_count(f);
    if (f->coded)
        return groups > 1 || check_totals(run, item, f, seen);
    for (unsigned group = 0; group < groups; group++)
        if (!check_side(run, item, f, group, seen))
            return false;
    return true;
}

bool gk_rule_order(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_order);
}

/* ---- numerals ------------------------------------------------------------------------------- */

/* The numeral that the form prints before the name, if it is not this one; else 0. */
static unsigned other_numeral(const gk_slot *slot, unsigned numeral) {
    unsigned other = 0;
    for (size_t i = 0; i < slot->label_key_count; i++) {
        unsigned own = gk_enumerator_number(slot->label_keys[i]);
        if (own == numeral)
            return 0;
        other = other ? other : own;
    }
    return other;
}

static bool check_numerals(gk_check_context *run, const gk_checks_item *item,
                           const gk_keyed_table *f, size_t *seen) {
    char key[1024], en[64], zh[64];
    for (size_t i = 0; i < f->table->row_count; i++) {
        gk_text_key(f->table->rows[i].label, key, sizeof key);
        unsigned numeral = f->slots[i] ? gk_enumerator_number(key) : 0;
        unsigned expected = numeral ? other_numeral(f->slots[i], numeral) : 0;
        *seen += numeral != 0;
        if (!expected)
            continue;
        snprintf(en, sizeof en, "has the numeral %u, the form has %u", numeral, expected);
        snprintf(zh, sizeof zh, "的序号为%u，表式为%u", numeral, expected);
        if (!fail_row(run, item, f, i, en, zh))
            return false;
    }
    return true;
}

bool gk_rule_numerals(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_numerals);
}

/* ---- rows without a name -------------------------------------------------------------------- */

/* 01 and 04 number such rows, so that both sides are of one length. */
static bool is_unnamed(const gk_slot *slot, const gk_row *row) {
    return slot && slot->line && !*slot->label && !*row->label;
}

static bool check_unnamed(gk_check_context *run, const gk_checks_item *item,
                          const gk_keyed_table *f, size_t *seen) {
    const gk_table *t = f->table;
    for (size_t i = 0; i < t->row_count; i++) {
        const gk_row *row = &t->rows[i];
        for (size_t c = 0; is_unnamed(f->slots[i], row) && c < t->column_count; c++) {
            const gk_value *value = &row->values[c];
            ++*seen;
            if (value->kind == GK_VALUE_NUMBER && value->number.coefficient &&
                !gk_rule_fail(
                    run, item, value->origin,
                    gk_check_text(run,
                                  "%s: a figure in row %s, which the form leaves without a name",
                                  gk_rule_name(t), row->key),
                    gk_check_text(run, "%s：表式未设项目的第%s行填有数字", gk_rule_name(t),
                                  row->key)))
                return false;
        }
    }
    return true;
}

bool gk_rule_unnamed(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_unnamed);
}

/* ---- parts of a row ------------------------------------------------------------------------- */

/** The headings of a 小计 and of its parts; literals, for tables know them by their address. */
typedef struct split {
    const char *half, *whole, *bought, *run_on;
} split;

static const split splits[] = {
    {"预算数", "预算数/公务用车购置及运行维护费/小计",
     "预算数/公务用车购置及运行维护费/公务用车购置费",
     "预算数/公务用车购置及运行维护费/公务用车运行维护费"},
    {"决算数", "决算数/公务用车购置及运行维护费/小计",
     "决算数/公务用车购置及运行维护费/公务用车购置费",
     "决算数/公务用车购置及运行维护费/公务用车运行维护费"},
};

static const gk_value *value_under(gk_keyed_table *f, const gk_row *row, const char *headings) {
    unsigned n = gk_keyed_table_column(f, headings);
    return n && n <= f->table->column_count ? &row->values[n - 1] : NULL;
}

static bool is_filled(const gk_value *value) {
    return value->kind != GK_VALUE_BLANK;
}

static bool check_split(gk_check_context *run, const gk_checks_item *item, gk_keyed_table *f,
                        const split *s, size_t *seen) {
    const gk_row *row = f->table->rows;
    const gk_value *whole = value_under(f, row, s->whole), *bought = value_under(f, row, s->bought);
    const gk_value *run_on = value_under(f, row, s->run_on);
    if (!whole || !bought || !run_on)
        return true;
    bool parts = is_filled(bought) || is_filled(run_on);
    ++*seen;
    return parts == is_filled(whole) ||
           gk_rule_fail(run, item, whole->origin.source ? whole->origin : f->table->origin,
                        gk_check_text(run,
                                      parts ? "%s: cars have parts, but no 小计"
                                            : "%s: cars have a 小计, but no parts",
                                      s->half),
                        gk_check_text(run,
                                      parts ? "%s：公务用车填有分项，未填小计"
                                            : "%s：公务用车填有小计，未填分项",
                                      s->half));
}

bool gk_rule_split(gk_check_context *run, const gk_checks_item *item) {
    size_t before = run->results->count, seen = 0;
    gk_keyed_table *f = gk_keyed_table_of(run->frames, GK_ROLE_THREE_PUBLIC);
    if (!f->table)
        return gk_rule_no_table(run, item, GK_ROLE_THREE_PUBLIC);
    for (size_t i = 0; f->table->row_count && i < sizeof splits / sizeof *splits; i++)
        if (!check_split(run, item, f, &splits[i], &seen))
            return false;
    return gk_rule_end(run, item, before, seen);
}
