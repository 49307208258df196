/* A name belongs to its code: names that slipped by a row, or changed places. */
#include "check/rules_names.h"

#include "check/rule_results.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

/* ---- against the names that are known ------------------------------------------------------- */

/* Whose name stands at a code that never had it; NULL if nothing certain can be said. The names
 * of codes the data lack may be anything, for a name moves from code to code over the years; but
 * that of a class stands at no other level. */
static const gk_subject *rightful_owner(const gk_subjects *subjects, const char *code,
                                        const char *label) {
    char key[GK_SUBJECT_KEY_MAX];
    gk_subject_key(label, key);
    const gk_subject *own = gk_subjects_find(subjects, code);
    bool class_only;
    const gk_subject *owner = gk_subjects_named(subjects, code, key, &class_only);
    if (!owner || (own && gk_subject_has(own, key)))
        return NULL;
    return own || (class_only && strlen(code) != strlen(owner->code)) ? owner : NULL;
}

/* 一般公共服务 beside a code of three digits is the short name of a class. */
static const gk_subject *owner_of_label(const gk_subjects *subjects, const gk_row *row) {
    const gk_subject *owner = rightful_owner(subjects, row->key, row->label);
    char whole[GK_SUBJECT_KEY_MAX];
    if (owner || !gk_keyed_table_is_code(row, 3))
        return owner;
    snprintf(whole, sizeof whole, "%.480s支出", row->label);
    return rightful_owner(subjects, row->key, whole);
}

static bool fail_owner(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                       const gk_row *row, const gk_subject *owner) {
    const gk_subject *own = gk_subjects_find(&run->subjects, row->key);
    const char *table = gk_rule_name(f->table);
    const char *en = gk_check_text(run, "%s %s is called “%.100s”, which is the name of %s", table,
                                   row->key, row->label, owner->code);
    const char *zh = gk_check_text(run, "%s %s的名称为“%.100s”，这是%s的名称", table, row->key,
                                   row->label, owner->code);
    if (own && en && zh) {
        en = gk_check_text(run, "%s; it is “%s”", en, own->name);
        zh = gk_check_text(run, "%s，应为“%s”", zh, own->name);
    }
    return gk_rule_fail(run, item, gk_rule_origin(f->table, row), en, zh);
}

static bool check_own_names(gk_check_context *run, const gk_checks_item *item,
                            const gk_keyed_table *f, size_t *seen) {
    for (size_t i = 0; f->coded && i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        const gk_subject *owner =
            gk_keyed_table_is_code(row, 0) ? owner_of_label(&run->subjects, row) : NULL;
        *seen += gk_keyed_table_is_code(row, 0);
        if (owner && !fail_owner(run, item, f, row, owner))
            return false;
    }
    return true;
}

bool gk_rule_own_names(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_own_names);
}

/* ---- against another table of the report ---------------------------------------------------- */

static bool is_called(const gk_row *row, const char *key) {
    char own[GK_SUBJECT_KEY_MAX];
    gk_text_key(row->label, own, sizeof own);
    return strcmp(own, key) == 0;
}

/* The code to which `whole` gives the name and this table does not; NULL if none, or if a code has
 * it in both: then the name stands at one code too many, and may well be a slip. */
static const gk_row *other_owner(const gk_keyed_table *whole, const gk_keyed_table *f,
                                 const char *key) {
    const gk_row *found = NULL;
    for (size_t i = 0; i < whole->table->row_count; i++) {
        const gk_row *row = &whole->table->rows[i];
        if (!gk_keyed_table_is_code(row, 0) || !is_called(row, key))
            continue;
        const gk_row *here = gk_keyed_table_row(f, row->key);
        if (here && is_called(here, key))
            return NULL;
        found = found ? found : row;
    }
    return found;
}

/* The row of `whole` that has this row's name, though it gives its code another. */
static const gk_row *moved_from(const gk_keyed_table *whole, const gk_keyed_table *f,
                                const gk_row *row) {
    char key[GK_SUBJECT_KEY_MAX];
    gk_text_key(row->label, key, sizeof key);
    const gk_row *twin =
        *key && gk_keyed_table_is_code(row, 0) ? gk_keyed_table_row(whole, row->key) : NULL;
    return twin && *twin->label && !is_called(twin, key) ? other_owner(whole, f, key) : NULL;
}

/* 03 has every code; where it is missing, 02 has most. */
static const gk_keyed_table *table_of_all_codes(const gk_check_context *run) {
    const gk_keyed_table *whole = gk_keyed_table_of(run->frames, GK_ROLE_EXPENDITURE);
    return whole->table ? whole : gk_keyed_table_of(run->frames, GK_ROLE_REVENUE);
}

static bool check_one_name(gk_check_context *run, const gk_checks_item *item,
                           const gk_keyed_table *f, size_t *seen) {
    const gk_keyed_table *whole = table_of_all_codes(run);
    if (!whole->table)
        return gk_rule_no_table(run, item, GK_ROLE_EXPENDITURE);
    for (size_t i = 0; f != whole && f->coded && i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i], *from = moved_from(whole, f, row);
        *seen += gk_keyed_table_is_code(row, 0);
        const char *here = gk_rule_name(f->table);
        const char *there = from ? gk_rule_name(whole->table) : "";
        if (from &&
            !gk_rule_fail(run, item, gk_rule_origin(f->table, row),
                          gk_check_text(run, "%s %s is called “%.100s”, which %s gives to %s", here,
                                        row->key, row->label, there, from->key),
                          gk_check_text(run, "%s %s的名称为“%.100s”，在%s中是%s的名称", here,
                                        row->key, row->label, there, from->key)))
            return false;
    }
    return true;
}

bool gk_rule_one_name(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_one_name);
}
