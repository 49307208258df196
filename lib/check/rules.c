#include "check/rules.h"

#include "base/characters.h"
#include "check/equation.h"
#include "check/rule_results.h"
#include "check/rules_codes.h"
#include "check/rules_names.h"
#include "check/rules_rows.h"
#include "check/rules_tables.h"
#include "check/rules_year.h"
#include <string.h>

struct gk_rule {
    const char *name;
    bool (*apply)(gk_check_context *run, const gk_checks_item *item);
    bool (*takes)(const char *word, size_t length); /**< Words behind the name; NULL: none. */
};

/* ---- what reading found, and what only people know ------------------------------------------- */

static bool add_found(gk_check_context *run, const gk_checks_item *item) {
    for (size_t i = 0; i < gk_findings_count(run->found); i++) {
        const gk_finding *f = gk_findings_at(run->found, i);
        if (gk_rule_names(item->rule_argument, f->id) &&
            !gk_rule_fail(run, item, f->origin, f->en, f->zh))
            return false;
    }
    return true;
}

static bool rule_found(gk_check_context *run, const gk_checks_item *item) {
    size_t before = run->results->count;
    if (run->report->migrated_from)
        return gk_rule_moved(run, item);
    if (!run->found)
        return gk_check_results_add_not_run(run->results, &item->check,
                                            "what reading found was not given",
                                            "没有提供读取时的发现", "");
    return add_found(run, item) && gk_rule_end(run, item, before, 1);
}

/* What is wrong with the form itself says more than what reading found of it. */
static bool rule_form(gk_check_context *run, const gk_checks_item *item) {
    size_t before = run->results->count;
    if (!gk_rule_outdated(run, item))
        return false;
    return run->results->count > before && run->found ? add_found(run, item)
                                                      : rule_found(run, item);
}

/* The one sheet of a text or web page is called like its file. */
static bool is_of_workbook(gk_origin origin) {
    return origin.source && origin.sheet && strcmp(gk_base_name(origin.source), origin.sheet) != 0;
}

static bool is_workbook(const gk_report *report) {
    for (size_t i = 0; i < report->table_count; i++)
        if (is_of_workbook(report->tables[i].origin))
            return true;
    return false;
}

/* What only workbooks have, others cannot be praised for doing without. */
static bool rule_workbook(gk_check_context *run, const gk_checks_item *item) {
    size_t before = run->results->count;
    if (is_workbook(run->report) || run->report->migrated_from || !run->found)
        return rule_found(run, item);
    return add_found(run, item) &&
           (run->results->count > before ||
            gk_check_results_add_not_run(run->results, &item->check,
                                         "the report was not read from a workbook",
                                         "决算不是从工作簿读取的", ""));
}

static bool rule_manual(gk_check_context *run, const gk_checks_item *item) {
    return gk_check_results_add_not_run(run->results, &item->check, "only a person can decide it",
                                        "须由人工判断", "");
}

/* ---- what stands behind a rule's name -------------------------------------------------------- */

static bool is_finding(const char *word, size_t length) {
    size_t count;
    const gk_finding_description *kinds = gk_finding_kinds(&count);
    for (size_t i = 0; i < count; i++)
        if (strlen(kinds[i].id) == length && memcmp(kinds[i].id, word, length) == 0)
            return true;
    return false;
}

static bool is_class(const char *word, size_t length) {
    return length == 3 && strspn(word, "0123456789") >= length;
}

const char *gk_rule_fault(const gk_rule *rule, const char *behind) {
    if (!*behind)
        return rule->takes ? behind : NULL;
    for (const char *word = behind; *word; word += *word == ' ') {
        size_t length = strcspn(word, " ");
        if (!rule->takes || !rule->takes(word, length))
            return word;
        word += length;
    }
    return NULL;
}

/* ---- the list ------------------------------------------------------------------------------- */

static const gk_rule rules[] = {
    {"tree", gk_rule_tree, NULL},
    {"na", gk_rule_na, is_class},
    {"class-names", gk_rule_class_names, NULL},
    {"codes", gk_rule_codes, NULL},
    {"same-codes", gk_rule_same_codes, NULL},
    {"own-names", gk_rule_own_names, NULL},
    {"one-name", gk_rule_one_name, NULL},
    {"order", gk_rule_order, NULL},
    {"numerals", gk_rule_numerals, NULL},
    {"unnamed", gk_rule_unnamed, NULL},
    {"split", gk_rule_split, NULL},
    {"present", gk_rule_present, NULL},
    {"table-order", gk_rule_table_order, NULL},
    {"stated", gk_rule_stated, NULL},
    {"explained", gk_rule_explained, NULL},
    {"noted", gk_rule_noted, NULL},
    {"decimals", gk_rule_decimals, NULL},
    {"whole", gk_rule_whole, NULL},
    {"placeholders", gk_rule_placeholders, NULL},
    {"form", rule_form, is_finding},
    {"not-newer", gk_rule_not_newer, NULL},
    {"found", rule_found, is_finding},
    {"workbook", rule_workbook, is_finding},
    {"manual", rule_manual, NULL},
};

const gk_rule *gk_rule_find(const char *text, const char **behind) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        size_t n = strlen(rules[i].name);
        if (strncmp(text, rules[i].name, n) == 0 && (!text[n] || text[n] == ' ')) {
            *behind = text[n] ? text + n + 1 : text + n;
            return &rules[i];
        }
    }
    return NULL;
}

bool gk_rule_run(gk_check_context *run, const gk_checks_item *item) {
    bool holds = true;
    size_t before = run->results->count;
    if (item->conditional && !gk_equation_holds(run, item, &(gk_variables){0}, &holds))
        return false;
    if (holds)
        return item->rule->apply(run, item);
    return run->results->count > before ||
           gk_check_results_add_not_run(run->results, &item->check, "its condition does not hold",
                                        "其条件不成立", "");
}
