#include "check/rules_tables.h"

#include "check/rule_results.h"
#include "profile/column_name.h"
#include "report/note_words.h"
#include <string.h>

/* Both on one sheet: the order of sheets and files is not known. */
static bool is_above(const gk_table *table, const gk_table *other) {
    const gk_origin a = table->origin, b = other->origin;
    return a.source && b.source && a.sheet && b.sheet && strcmp(a.source, b.source) == 0 &&
           strcmp(a.sheet, b.sheet) == 0 && a.row < b.row;
}

bool gk_rule_table_order(gk_check_context *run, const gk_checks_item *item) {
    size_t before = run->results->count;
    const gk_table *tables = run->report->tables;
    if (run->report->migrated_from)
        return gk_rule_moved(run, item);
    for (size_t i = 1; i < run->report->table_count; i++) {
        const char *here = gk_rule_name(&tables[i]), *there = gk_rule_name(&tables[i - 1]);
        if (is_above(&tables[i], &tables[i - 1]) &&
            !gk_rule_fail(run, item, tables[i].origin,
                          gk_check_text(run, "%s stands above %s", here, there),
                          gk_check_text(run, "%s排在%s之前", here, there)))
            return false;
    }
    return gk_rule_end(run, item, before, run->report->table_count);
}

/* Forms before 2019 have no place for it: that none states it is told once, by reading. */
static bool any_states_year(const gk_report *report) {
    for (size_t i = 0; i < report->table_count; i++)
        if (report->tables[i].year)
            return true;
    return false;
}

static bool check_stated(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                         size_t *seen) {
    ++*seen;
    const gk_table *t = f->table;
    const struct {
        bool missing;
        const char *en, *zh;
    } parts[] = {{!t->department, "部门名称", "部门名称"},
                 {!t->year && any_states_year(run->report), "年度", "年度"},
                 {!t->unit, "金额单位", "金额单位"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].missing &&
            !gk_rule_fail(
                run, item, t->origin,
                gk_check_text(run, "%s does not state its %s", gk_rule_name(t), parts[i].en),
                gk_check_text(run, "%s未注明%s", gk_rule_name(t), parts[i].zh)))
            return false;
    if (t->unit && strstr(t->unit, "万元") == NULL)
        return gk_rule_fail(
            run, item, t->origin,
            gk_check_text(run, "%s is in %s, not in 万元", gk_rule_name(t), t->unit),
            gk_check_text(run, "%s以%s为单位，应为万元", gk_rule_name(t), t->unit));
    return true;
}

bool gk_rule_stated(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_stated);
}

static bool is_blank(const gk_table *table) {
    for (size_t i = 0; i < table->row_count; i++)
        for (size_t c = 0; c < table->column_count; c++)
            if (table->rows[i].values[c].kind != GK_VALUE_BLANK)
                return false;
    return true;
}

/* 0.00 all over is what some software prints where there are no data. */
static bool has_data(const gk_table *table) {
    for (size_t i = 0; i < table->row_count; i++)
        for (size_t c = 0; c < table->column_count; c++) {
            const gk_value *value = &table->rows[i].values[c];
            if (value->kind == GK_VALUE_NUMBER && value->number.coefficient != 0)
                return true;
        }
    return false;
}

static bool has_note(const gk_table *table, const char *word) {
    for (size_t i = 0; i < table->note_count; i++)
        if (strncmp(table->notes[i], word, strlen(word)) == 0)
            return true;
    return false;
}

typedef bool note_question(const char *note);

static bool any_note(const gk_table *table, note_question *holds) {
    for (size_t i = 0; i < table->note_count; i++)
        if (holds(table->notes[i]))
            return true;
    return false;
}

static bool check_explained(gk_check_context *run, const gk_checks_item *item,
                            const gk_keyed_table *f, size_t *seen) {
    ++*seen;
    if (has_data(f->table) && any_note(f->table, gk_note_says_empty))
        return gk_rule_fail(
            run, item, f->table->origin,
            gk_check_text(run, "%s is said to have no data, but it has some",
                          gk_rule_name(f->table)),
            gk_check_text(run, "%s有数据，却注明“本表无数据”", gk_rule_name(f->table)));
    return !is_blank(f->table) || any_note(f->table, gk_note_explains_empty) ||
           gk_rule_fail(
               run, item, f->table->origin,
               gk_check_text(run, "%s is empty without a 说明", gk_rule_name(f->table)),
               gk_check_text(run, "%s为空表，但没有“说明：本表无数据”", gk_rule_name(f->table)));
}

