/* What must be and is no equation: whether something is there, complete, or written as it should
 * be. */
#include "running.h"

#include "enumerator.h"
#include "findings.h"
#include "unit.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

struct gk_rule {
    const char *name;
    bool (*apply)(gk_running *run, const gk_checks_item *item);
    bool (*takes)(const char *word, size_t length); /**< Words behind the name; NULL: none. */
};

/* ---- what a rule says ----------------------------------------------------------------------- */

static bool say(gk_running *run, const gk_checks_item *item, gk_outcome outcome, gk_origin origin,
                const char *en, const char *zh) {
    gk_check_result result = {.check = &item->check,
                              .outcome = outcome,
                              .severity = outcome == GK_OUTCOME_FAILED ? item->check.severity
                                                                       : GK_SEVERITY_INFO,
                              .at = "",
                              .origin = origin,
                              .en = en,
                              .zh = zh};
    return en && zh && gk_running_add(run, &result);
}

static bool fail(gk_running *run, const gk_checks_item *item, gk_origin origin, const char *en,
                 const char *zh) {
    return say(run, item, GK_OUTCOME_FAILED, origin, en, zh);
}

static size_t count_of(const gk_running *run) {
    return run->results->count;
}

/* A rule that found nothing held. */
static bool end(gk_running *run, const gk_checks_item *item, size_t before) {
    return count_of(run) > before || say(run, item, GK_OUTCOME_HELD, (gk_origin){0}, "", "");
}

static gk_origin origin_of(const gk_table *table, const gk_row *row) {
    for (size_t c = 0; row && c < table->column_count; c++)
        if (row->values[c].origin.source)
            return row->values[c].origin;
    return table->origin;
}

static const char *name_of(const gk_table *table) {
    return *table->number ? table->number : table->title;
}

/* The tables a rule is for: those of its scope, or all. */
static bool is_in_scope(const gk_checks_item *item, gk_role role) {
    bool wanted = item->scope.role_count == 0;
    for (size_t i = 0; i < item->scope.role_count; i++)
        wanted = wanted || item->scope.roles[i] == role;
    return wanted;
}

typedef bool table_rule(gk_running *run, const gk_checks_item *item, const gk_frame *frame);

static bool for_tables(gk_running *run, const gk_checks_item *item, table_rule *rule) {
    size_t before = count_of(run);
    for (size_t i = 0; i < GK_ROLE_COUNT; i++) {
        const gk_frame *frame = &run->frames[i];
        if (frame->table && is_in_scope(item, (gk_role)i) && !rule(run, item, frame))
            return false;
    }
    return end(run, item, before);
}

/* ---- codes ---------------------------------------------------------------------------------- */

static bool has_code(const gk_table *table, const char *code, size_t n) {
    for (size_t i = 0; i < table->row_count; i++)
        if (strlen(table->rows[i].key) == n && strncmp(table->rows[i].key, code, n) == 0)
            return true;
    return false;
}

static bool fail_code(gk_running *run, const gk_checks_item *item, const gk_frame *f,
                      const gk_row *row, const char *en, const char *zh) {
    return fail(run, item, origin_of(f->table, row),
                gk_running_text(run, "%s %s: %s", name_of(f->table), row->key, en),
                gk_running_text(run, "%s %s：%s", name_of(f->table), row->key, zh));
}

