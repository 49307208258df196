#include "check/rules_codes.h"

#include "base/enumerator.h"
#include "base/utf8.h"
#include "check/rule_results.h"
#include "profile/profiles.h"
#include "profile/year.h"
#include <gongkai/text.h>
#include <string.h>

static bool has_code(const gk_table *table, const char *code, size_t n) {
    for (size_t i = 0; i < table->row_count; i++)
        if (strlen(table->rows[i].key) == n && strncmp(table->rows[i].key, code, n) == 0)
            return true;
    return false;
}

static bool fail_code(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                      const gk_row *row, const char *en, const char *zh) {
    return gk_rule_fail(run, item, gk_rule_origin(f->table, row),
                        gk_check_text(run, "%s %s: %s", gk_rule_name(f->table), row->key, en),
                        gk_check_text(run, "%s %s：%s", gk_rule_name(f->table), row->key, zh));
}

/* Whoever asks for codes of a table without any is told. */
static bool no_codes(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f) {
    return gk_check_results_add_not_run(run->results, &item->check, "rows of {1} have no codes",
                                        "{1}的行没有科目代码",
                                        gk_check_table_name(run, f->table->role));
}

/* ---- levels --------------------------------------------------------------------------------- */

static bool is_economic(const gk_row *row) {
    return *row->key == '3';
}

static bool has_figure(const gk_table *table, const gk_row *row) {
    for (size_t c = 0; c < table->column_count; c++)
        if (row->values[c].kind == GK_VALUE_NUMBER && row->values[c].number.coefficient)
            return true;
    return false;
}

/* Functional codes go down to 项. Economic ones to 款, but a form lists classes that nothing was
 * paid for. */
static bool stops_above(const gk_table *table, const gk_row *row) {
    size_t n = strlen(row->key), deepest = is_economic(row) ? 5 : 7;
    for (size_t i = 0; i < table->row_count; i++)
        if (gk_keyed_table_is_code(&table->rows[i], n + 2) &&
            strncmp(table->rows[i].key, row->key, n) == 0)
            return false;
    return n < deepest && (!is_economic(row) || has_figure(table, row));
}

/* Where economic codes stand side by side, each column runs down on its own. */
static const gk_row *code_above(const gk_table *table, const gk_row *row) {
    gk_origin own = gk_rule_origin(table, row);
    for (size_t i = (size_t)(row - table->rows); i-- > 0;) {
        const gk_row *above = &table->rows[i];
        if (gk_keyed_table_is_code(above, 0) &&
            (!is_economic(row) || gk_rule_origin(table, above).col == own.col))
            return above;
    }
    return NULL;
}

/* True if it stands behind a larger code. Rows of a stream may have lost their columns. */
static bool is_behind(const gk_table *table, const gk_row *row) {
    const gk_row *above = code_above(table, row);
    bool placed = gk_rule_origin(table, row).row != table->origin.row;
    return above && strcmp(above->key, row->key) > 0 && (placed || !is_economic(row));
}

/* Every parent is there, codes ascend, and go down to the last level. */
static bool check_tree(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                       size_t *seen) {
    if (!f->coded)
        return no_codes(run, item, f);
    for (size_t i = 0; i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        size_t n = strlen(row->key);
        if (!gk_keyed_table_is_code(row, 0))
            continue;
        ++*seen;
        if ((n > 3 && !has_code(f->table, row->key, n - 2) &&
             !fail_code(run, item, f, row, "the code above it is missing", "缺少上级科目")) ||
            (stops_above(f->table, row) &&
             !(is_economic(row)
                   ? fail_code(run, item, f, row, "it does not go down to 款 (five digits)",
                               "未细化到款级（5位）")
                   : fail_code(run, item, f, row, "it does not go down to 项 (seven digits)",
                               "未细化到项级（7位）"))) ||
            (is_behind(f->table, row) &&
             !fail_code(run, item, f, row, "codes do not ascend", "科目代码未按升序排列")))
            return false;
    }
    return true;
}

bool gk_rule_tree(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_tree);
}

/* ---- not applicable ------------------------------------------------------------------------- */