bool gk_rule_explained(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_explained);
}

static bool check_noted(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                        size_t *seen) {
    ++*seen;
    return has_note(f->table, "注") || has_note(f->table, "备注") ||
           gk_rule_fail(run, item, f->table->origin,
                        gk_check_text(run, "%s has no 注", gk_rule_name(f->table)),
                        gk_check_text(run, "%s没有“注”", gk_rule_name(f->table)));
}

bool gk_rule_noted(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_noted);
}

static bool check_decimals(gk_check_context *run, const gk_checks_item *item,
                           const gk_keyed_table *f, size_t *seen) {
    for (size_t i = 0; i < f->table->row_count; i++)
        for (size_t c = 0; c < f->table->column_count; c++) {
            const gk_value *value = &f->table->rows[i].values[c];
            *seen += value->kind == GK_VALUE_NUMBER;
            gk_decimal rounded = gk_decimal_round(value->number, 2);
            char text[GK_DECIMAL_TEXT_MAX];
            if (value->kind != GK_VALUE_NUMBER || gk_decimal_compare(value->number, rounded) == 0)
                continue;
            gk_decimal_format(value->number, 2, text);
            if (!gk_rule_fail(run, item, value->origin,
                              gk_check_text(run, "%s has more than two decimals", text),
                              gk_check_text(run, "%s超过两位小数", text)))
                return false;
        }
    return true;
}

bool gk_rule_decimals(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_decimals);
}

/* Reading refuses a file with such a count; a stream, or a caller of the library, may have one. */
static bool check_whole(gk_check_context *run, const gk_checks_item *item, const gk_keyed_table *f,
                        size_t *seen) {
    for (size_t i = 0; i < f->table->row_count; i++)
        for (unsigned c = 0; c < f->table->column_count; c++) {
            const gk_row *row = &f->table->rows[i];
            const gk_value *value = &row->values[c];
            char text[GK_DECIMAL_TEXT_MAX];
            if (value->kind != GK_VALUE_NUMBER || !gk_column_is_count(f->form, row->key, c + 1))
                continue;
            ++*seen;
            gk_decimal_format(value->number, 0, text);
            if (gk_decimal_compare(value->number, gk_decimal_round(value->number, 0)) != 0 &&
                !gk_rule_fail(run, item, value->origin,
                              gk_check_text(run, "a count must be whole, not %s", text),
                              gk_check_text(run, "数量应为整数，而不是%s", text)))
                return false;
        }
    return true;
}

bool gk_rule_whole(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_whole);
}

static bool is_placeholder(const char *text) {
    static const char *const words[] = {"XX", "××",   "某某",  "待填", "{单位}",
                                        "{",  "。。", "#REF!", "#DIV", "#####"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(text, words[i]))
            return true;
    return false;
}

static bool check_placeholders(gk_check_context *run, const gk_checks_item *item,
                               const gk_keyed_table *f, size_t *seen) {
    ++*seen;
    const gk_table *t = f->table;
    for (size_t i = 0; i < t->row_count + t->note_count + 1; i++) {
        bool row = i < t->row_count;
        const char *text = row                                ? t->rows[i].label
                           : i < t->row_count + t->note_count ? t->notes[i - t->row_count]
                           : t->department                    ? t->department
                                                              : "";
        if (is_placeholder(text) &&
            !gk_rule_fail(
                run, item, gk_rule_origin(t, row ? &t->rows[i] : NULL),
                gk_check_text(run, "%s: “%.200s” was left to be filled in", gk_rule_name(t), text),
                gk_check_text(run, "%s：“%.200s”尚未填写", gk_rule_name(t), text)))
            return false;
    }
    return true;
}

bool gk_rule_placeholders(gk_check_context *run, const gk_checks_item *item) {
    return gk_rule_for_tables(run, item, check_placeholders);
}