/* Every parent is there, codes ascend, and go down to seven digits. */
static bool check_tree(gk_running *run, const gk_checks_item *item, const gk_frame *f) {
    const gk_row *last = NULL;
    for (size_t i = 0; i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        size_t n = strlen(row->key);
        if (!gk_frame_is_code(row, 0))
            continue;
        bool orphan = n > 3 && !has_code(f->table, row->key, n - 2);
        bool leaf = n < 7;
        for (size_t k = 0; leaf && k < f->table->row_count; k++)
            leaf = !(gk_frame_is_code(&f->table->rows[k], n + 2) &&
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

static bool is_named(const char *ids, const char *id) {
    size_t n = strlen(id);
    for (const char *at = ids; (at = strstr(at, id)); at += n)
        if ((at == ids || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
            return true;
    return false;
}

static bool rule_tree(gk_running *run, const gk_checks_item *item) {
    return for_tables(run, item, check_tree);
}

/* 309, 311 are never paid out of 基本支出: —— stands there, not 0. */
static bool check_na(gk_running *run, const gk_checks_item *item, const gk_frame *f) {
    for (size_t i = 0; i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        char prefix[4] = "";
        strncat(prefix, row->key, 3);
        if (!gk_frame_is_code(row, 0) || !is_named(item->rule_argument, prefix))
            continue;
        for (size_t c = 0; c < f->table->column_count; c++)
            if (row->values[c].kind == GK_VALUE_NUMBER &&
                !fail_code(run, item, f, row, "—— must stand here, not a number",
                           "此处应为“——”，不应为数字"))
                return false;
    }
    return true;
}

static bool rule_na(gk_running *run, const gk_checks_item *item) {
    return for_tables(run, item, check_na);
}

static const char *newest_key(const gk_running *run, const char *name, char key[512]) {
    gk_frame_newest(run->mappings, GK_ROLE_SUMMARY, name, key);
    return key;
}

/* What the report's own form calls a class, in the year of its profile; NULL if it has no such
 * class. */
static const char *class_name(const gk_running *run, const char *code) {
    const gk_picture *form =
        gk_layouts_picture(run->layouts, run->report->profile, GK_ROLE_SUMMARY);
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

/* The name of some class in some year: of what is no such name nothing can be said. */
static bool is_class_name(const gk_running *run, const char *label) {
    char newest[512], own[512];
    newest_key(run, label, newest);
    for (size_t i = 0; i < run->class_count; i++)
        if (strcmp(newest_key(run, run->classes[i].name, own), newest) == 0)
            return true;
    return false;
}

static bool check_class_names(gk_running *run, const gk_checks_item *item, const gk_frame *f) {
    char key[512];
    for (size_t i = 0; i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        const char *name = gk_frame_is_code(row, 3) ? class_name(run, row->key) : NULL;
        if (!name || !is_class_name(run, row->label))
            continue;
        gk_text_key(row->label, key, sizeof key);
        if (strcmp(gk_behind_enumerator(key), name) != 0 &&
            !fail(run, item, origin_of(f->table, row),
                  gk_running_text(run, "%s %s is called “%.100s”, not “%.100s”", name_of(f->table),
                                  row->key, row->label, name),
                  gk_running_text(run, "%s %s的名称为“%.100s”，应为“%.100s”", name_of(f->table),
                                  row->key, row->label, name)))
            return false;
    }
    return true;
}

static bool rule_class_names(gk_running *run, const gk_checks_item *item) {
    return for_tables(run, item, check_class_names);
}

/* Every code with a figure in 05, 07 or 08 is in 03, under the same name. */
static bool check_codes_of(gk_running *run, const gk_checks_item *item, const gk_frame *f) {
    const gk_frame *whole = &run->frames[GK_ROLE_EXPENDITURE];
    char here[512], there[512];
    for (size_t i = 0; whole->table && f != whole && i < f->table->row_count; i++) {
        const gk_row *row = &f->table->rows[i];
        const gk_row *twin = gk_frame_is_code(row, 0) ? gk_frame_row(whole, row->key) : NULL;
        bool revenue = f->table->role == GK_ROLE_REVENUE;
        if (!gk_frame_is_code(row, 0) || (!twin && revenue))
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

static bool rule_codes(gk_running *run, const gk_checks_item *item) {
    return for_tables(run, item, check_codes_of);
}

/* ---- tables --------------------------------------------------------------------------------- */

static bool rule_present(gk_running *run, const gk_checks_item *item) {
    size_t before = count_of(run), count;
    const gk_picture *pictures = gk_layouts_pictures(run->layouts, run->report->profile, &count);
    gk_origin origin = run->report->table_count
                           ? (gk_origin){.source = run->report->tables[0].origin.source}
                           : (gk_origin){0};
    for (size_t i = 0; i < count; i++)
        if (!gk_report_table(run->report, pictures[i].role) &&
            !fail(run, item, origin,
                  gk_running_text(run, "%s %s is missing", pictures[i].number, pictures[i].title),
                  gk_running_text(run, "缺少%s %s", pictures[i].number, pictures[i].title)))
            return false;
    return end(run, item, before);
}

/* Forms before 2019 have no place for it: that none states it is told once, by reading. */
static bool any_states_year(const gk_report *report) {
    for (size_t i = 0; i < report->table_count; i++)
        if (report->tables[i].year)
            return true;
    return false;
}

static bool check_stated(gk_running *run, const gk_checks_item *item, const gk_frame *f) {
    const gk_table *t = f->table;
    const struct {
        bool missing;
        const char *en, *zh;
    } parts[] = {{!t->department, "部门名称", "部门名称"},
                 {!t->year && any_states_year(run->report), "年度", "年度"},
                 {!t->unit, "金额单位", "金额单位"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].missing &&
            !fail(run, item, t->origin,
                  gk_running_text(run, "%s does not state its %s", name_of(t), parts[i].en),
                  gk_running_text(run, "%s未注明%s", name_of(t), parts[i].zh)))
            return false;
    if (t->unit && strstr(t->unit, "万元") == NULL)
        return fail(run, item, t->origin,
                    gk_running_text(run, "%s is in %s, not in 万元", name_of(t), t->unit),
                    gk_running_text(run, "%s以%s为单位，应为万元", name_of(t), t->unit));
    return true;
}

static bool rule_stated(gk_running *run, const gk_checks_item *item) {
    return for_tables(run, item, check_stated);
}

static bool is_empty(const gk_table *table) {
    for (size_t i = 0; i < table->row_count; i++)
        for (size_t c = 0; c < table->column_count; c++)
            if (table->rows[i].values[c].kind != GK_VALUE_BLANK)
                return false;
    return true;
}

static bool has_note(const gk_table *table, const char *word) {
    for (size_t i = 0; i < table->note_count; i++)
        if (strncmp(table->notes[i], word, strlen(word)) == 0)
            return true;
    return false;
}

static bool check_explained(gk_running *run, const gk_checks_item *item, const gk_frame *f) {
    return !is_empty(f->table) || has_note(f->table, "说明") ||
           fail(run, item, f->table->origin,
                gk_running_text(run, "%s is empty without a 说明", name_of(f->table)),
                gk_running_text(run, "%s为空表，但没有“说明：本表无数据”", name_of(f->table)));
}

static bool rule_explained(gk_running *run, const gk_checks_item *item) {
    return for_tables(run, item, check_explained);
}

static bool check_noted(gk_running *run, const gk_checks_item *item, const gk_frame *f) {
    return has_note(f->table, "注") || has_note(f->table, "备注") ||
           fail(run, item, f->table->origin,
                gk_running_text(run, "%s has no 注", name_of(f->table)),
                gk_running_text(run, "%s没有“注”", name_of(f->table)));
}

static bool rule_noted(gk_running *run, const gk_checks_item *item) {
    return for_tables(run, item, check_noted);
}

/* ---- values and texts ----------------------------------------------------------------------- */

static bool check_decimals(gk_running *run, const gk_checks_item *item, const gk_frame *f) {
    for (size_t i = 0; i < f->table->row_count; i++)
        for (size_t c = 0; c < f->table->column_count; c++) {
            const gk_value *value = &f->table->rows[i].values[c];
            gk_decimal rounded = gk_decimal_round(value->number, 2);
            char text[GK_DECIMAL_TEXT_MAX];
            if (value->kind != GK_VALUE_NUMBER || gk_decimal_compare(value->number, rounded) == 0)
                continue;
            gk_decimal_format(value->number, 2, text);
            if (!fail(run, item, value->origin,
                      gk_running_text(run, "%s has more than two decimals", text),
                      gk_running_text(run, "%s超过两位小数", text)))
                return false;
        }
    return true;
}

static bool rule_decimals(gk_running *run, const gk_checks_item *item) {
    return for_tables(run, item, check_decimals);
}

static bool is_placeholder(const char *text) {
    static const char *const words[] = {"XX", "××",   "某某",  "待填", "{单位}",
                                        "{",  "。。", "#REF!", "#DIV", "#####"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(text, words[i]))
            return true;
    return false;
}

static bool check_placeholders(gk_running *run, const gk_checks_item *item, const gk_frame *f) {
    const gk_table *t = f->table;
    for (size_t i = 0; i < t->row_count + t->note_count + 1; i++) {
        bool row = i < t->row_count;
        const char *text = row                                ? t->rows[i].label
                           : i < t->row_count + t->note_count ? t->notes[i - t->row_count]
                           : t->department                    ? t->department
                                                              : "";
        if (is_placeholder(text) &&
            !fail(run, item, origin_of(t, row ? &t->rows[i] : NULL),
                  gk_running_text(run, "%s: “%.200s” was left to be filled in", name_of(t), text),
                  gk_running_text(run, "%s：“%.200s”尚未填写", name_of(t), text)))
            return false;
    }
    return true;
}

static bool rule_placeholders(gk_running *run, const gk_checks_item *item) {
    return for_tables(run, item, check_placeholders);
}

/* ---- what reading found, and what only people know ------------------------------------------- */

static bool rule_found(gk_running *run, const gk_checks_item *item) {
    size_t before = count_of(run);
    if (run->report->migrated_from)
        return gk_running_not_run(run, &item->check, "the report was moved here from {1}",
                                  "决算由{1}版式转换而来", run->report->migrated_from);
    if (!run->found)
        return gk_running_not_run(run, &item->check, "what reading found was not given",
                                  "没有提供读取时的发现", "");
    for (size_t i = 0; i < gk_findings_count(run->found); i++) {
        const gk_finding *f = gk_findings_at(run->found, i);
        if (is_named(item->rule_argument, f->id) && !fail(run, item, f->origin, f->en, f->zh))
            return false;
    }
    return end(run, item, before);
}

static bool rule_manual(gk_running *run, const gk_checks_item *item) {
    return gk_running_not_run(run, &item->check, "only a person can decide it", "须由人工判断", "");
}

/* ---- what stands behind a rule's name -------------------------------------------------------- */

static bool is_finding(const char *word, size_t length) {
    size_t count;
    const gk_finding_kind *kinds = gk_finding_kinds(&count);
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
    {"tree", rule_tree, NULL},
    {"na", rule_na, is_class},
    {"class-names", rule_class_names, NULL},
    {"codes", rule_codes, NULL},
    {"present", rule_present, NULL},
    {"stated", rule_stated, NULL},
    {"explained", rule_explained, NULL},
    {"noted", rule_noted, NULL},
    {"decimals", rule_decimals, NULL},
    {"placeholders", rule_placeholders, NULL},
    {"found", rule_found, is_finding},
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

bool gk_rule_run(gk_running *run, const gk_checks_item *item) {
    return item->rule->apply(run, item);
}
