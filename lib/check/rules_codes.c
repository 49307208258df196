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

/* Every parent is there, codes ascend, and go down to seven digits. */
static bool check_tree(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f) {
    if (!f->coded)
        return no_codes(run, item, f);
    const gk_row *last = NULL;
    for (size_t i = 0; i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        size_t n = strlen(row->key);
        if (!gk_keyed_table_is_code(row, 0))
            continue;
        bool orphan = n > 3 && !has_code(f->table, row->key, n - 2);
        bool leaf = n < 7;
        for (size_t k = 0; leaf && k < f->table->row_count; k++)
            leaf = !(gk_keyed_table_is_code(&f->table->rows[k], n + 2) &&
                     strncmp(f->table->rows[k].key, row->key, n) == 0);
        bool behind = last && strcmp(last->key, row->key) > 0;
        last = row;
        if ((orphan &&
             !fail_code(run, item, f, row, "the code above it is missing", "缺少上级科目")) ||
            (leaf && !fail_code(run, item, f, row, "it does not go down to 项 (seven digits)",
                                "未细化到项级（7位）")) ||
            (behind &&
             !fail_code(run, item, f, row, "codes do not ascend", "科目代码未按升序排列")))
            return false;
    }
    return true;
}

bool gk_rule_tree(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_tree);
}

/* 309, 311 are never paid out of 基本支出: —— stands there, not 0. */
static bool check_na(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f) {
    if (!f->coded)
        return no_codes(run, item, f);
    for (size_t i = 0; i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        char prefix[4] = "";
        strncat(prefix, row->key, 3);
        if (!gk_keyed_table_is_code(row, 0) || !gk_rule_names(item->rule_argument, prefix))
            continue;
        for (size_t c = 0; c < f->table->column_count; c++)
            if (row->values[c].kind == GK_VALUE_NUMBER &&
                !fail_code(run, item, f, row, "—— must stand here, not a number",
                           "此处应为“——”，不应为数字"))
                return false;
    }
    return true;
}

bool gk_rule_na(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_na);
}

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
                              const gk_keyed_table *f) {
    if (!f->coded)
        return no_codes(run, item, f);
    char key[512];
    for (size_t i = 0; i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        const char *name = gk_keyed_table_is_code(row, 3) ? class_name(run, row->key) : NULL;
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

/* Every code with a figure in 05, 07 or 08 is in 03, under the same name. */
static bool check_codes_of(gk_check_context *run, const gk_checks_item *item,
                           const gk_keyed_table *f) {
    if (!f->coded)
        return no_codes(run, item, f);
    const gk_keyed_table *whole = gk_keyed_table_of(run->frames, GK_ROLE_EXPENDITURE);
    char here[512], there[512];
    for (size_t i = 0; whole->table && f != whole && i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        const gk_row *twin =
            gk_keyed_table_is_code(row, 0) ? gk_keyed_table_row(whole, row->key) : NULL;
        bool revenue = strcmp(f->table->role, GK_ROLE_REVENUE) == 0;
        if (!gk_keyed_table_is_code(row, 0) || (!twin && revenue))
            continue;
        if (!twin &&
            !fail_code(run, item, f, row, "支出决算表 does not have it", "支出决算表中没有此科目"))
            return false;
        gk_text_key(row->label, here, sizeof here);
        gk_text_key(twin ? twin->label : "", there, sizeof there);
        if (twin && *here && *there && strcmp(here, there) != 0 &&
            !fail_code(run, item, f, row, "支出决算表 has another name for it",
                       "与支出决算表中的科目名称不一致"))
            return false;
    }
    return true;
}

bool gk_rule_codes(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_codes_of);
}