/* True if the form prints —— in column n of the row. */
static bool prints_na(const gk_keyed_table *f, size_t row, unsigned n) {
    const gk_slot *slot = f->slots[row];
    for (uint32_t col = slot ? slot->first_value : 1; slot && col <= slot->last_value; col++) {
        const gk_field *field = &f->form->rows[slot->row].fields[col];
        if (field->kind == GK_FIELD_VALUE && field->column == n)
            return field->text && strcmp(field->text, "——") == 0;
    }
    return false;
}

/* One row of 309 or 311, or in which the form prints ——. */
static bool check_na_row(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                         const gk_row *row, size_t *seen) {
    char prefix[4] = "";
    strncat(prefix, row->key, 3);
    bool never = gk_keyed_table_is_code(row, 0) && gk_rule_names(item->rule_argument, prefix);
    for (unsigned c = 0; c < f->table->column_count; c++) {
        bool printed = prints_na(f, gk_keyed_table_index(f, row), c + 1);
        gk_value_kind kind = row->values[c].kind;
        *seen += never || printed;
        if (((never || printed) && kind == GK_VALUE_NUMBER &&
             !fail_code(run, item, f, row, "—— must stand here, not a number",
                        "此处应为“——”，不应为数字")) ||
            (printed && kind == GK_VALUE_BLANK &&
             !fail_code(run, item, f, row, "this is blank where the form prints ——",
                        "此处为空，表式为“——”")))
            return false;
    }
    return true;
}

/* 309, 311 are never paid out of 基本支出: —— stands there, not 0. */
static bool check_na(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                     size_t *seen) {
    if (!f->coded)
        return no_codes(run, item, f);
    for (size_t i = 0; i < f->table->row_count; i++)
        if (!check_na_row(run, item, f, &f->table->rows[i], seen))
            return false;
    return true;
}

bool gk_rule_na(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_na);
}

/* ---- names of classes ----------------------------------------------------------------------- */

static const char *newest_key(const gk_check_context *run, const char *name, char key[512]) {
    gk_keyed_table_newest(run->mappings, GK_ROLE_SUMMARY, name, key);
    return key;
}

/* What the forms of the report's year call a class; NULL if they have no such class. */
static const char *class_name(const gk_check_context *run, const char *code) {
    const gk_form *form =
        gk_year_form(run->profiles, run->report->profile, GK_ROLE_SUMMARY, gk_check_year(run));
    char wanted[512], own[512];
    for (size_t i = 0; form && i < run->class_count; i++) {
        if (strcmp(run->classes[i].code, code) != 0)
            continue;
        newest_key(run, run->classes[i].name, wanted);
        for (size_t k = 0; k < form->slot_count; k++)
            if (*form->slots[k].label &&
                strcmp(newest_key(run, form->slots[k].label, own), wanted) == 0)
                return gk_behind_enumerator(form->slots[k].label_keys[0]);
    }
    return NULL;
}

/* The name of some class in some year. */
static bool is_class_name(const gk_check_context *run, const char *label) {
    char newest[512], own[512];
    newest_key(run, label, newest);
    for (size_t i = 0; i < run->class_count; i++)
        if (strcmp(newest_key(run, run->classes[i].name, own), newest) == 0)
            return true;
    return false;
}

/* Most letters of the name are in it: 社会保障与就业支出. A name without its 支出 is a short one.
 */
static bool is_slip_of(const char *key, const char *name) {
    const char *at = name, *end = name + strlen(name);
    size_t letters = 0, shared = 0, n = strlen(key);
    if (strncmp(name, key, n) == 0 && strcmp(name + n, "支出") == 0)
        return false;
    while (at < end) {
        char letter[8] = "";
        const char *from = at;
        gk_utf8_next(&at, end);
        memcpy(letter, from, (size_t)(at - from));
        letters++;
        shared += strstr(key, letter) != NULL;
    }
    return 3 * shared >= 2 * letters;
}

static bool check_class_names(gk_check_context *run, const gk_checks_item *item,
                              const gk_keyed_table *f, size_t *seen) {
    if (!f->coded)
        return no_codes(run, item, f);
    char key[512];
    for (size_t i = 0; i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        const char *name = gk_keyed_table_is_code(row, 3) ? class_name(run, row->key) : NULL;
        *seen += name != NULL;
        gk_text_key(row->label, key, sizeof key);
        if (!name || (!is_class_name(run, row->label) && !is_slip_of(key, name)))
            continue; /* of another name nothing can be said */
        if (strcmp(gk_behind_enumerator(key), name) != 0 &&
            !gk_rule_fail(run, item, gk_rule_origin(f->table, row),
                          gk_check_text(run, "%s %s is called “%.100s”, not “%.100s”",
                                        gk_rule_name(f->table), row->key, row->label, name),
                          gk_check_text(run, "%s %s的名称为“%.100s”，应为“%.100s”",
                                        gk_rule_name(f->table), row->key, row->label, name)))
            return false;
    }
    return true;
}

bool gk_rule_class_names(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_class_names);
}

/* ---- the same codes in several tables ------------------------------------------------------- */

static bool check_twin(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                       const gk_row *row, const gk_row *twin) {
    char here[512], there[512];
    gk_text_key(row->label, here, sizeof here);
    gk_text_key(twin->label, there, sizeof there);
    return !*here || !*there || strcmp(here, there) == 0 ||
           fail_code(run, item, f, row, "支出决算表 has another name for it",
                     "与支出决算表中的科目名称不一致");
}

/* Money of a fund may only have come in, or be carried over: 03 has what was spent. */
static bool is_spent(gk_check_context *run, const gk_keyed_table *f, const gk_row *row) {
    gk_keyed_table *table = gk_keyed_table_of(run->frames, f->role);
    unsigned n = gk_keyed_table_column(table, "小计");
    if (!n || n >= GK_UNKNOWN_COLUMN)
        n = gk_keyed_table_column(table, "合计");
    return n && n < GK_UNKNOWN_COLUMN && row->values[n - 1].kind == GK_VALUE_NUMBER &&
           row->values[n - 1].number.coefficient != 0;
}

/* Every code that 05, 07 or 08 spends on is in 03, under the same name. */
static bool check_codes_of(gk_check_context *run, const gk_checks_item *item,
                           const gk_keyed_table *f, size_t *seen) {
    const gk_keyed_table *whole = gk_keyed_table_of(run->frames, GK_ROLE_EXPENDITURE);
    if (!f->coded)
        return no_codes(run, item, f);
    if (!whole->table)
        return gk_rule_no_table(run, item, GK_ROLE_EXPENDITURE);
    bool may_lack = strcmp(f->table->role, GK_ROLE_REVENUE) == 0;
    for (size_t i = 0; f != whole && i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        if (!gk_keyed_table_is_code(row, 0))
            continue;
        const gk_row *twin = gk_keyed_table_row(whole, row->key);
        ++*seen;
        if (twin ? !check_twin(run, item, f, row, twin)
                 : !may_lack && is_spent(run, f, row) &&
                       !fail_code(run, item, f, row, "支出决算表 does not have it",
                                  "支出决算表中没有此科目"))
            return false;
    }
    return true;
}

bool gk_rule_codes(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_codes_of);
}

/* Every code with a figure in one of the two tables of the scope is in the other. */
static bool check_same_codes(gk_check_context *run, const gk_checks_item *item,
                             const gk_keyed_table *f, size_t *seen) {
    bool first = strcmp(item->scope.roles[0], f->role) == 0;
    const char *role = item->scope.roles[first ? item->scope.role_count - 1 : 0];
    const gk_keyed_table *other = gk_keyed_table_of(run->frames, role);
    for (size_t i = 0; other->table && i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        if (!gk_keyed_table_is_code(row, 0) || !has_figure(f->table, row))
            continue;
        ++*seen;
        const char *name = gk_rule_name(other->table);
        const char *en = gk_check_text(run, "%s does not have this code", name);
        const char *zh = gk_check_text(run, "%s中没有此科目", name);
        if (!gk_keyed_table_row(other, row->key) &&
            !(en && zh && fail_code(run, item, f, row, en, zh)))
            return false;
    }
    return true;
}

bool gk_rule_same_codes(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_same_codes);
}
