/* Small tables as people write them, and what they are taken for. Each test feeds a piece of text;
 * the account of cells is checked with every one of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "finding/findings.h"
#include "profiles.h"
#include <gongkai/gongkai.h>

#define TITLE "一般公共预算财政拨款支出决算表\n公开05表\n部门名称：甲局,2024年度,金额单位：万元\n"
#define HEADER "项目,,本年支出,,\n科目代码,科目名称,小计,基本支出,项目支出\n栏次,,1,2,3\n"
#define ROWS "合计,,12.50,10.00,2.50\n201,一般公共服务支出,12.50,10.00,2.50\n"
#define NOTE "注：本表反映支出情况。\n"

#define SUMMARY                                                                                                \
    "收入支出决算总表\n部门名称：甲局,2024年度,,,,金额单位：万元\n收入,,,支出,,\n" \
    "项目,行次,金额,项目,行次,金额\n栏次,,1,栏次,,2\n"

typedef struct taken {
    gk_book *book;
    gk_tables *tables;
    gk_findings *findings;
} taken;

static void check_account(const taken *t) {
    const char *name;
    size_t counts[GK_CLASS_COUNT], sheet = 0, errors = 0;
    for (; gk_tables_account(t->tables, sheet, &name, counts); sheet++) {
        size_t cells, sum = 0;
        gk_sheet_cells(gk_book_sheet(t->book, sheet), &cells);
        for (size_t c = 0; c < GK_CLASS_COUNT; c++)
            sum += counts[c];
        assert_int_equal(sum, cells);
        assert_string_equal(name, gk_sheet_name(gk_book_sheet(t->book, sheet)));
        errors += counts[GK_CLASS_UNPLACED];
    }
    assert_int_equal(sheet, gk_book_sheet_count(t->book));
    if (errors) /* unplaced is never silent */
        assert_true(gk_findings_count_from(t->findings, GK_SEVERITY_ERROR) > 0);
}

static taken take_by(const char *text, const gk_role *role, const char *profile) {
    taken t = {gk_book_new("a.csv"), NULL, gk_findings_new()};
    gk_sink sink = gk_book_sink(t.book);
    gk_read_options utf8 = {.encoding = "UTF-8"};
    gk_recognize_options options = {.role = role, .profile = profile};
    gk_error err = {0};
    if (gk_read_bytes(text, strlen(text), "a.csv", &utf8, &sink, t.findings, &err))
        fail_msg("%s", err.text);
    t.tables = gk_recognize(t.book, profiles, &options, t.findings, &err);
    assert_non_null(t.tables);
    for (size_t i = 0; i < gk_tables_count(t.tables); i++)
        assert_true(gk_findings_add_all(t.findings, gk_tables_findings(t.tables, i)));
    check_account(&t);
    return t;
}

static taken take_as(const char *text, const gk_role *role) {
    return take_by(text, role, "sx2024");
}

static taken take(const char *text) {
    return take_as(text, NULL);
}

static void done(taken *t) {
    gk_tables_free(t->tables);
    gk_findings_free(t->findings);
    gk_book_free(t->book);
}

/* Every finding as id@A1, parted by blanks. */
static void assert_found(const taken *t, const char *wanted) {
    char found[1024] = "";
    for (size_t i = 0; i < gk_findings_count(t->findings); i++) {
        const gk_finding *f = gk_findings_at(t->findings, i);
        char address[GK_ADDRESS_MAX];
        gk_address_format(f->origin.row, f->origin.col, address);
        size_t used = strlen(found);
        snprintf(found + used, sizeof found - used, "%s%s@%s", i ? " " : "", f->id, address);
        assert_string_equal(f->origin.source, "a.csv");
    }
    assert_string_equal(found, wanted);
}

static const gk_table *only_table(const taken *t, gk_role role, bool refused) {
    assert_int_equal(gk_tables_count(t->tables), 1);
    const gk_table *table = gk_tables_at(t->tables, 0);
    assert_int_equal(table->role, role);
    if (gk_tables_refused(t->tables, 0) != refused)
        fail_msg("%s", refused ? "not refused" : gk_findings_at(t->findings, 0)->en);
    return table;
}

static const gk_value *value(const gk_table *table, const char *key, size_t column) {
    const gk_row *row = gk_table_row(table, key);
    if (!row)
        fail_msg("no row %s", key);
    assert_in_range(column, 1, table->column_count);
    return &row->values[column - 1];
}

/* A row's values, as printed: "" for a blank. */
static void assert_row(const gk_table *table, const char *key, const char *wanted) {
    char shown[512] = "";
    for (size_t c = 1; c <= table->column_count; c++) {
        const gk_value *v = value(table, key, c);
        char number[GK_DECIMAL_TEXT_MAX] = "";
        if (v->kind == GK_VALUE_NUMBER)
            gk_decimal_format(v->number, 0, number);
        snprintf(shown + strlen(shown), sizeof shown - strlen(shown), "%s%s", c > 1 ? "|" : "",
                 v->kind == GK_VALUE_NOT_APPLICABLE ? "——" : number);
    }
    assert_string_equal(shown, wanted);
}

static void assert_count(const taken *t, gk_cell_class class_, size_t wanted) {
    const char *name;
    size_t counts[GK_CLASS_COUNT];
    assert_true(gk_tables_account(t->tables, 0, &name, counts));
    assert_int_equal(counts[class_], wanted);
}

/* --- a table as it should be --- */

static void test_plain(void **state) {
    (void)state;
    taken t = take(TITLE HEADER ROWS NOTE);
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_string_equal(table->profile, "sx2024");
    assert_string_equal(table->number, "公开05");
    assert_string_equal(table->title, "一般公共预算财政拨款支出决算表");
    assert_string_equal(table->department, "甲局");
    assert_int_equal(table->year, 2024);
    assert_string_equal(table->unit, "万元");
    assert_int_equal(table->column_count, 3);
    assert_int_equal(table->row_count, 2);
    assert_string_equal(table->rows[0].key, "合计");
    assert_string_equal(table->rows[1].key, "201");
    assert_string_equal(table->rows[1].label, "一般公共服务支出");
    assert_row(table, "合计", "12.50|10.00|2.50");
    const gk_value *v = value(table, "201", 2);
    assert_string_equal(v->origin.source, "a.csv");
    assert_string_equal(v->origin.sheet, "a.csv");
    assert_int_equal(v->origin.row, 7);
    assert_int_equal(v->origin.col, 3);
    assert_int_equal(table->origin.row, 0);
    assert_int_equal(table->note_count, 1);
    assert_string_equal(table->notes[0], "注：本表反映支出情况。");
    done(&t);
}

static void test_account(void **state) {
    (void)state;
    taken t = take("第一部分,概况\n" TITLE HEADER ROWS NOTE "\n结束语\n");
    static const size_t wanted[GK_CLASS_COUNT] = {
        [GK_CLASS_TITLE] = 1, [GK_CLASS_META] = 4, [GK_CLASS_HEADER] = 11, [GK_CLASS_LABEL] = 3,
        [GK_CLASS_VALUE] = 6, [GK_CLASS_NOTE] = 1, [GK_CLASS_IGNORED] = 3};
    for (int c = 0; c < GK_CLASS_COUNT; c++)
        assert_count(&t, (gk_cell_class)c, wanted[c]);
    static const char *const names[] = {"title", "meta", "header",  "label",   "value",
                                        "note",  "kept", "ignored", "unplaced"};
    for (int c = 0; c < GK_CLASS_COUNT; c++)
        assert_string_equal(gk_cell_class_name((gk_cell_class)c), names[c]);
    done(&t);
}

/* Tables live on without their book, and findings need not be wanted. */
static void test_ownership(void **state) {
    (void)state;
    taken t = take(TITLE HEADER ROWS);
    gk_error err = {0};
    gk_tables *again = gk_recognize(t.book, profiles, NULL, NULL, &err);
    done(&t);
    assert_int_equal(gk_tables_count(again), 1);
    assert_row(gk_tables_at(again, 0), "201", "12.50|10.00|2.50");
    assert_string_equal(value(gk_tables_at(again, 0), "201", 1)->origin.sheet, "a.csv");
    gk_tables_free(again);
    gk_tables_free(NULL);
}

static void test_no_table(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t ignored;
    } inputs[] = {
        {"目录\n一、一般公共预算财政拨款支出决算表,5\n二、收入决算表,6\n三、支出决算表......,7\n",
         7},
        {"品名,单价\n纸,2.50\n", 4},
        {"\n", 0},
    };
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        taken t = take(inputs[i].text);
        assert_int_equal(gk_tables_count(t.tables), 0);
        assert_count(&t, GK_CLASS_IGNORED, inputs[i].ignored);
        assert_found(&t, "");
        done(&t);
    }
}

/* --- titles --- */

static void test_titles(void **state) {
    (void)state;
    static const char *const titles[] = {
        "一般公共预算财政拨款支出决算表",
        "一般公共预算支出决算表",
        "一般公共预算 财政拨款\u3000支出决算表",
        "甲局一般公共预算财政拨款支出决算表",
        "甲局2024年度一般公共预算财政拨款支出决算表",
        "一般公共预算财政拨款支出决算表（公开05表）",
        "公开05表 一般公共预算财政拨款支出决算表",
        "一般公共预算财政拨款支出决算表（续）",
        "五、一般公共预算财政拨款支出决算表",
        ",,一般公共预算财政拨款支出决算表",
    };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        char text[1024];
        snprintf(text, sizeof text, "%s\n金额单位：万元\n" HEADER ROWS, titles[i]);
        taken t = take(text);
        assert_found(&t, "");
        const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
        assert_row(table, "合计", "12.50|10.00|2.50");
        assert_int_equal(table->year, strstr(titles[i], "2024") ? 2024 : 0);
        done(&t);
    }
}

/* A table that only ends like one of ours is none of ours. */
static void test_other_titles(void **state) {
    (void)state;
    taken t = take("社会保险基金支出决算表\n单位：万元\n项目,金额\n养老,1.00\n");
    assert_int_equal(gk_tables_count(t.tables), 0);
    assert_count(&t, GK_CLASS_IGNORED, 6);
    done(&t);
}

/* Even if its header reads like one of ours: it is named, and nothing is taken. */
static void test_unknown_title_over_a_known_header(void **state) {
    (void)state;
    taken t = take("社会保险基金预算支出决算表\n单位：万元\n" HEADER ROWS);
    assert_int_equal(gk_tables_count(t.tables), 0);
    assert_found(&t, "title-unknown@A1");
    done(&t);
}

static void test_meta_forms(void **state) {
    (void)state;
    static const char *const lines[] = {
        "公开05表\n单位名称：甲局\n2024年度\n单位：万元\n",
        "公开 05 表\n部门：甲局,,2024年,（单位：万元）\n",
        "公开05\n表\n金额单位：万元\n部门名称：甲局\n2024年度\n",
        "部门名称：甲局　　2024年度　　金额单位：万元\n",
        "部门名称：,甲局,2024年度,金额单位：,万元\n",
        "编制单位：甲局,2024 年度,单位:人民币万元\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char text[1024];
        snprintf(text, sizeof text, "一般公共预算财政拨款支出决算表\n%s" HEADER ROWS, lines[i]);
        taken t = take(text);
        const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
        assert_non_null(table->department);
        assert_string_equal(table->department, "甲局");
        assert_int_equal(table->year, 2024);
        assert_found(&t, "");
        assert_count(&t, GK_CLASS_IGNORED, 0);
        done(&t);
    }
}

static void test_header_against_title(void **state) {
    (void)state;
    taken t = take("收入决算表\n公开02表\n金额单位：万元\n" HEADER ROWS);
    assert_int_equal(gk_tables_count(t.tables), 0);
    assert_int_equal(gk_findings_count_from(t.findings, GK_SEVERITY_ERROR), 1);
    assert_found(&t, "header-against-title@A1");
    done(&t);
}

static void test_title_without_a_header(void **state) {
    (void)state;
    taken t =
        take("收入决算表\n公开02表\n金额单位：万元\n科目,金额,占比\n甲,1.00,2.00\n乙,3.00,4.00\n");
    assert_int_equal(gk_tables_count(t.tables), 0);
    assert_found(&t, "header-unknown@A1");
    done(&t);
}

static void test_untitled(void **state) {
    (void)state;
    taken t = take("单位：万元\n" HEADER ROWS);
    assert_int_equal(gk_tables_count(t.tables), 0);
    assert_found(&t, "table-ambiguous@A2");
    assert_string_equal(
        gk_findings_at(t.findings, 0)->en,
        "an untitled table that could be 一般公共预算财政拨款支出决算表 (general) / "
        "国有资本经营预算财政拨款支出决算表 (state-capital); --role names it");
    done(&t);
    gk_role role = GK_ROLE_STATE_CAPITAL;
    t = take_as("单位：万元\n" HEADER ROWS, &role);
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_STATE_CAPITAL, false);
    assert_row(table, "201", "12.50|10.00|2.50");
    assert_int_equal(table->origin.row, 1); /* the header's first cell */
    assert_int_equal(table->origin.col, 0);
    done(&t);
    t = take("公开05表\n单位：万元\n" HEADER ROWS);
    assert_found(&t, "");
    only_table(&t, GK_ROLE_GENERAL, false);
    done(&t);
}

/* A header that only one form has needs no title; a role asked for does not bend a title. */
static void test_role_is_for_untitled_tables(void **state) {
    (void)state;
    gk_role role = GK_ROLE_STATE_CAPITAL;
    taken t = take_as(TITLE HEADER ROWS, &role);
    only_table(&t, GK_ROLE_GENERAL, false);
    done(&t);
    t = take("单位：万元\n项目,金额\n品名,统计数\n");
    assert_int_equal(gk_tables_count(t.tables), 0);
    done(&t);
    t = take("单位：万元\n项目,,本年支出合计,基本支出,项目支出,上缴上级支出,经营支出,"
             "对附属单位补助支出\n"
             "科目代码,科目名称,,,,,,\n合计,,3,1,2,,,\n");
    only_table(&t, GK_ROLE_EXPENDITURE, false);
    done(&t);
}

static void test_contradicting_head(void **state) {
    (void)state;
    static const char *const lines[] = {"2023年度\n", "部门名称：乙局\n", "单位：元\n"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char text[1024];
        snprintf(text, sizeof text, TITLE "%s" HEADER ROWS, lines[i]);
        taken t = take(text);
        only_table(&t, GK_ROLE_GENERAL, true);
        assert_found(&t, "head-contradicted@A4");
        done(&t);
    }
}

/* Nothing at all may have happened in a table by code; a form of fixed rows cannot lack them all.
 */
static void test_header_without_rows(void **state) {
    (void)state;
    taken t = take(TITLE HEADER NOTE);
    only_table(&t, GK_ROLE_GENERAL, false);
    assert_found(&t, "row-missing@A1");
    done(&t);
    t = take(SUMMARY "注：无。\n");
    only_table(&t, GK_ROLE_SUMMARY, true);
    assert_found(&t, "table-empty@A1");
    done(&t);
}

/* --- distinct_forms --- */

static void test_shifted(void **state) {
    (void)state;
    taken t =
        take("\n\n,,一般公共预算财政拨款支出决算表\n,,部门名称：甲局,2024年度,金额单位：万元\n"
             ",,项目,,本年支出,,\n,,科目代码,科目名称,小计,基本支出,项目支出\n"
             ",,合计,,12.50,10.00,2.50\n,,201,一般公共服务支出,12.50,10.00,2.50\n");
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_row(table, "201", "12.50|10.00|2.50");
    assert_int_equal(value(table, "201", 3)->origin.col, 6);
    done(&t);
}

static void test_header_forms(void **state) {
    (void)state;
    static const char *const headers[] = {
        "科目代码,科目名称,小计,基本支出,项目支出\n",
        ("项目,项目,本年支出,本年支出,本年支出\n"
         "科目代码,科目名称,小计,基本支出,项目支出\n"),
        ("项 目,,本年 支出,,\n"
         "科目\u3000代码,科目 名称,合 计,\"基本\n支出\",项目支出\n"
         "栏 次,,1,2,3\n"),
        ("项目,,本年支出,,\n"
         "科目,科目,小计,基本,项目\n"
         "代码,名称,,支出,支出\n"),
        ("项目,,本年支出,,\n\n"
         "科目代码,科目名称,小计,基本支出,项目支出\n"
         ",,1,2,3\n"),
        ("项目,,本年支出,,\n"
         "科目编码,功能分类科目名称,总计,基本支出,项目支出\n"),
    };
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        char text[1024];
        snprintf(text, sizeof text, TITLE "%s" ROWS, headers[i]);
        taken t = take(text);
        const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
        assert_row(table, "201", "12.50|10.00|2.50");
        assert_found(&t, "");
        done(&t);
    }
}

static void test_columns_in_another_order(void **state) {
    (void)state;
    taken t = take(TITLE "科目代码,科目名称,项目支出,基本支出,小计\n合计,,2.50,10.00,12.50\n"
                         "201,甲,2.50,10.00,12.50\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_row(table, "201", "12.50|10.00|2.50");
    done(&t);
}

static void test_split_codes(void **state) {
    (void)state;
    taken t = take(
        TITLE "项目,,,,本年支出,,\n科目代码,,,科目名称,小计,基本支出,项目支出\n类,款,项,,,,\n"
              "合计,,,,3.00,1.00,2.00\n201,,,一般公共服务支出,3.00,1.00,2.00\n"
              ",01,,人大事务,3.00,1.00,2.00\n,,06,人大监督,1.00,1.00,\n,,7,人大会议,2.00,,2.00\n"
              "208,05,05,养老,0.50,0.50,\n");
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    static const char *const keys[] = {"合计", "201", "20101", "2010106", "2010107", "2080505"};
    assert_int_equal(table->row_count, 6);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(table->rows[i].key, keys[i]);
    assert_row(table, "2010107", "2.00||2.00");
    done(&t);
}

/* The heading again, so soon that the first one's rows still show it. */
static void test_split_codes_over_a_page_break(void **state) {
    (void)state;
    static const char *const head = "项目,,,,本年支出,,\n类,款,项,科目名称,小计,基本支出,项目支出\n"
                                    "栏次,,,,1,2,3\n";
    char text[1024];
    snprintf(text, sizeof text,
             TITLE "%s合计,,,,3.00,1.00,2.00\n201,,,一般公共服务支出,3.00,1.00,2.00\n\n"
                   "第 5 页\n\n%s20101,,,人大事务,3.00,1.00,2.00\n",
             head, head);
    taken t = take(text);
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_int_equal(table->row_count, 3);
    assert_row(table, "20101", "3.00|1.00|2.00");
    done(&t);
}

static void test_total_last(void **state) {
    (void)state;
    taken t =
        take(TITLE HEADER "201,　一般公共服务支出,12.50,10.00,2.50\n"
                          "20113,　　商贸事务,12.50,10.00,2.50\n总计,,12.50,10.00,2.50\n" NOTE);
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_int_equal(table->row_count, 3);
    assert_string_equal(table->rows[0].label, "一般公共服务支出");
    assert_string_equal(table->rows[2].key, "合计");
    assert_row(table, "合计", "12.50|10.00|2.50");
    done(&t);
}

static void test_stacked(void **state) {
    (void)state;
    taken t = take(TITLE HEADER ROWS NOTE
                   "\n国有资本经营预算财政拨款支出决算表\n公开08表\n"
                   "部门名称：甲局,2024年度,金额单位：万元\n项目,,本年支出,,\n"
                   "科目代码,科目名称,合计,基本支出,项目支出\n合计,,,,\n说明：本表无数据\n");
    assert_found(&t, "");
    assert_int_equal(gk_tables_count(t.tables), 2);
    const gk_table *second = gk_tables_at(t.tables, 1);
    assert_int_equal(second->role, GK_ROLE_STATE_CAPITAL);
    assert_row(second, "合计", "||");
    assert_int_equal(second->note_count, 1);
    assert_int_equal(gk_tables_at(t.tables, 0)->note_count, 1);
    done(&t);
}

static void test_wrapped_labels(void **state) {
    (void)state;
    taken t =
        take(TITLE HEADER
             "合计,,1.00,1.00,\n,机关事业单位基本养老保,,,\n2080505,,1.00,1.00,\n,险缴费支出,,,\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_string_equal(gk_table_row(table, "2080505")->label, "机关事业单位基本养老保险缴费支出");
    assert_found(&t, "label-joined@A9");
    done(&t);
}

/* --- values --- */

static void test_three_kinds_of_nothing(void **state) {
    (void)state;
    taken t = take(TITLE HEADER "合计,,,——,0\n201,甲,0.00, ,—\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_int_equal(value(table, "合计", 1)->kind, GK_VALUE_BLANK);
    assert_string_equal(value(table, "合计", 1)->origin.source, "a.csv");
    assert_int_equal(value(table, "合计", 1)->origin.col, 2);
    assert_int_equal(value(table, "合计", 2)->kind, GK_VALUE_NOT_APPLICABLE);
    assert_int_equal(value(table, "合计", 3)->kind, GK_VALUE_NUMBER);
    assert_row(table, "合计", "|——|0");
    assert_row(table, "201", "0.00||——");
    assert_found(&t, "not-applicable@E8"); /* — for —— is said */
    done(&t);
}

static void test_figures_as_people_write_them(void **state) {
    (void)state;
    taken t = take(TITLE HEADER "合计,,\"1,234.50\",１２．５０,（12.50）\n");
    assert_found(&t, "");
    assert_row(only_table(&t, GK_ROLE_GENERAL, false), "合计", "1234.50|12.50|-12.50");
    done(&t);
}

static void test_bad_figures(void **state) {
    (void)state;
    static const char *const figures[] = {"\"12,36.4.3\"", "########", "12.50元",
                                          "#REF!",         "1.2E3",    "\"12,50\""};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        char text[1024];
        snprintf(text, sizeof text, TITLE HEADER "合计,,1.00,1.00,\n201,甲,1.00,%s,\n", figures[i]);
        taken t = take(text);
        only_table(&t, GK_ROLE_GENERAL, true);
        assert_found(&t, "not-a-number@D8");
        assert_count(&t, GK_CLASS_UNPLACED, 1);
        done(&t);
    }
}

#define AS_XML(format, number)                                                                              \
    "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "              \
    "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"s\">"                 \
    "<NumberFormat ss:Format=\"" format "\"/></Style></Styles><Worksheet ss:Name=\"a\"><Table>"             \
    "<Row><Cell><Data ss:Type=\"String\">一般公共预算财政拨款支出决算表</Data></Cell></Row>" \
    "<Row><Cell><Data ss:Type=\"String\">金额单位：万元</Data></Cell></Row>"                         \
    "<Row><Cell><Data ss:Type=\"String\">项目</Data></Cell><Cell/><Cell>"                                 \
    "<Data ss:Type=\"String\">本年支出</Data></Cell></Row>"                                             \
    "<Row><Cell><Data ss:Type=\"String\">科目代码</Data></Cell>"                                        \
    "<Cell><Data ss:Type=\"String\">科目名称</Data></Cell>"                                             \
    "<Cell><Data ss:Type=\"String\">小计</Data></Cell>"                                                   \
    "<Cell><Data ss:Type=\"String\">基本支出</Data></Cell>"                                             \
    "<Cell><Data ss:Type=\"String\">项目支出</Data></Cell></Row>"                                       \
    "<Row><Cell><Data ss:Type=\"String\">合计</Data></Cell><Cell/><Cell ss:StyleID=\"s\">"                \
    "<Data ss:Type=\"Number\">" number "</Data></Cell></Row></Table></Worksheet></Workbook>"

/* A format may round and colour what it shows, but not scale it. */
static void test_shown_otherwise(void **state) {
    (void)state;
    static const struct {
        const char *xml, *found;
    } cases[] = {{AS_XML("0!.0000", "300100"), "shown-otherwise@C5"},
                 {AS_XML("0.00%", "30.01"), "shown-otherwise@C5"},
                 {AS_XML("#,##0.00,", "30.01"), "shown-otherwise@C5"},
                 {AS_XML("#,##0.0", "-3001.25"), ""},
                 {AS_XML("0.00;[Red]0.00", "-30.01"), ""},
                 {AS_XML("0.00&quot;万元&quot;", "30.01"), ""},
                 {AS_XML("_-* #,##0.00_-;-* #,##0.00_-;_-* &quot;-&quot;??_-", "0"), ""},
                 {AS_XML("00000.00", "30.01"), ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        taken t = take(cases[i].xml);
        only_table(&t, GK_ROLE_GENERAL, *cases[i].found);
        assert_found(&t, cases[i].found);
        done(&t);
    }
}

static void test_counts(void **state) {
    (void)state;
    static const char head[] = "部门决算公开相关信息统计表\n金额单位：万元\n一、政府采购情况\n"
                               "项目,行次,统计数\n合计,1,12.50\n三、国有资产占用情况\n";
    char text[1024];
    snprintf(text, sizeof text, "%s（一）车辆数合计（辆）,7,3\n", head);
    taken t = take(text);
    const gk_table *table = only_table(&t, GK_ROLE_STATISTICS, false);
    assert_row(table, "1", "12.50");
    assert_row(table, "7", "3");
    done(&t);
    snprintf(text, sizeof text, "%s（一）车辆数合计（辆）,7,3.5\n", head);
    t = take(text);
    only_table(&t, GK_ROLE_STATISTICS, true);
    assert_string_equal(gk_findings_at(t.findings, 0)->id, "count-not-whole");
    assert_int_equal(gk_findings_at(t.findings, 0)->origin.row, 6);
    done(&t);
}

/* --- units --- */

#define YUAN "一般公共预算财政拨款支出决算表\n部门名称：甲局,2024年度,金额单位：元\n" HEADER

/* 95,050.00 元 = 9.505 万元, half up 9.51; −49.99 元 = −0.004999 万元, 0.00; −50 元: −0.01. */
static void test_yuan(void **state) {
    (void)state;
    taken t = take(YUAN "合计,,\"95,050.00\",-95050.00,\"1,234,500.00\"\n201,甲,-49.99,-50,50\n"
                        "202,乙,——,,0\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    char shown[GK_DECIMAL_TEXT_MAX];
    static const char *const wanted[] = {"9.51", "-9.51", "123.45"};
    for (size_t c = 0; c < 3; c++) {
        gk_decimal_format(value(table, "合计", c + 1)->number, 2, shown);
        assert_string_equal(shown, wanted[c]);
    }
    static const int64_t cents[] = {0, -1, 1};
    for (size_t c = 0; c < 3; c++)
        assert_int_equal(
            gk_decimal_compare(value(table, "201", c + 1)->number, (gk_decimal){cents[c], 2}), 0);
    assert_int_equal(value(table, "202", 1)->kind, GK_VALUE_NOT_APPLICABLE);
    assert_int_equal(value(table, "202", 2)->kind, GK_VALUE_BLANK);
    assert_int_equal(value(table, "202", 3)->kind, GK_VALUE_NUMBER);
    assert_found(&t, "unit-converted@C2 rounded@C6 rounded@D6 rounded@C7 rounded@D7 rounded@E7");
    assert_string_equal(gk_findings_at(t.findings, 1)->en,
                        "9.505000 became 9.51 by rounding half up");
    assert_string_equal(gk_findings_at(t.findings, 1)->zh, "9.505000四舍五入为9.51");
    done(&t);
}

static void test_unit_names(void **state) {
    (void)state;
    static const struct {
        const char *unit, *shown;
    } units[] = {{"千元", "1.25"},      {"百元", "0.13"},      {"万元", "12.50"},
                 {"百万元", "1250.00"}, {"亿元", "125000.00"}, {"人民币元", "0.00"}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        char text[1024], shown[GK_DECIMAL_TEXT_MAX];
        snprintf(text, sizeof text,
                 "一般公共预算财政拨款支出决算表\n金额单位：%s\n" HEADER "合计,,12.50,,\n",
                 units[i].unit);
        taken t = take(text);
        const gk_value *v = value(only_table(&t, GK_ROLE_GENERAL, false), "合计", 1);
        gk_decimal_format(v->number, 2, shown);
        assert_string_equal(shown, units[i].shown);
        done(&t);
    }
    static const char *const strange[] = {"美元", "元、万元", "元/万元", "万元或元"};
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        char text[1024];
        snprintf(text, sizeof text, "一般公共预算财政拨款支出决算表\n金额单位：%s\n" HEADER ROWS,
                 strange[i]);
        taken t = take(text);
        only_table(&t, GK_ROLE_GENERAL, true);
        assert_found(&t, "unit-unknown@A2");
        done(&t);
    }
}

static void test_unit_missing(void **state) {
    (void)state;
    taken t = take("一般公共预算财政拨款支出决算表\n" HEADER ROWS);
    assert_found(&t, "unit-missing@A1");
    assert_row(only_table(&t, GK_ROLE_GENERAL, false), "合计", "12.50|10.00|2.50");
    done(&t);
}

/* What that means beside a table in 元 is for gk_reports_assemble to judge. */
static void test_unit_of_each_table(void **state) {
    (void)state;
    taken t = take(YUAN "合计,,10000,10000,\n\n国有资本经营预算财政拨款支出决算表\n" HEADER
                        "合计,,10000,,\n");
    assert_int_equal(gk_tables_count(t.tables), 2);
    assert_string_equal(gk_tables_at(t.tables, 0)->unit, "元");
    assert_null(gk_tables_at(t.tables, 1)->unit);
    assert_found(&t, "unit-converted@C2 unit-missing@A8");
    done(&t);
}

/* --- what has no place --- */

static void test_figure_under_no_heading(void **state) {
    (void)state;
    taken t = take(TITLE HEADER "合计,,12.50,10.00,2.50\n201,甲,12.50,10.00,2.50,7.77\n");
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "unplaced@F8");
    assert_count(&t, GK_CLASS_UNPLACED, 1);
    done(&t);
}

static void test_figure_among_the_headings(void **state) {
    (void)state;
    taken t = take(TITLE "项目,,本年支出,9.87\n科目代码,科目名称,小计,基本支出,项目支出\n"
                         "栏次,,1,2,3\n" ROWS);
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "unplaced@D4");
    done(&t);
    t = take(TITLE "项目,,本年支出\n科目代码,科目名称,小计,基本支出,项目支出\n"
                   "栏次,,1,2,3,9.87\n" ROWS);
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "unplaced@A6");
    done(&t);
}

static void test_figures_without_a_label(void **state) {
    (void)state;
    taken t = take(TITLE HEADER "合计,,12.50,10.00,2.50\n,,1.11,1.11,\n201,甲,12.50,10.00,2.50\n");
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "unplaced@C8");
    assert_count(&t, GK_CLASS_UNPLACED, 2);
    done(&t);
    t = take(TITLE HEADER ROWS ",,1.11,1.11,\n" NOTE); /* the last row is no less lost */
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "unplaced@C9");
    done(&t);
}

/* A 注 does not end the table for a row that has slipped; prose and who filled it in do. */
static void test_figures_behind_a_note(void **state) {
    (void)state;
    static const struct {
        const char *text, *found;
    } cases[] = {
        {NOTE ",20101,人大事务,5.01,,5.03\n", "unplaced@B10"},
        {NOTE "\n人大事务,,5.01\n", "unplaced@A11"},
        {NOTE ",人大事务,无\n,,代表,5.02\n", "unplaced@B10 unplaced@C11"},
        {NOTE "以下为文字。\n,2010101,行政运行,5.03\n", "unplaced@A10 unplaced@B11"},
        {NOTE "以下为文字。\n\n\n\n支出,,5.03\n", ""},
        {NOTE "\n,,,5.03\n", "unplaced@D11"},
        {NOTE "\n,,,3\n", ""},
        {NOTE "制表人：,,,联系电话：,1234567\n", ""},
        {"注：本表反映支出情况。,,,总计,12.50\n", "unplaced@E9"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        snprintf(text, sizeof text, TITLE HEADER ROWS "%s", cases[i].text);
        taken t = take(text);
        only_table(&t, GK_ROLE_GENERAL, *cases[i].found);
        assert_found(&t, cases[i].found);
        done(&t);
    }
}

/* A CSV that is parted at the commas of a note. */
static void test_note_in_pieces(void **state) {
    (void)state;
    taken t = take(TITLE HEADER ROWS "注：本表反映支出情况,含结转,单位为万元。\n");
    assert_string_equal(gk_tables_at(t.tables, 0)->notes[0],
                        "注：本表反映支出情况 含结转 单位为万元。");
    done(&t);
}

static void test_label_unknown(void **state) {
    (void)state;
    taken t = take(TITLE HEADER
                   "合计,,12.50,10.00,2.50\n其中：奖金,,1.11,1.11,\n201,甲,12.50,10.00,2.50\n");
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_int_equal(gk_findings_count_from(t.findings, GK_SEVERITY_ERROR), 1);
    assert_int_equal(gk_findings_at(t.findings, 0)->origin.row, 7);
    done(&t);
}

static void test_bad_codes(void **state) {
    (void)state;
    static const char *const codes[] = {"20l1301", "2011", "20113011", "201a"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char text[1024];
        snprintf(text, sizeof text, TITLE HEADER "合计,,1.00,1.00,\n%s,甲,1.00,1.00,\n", codes[i]);
        taken t = take(text);
        only_table(&t, GK_ROLE_GENERAL, true);
        assert_int_equal(gk_findings_count_from(t.findings, GK_SEVERITY_ERROR), 1);
        assert_int_equal(gk_findings_at(t.findings, 0)->origin.row, 7);
        assert_int_equal(gk_findings_at(t.findings, 0)->origin.col, 0);
        done(&t);
    }
}

/* A code as a spreadsheet may have it: an apostrophe, ".0", spaces. */
static void test_code_forms(void **state) {
    (void)state;
    taken t = take(TITLE HEADER "合计,,1.00,1.00,\n'201,甲,1.00,1.00,\n20113.0,乙,1.00,1.00,\n"
                                "　　2011301,丙,1.00,1.00,\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_found(&t, "");
    assert_row(table, "201", "1.00|1.00|");
    assert_row(table, "20113", "1.00|1.00|");
    assert_row(table, "2011301", "1.00|1.00|");
    done(&t);
}

static void test_row_twice(void **state) {
    (void)state;
    taken t = take(TITLE HEADER ROWS "201,甲,9.99,9.99,\n");
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "row-twice@A9");
    assert_row(gk_tables_at(t.tables, 0), "201", "12.50|10.00|2.50");
    done(&t);
}

static void test_column_numbers(void **state) {
    (void)state;
    taken t = take(
        TITLE "项目,,本年支出,,\n科目代码,科目名称,小计,基本支出,项目支出\n栏次,,1,3,2\n" ROWS);
    assert_found(&t, "column-number@D6 column-number@E6");
    only_table(&t, GK_ROLE_GENERAL, false);
    done(&t);
}

/* --- fixed rows --- */

static void test_two_sides(void **state) {
    (void)state;
    taken t =
        take(SUMMARY "一、一般公共预算财政拨款收入,1,10.00,一、一般公共服务支出,32,9.00\n"
                     ",10,,十、节能环保支出,41,1.00\n本年收入合计,27,10.00,本年支出合计,58,10.00\n"
                     ",30,,,61,\n总计,31,10.00,总计,62,10.00\n");
    const gk_table *table = only_table(&t, GK_ROLE_SUMMARY, false);
    assert_row(table, "1", "10.00|");
    assert_row(table, "32", "|9.00");
    assert_row(table, "41", "|1.00");
    assert_row(table, "31", "10.00|");
    assert_row(table, "62", "|10.00");
    assert_found(&t, "row-missing@A1"); /* many rows of the form are not there */
    done(&t);
}

/* One side alone first, then both: wherever the list of rows grows, it grows amid a sheet row. */
/* 政府性基金 as income is not there: the row below 年初结转 is none the less the balance. */
static void test_rows_with_one_label(void **state) {
    (void)state;
    taken t = take("财政拨款收入支出决算总表\n公开04表\n部门名称：甲局,2024年度,金额单位：万元\n"
                   "收入,,,支出\n项目,行次,金额,项目,行次,合计,一般公共预算财政拨款,"
                   "政府性基金预算财政拨款,国有资本经营预算财政拨款\n"
                   "一、一般公共预算财政拨款,,1.00\n年初财政拨款结转和结余,,7.00\n"
                   "政府性基金预算财政拨款,,7.00\n");
    const gk_table *table = gk_tables_at(t.tables, 0);
    assert_int_equal(table->row_count, 3);
    assert_string_equal(table->rows[0].label, "一、一般公共预算财政拨款");
    assert_string_equal(table->rows[0].key, "1");
    assert_string_equal(table->rows[1].key, "28");
    assert_string_equal(table->rows[2].key, "30");
    done(&t);
}

static void test_rows_grow_amid_a_row(void **state) {
    (void)state;
    char text[4096] = SUMMARY "一、一般公共预算财政拨款收入,1,1,,,\n", key[16], wanted[32];
    for (int n = 2; n <= 31; n++)
        snprintf(text + strlen(text), sizeof text - strlen(text), ",%d,%d,,%d,%d\n", n, n, n + 31,
                 n + 31);
    taken t = take(text);
    const gk_table *table = only_table(&t, GK_ROLE_SUMMARY, false);
    assert_int_equal(table->row_count, 61);
    for (int n = 1; n <= 62; n++) {
        if (n == 32)
            continue;
        snprintf(key, sizeof key, "%d", n);
        snprintf(wanted, sizeof wanted, n < 32 ? "%d|" : "|%d", n);
        assert_row(table, key, wanted);
    }
    done(&t);
}

static void test_line_numbers(void **state) {
    (void)state;
    taken t = take(SUMMARY "一、一般公共预算财政拨款收入,2,10.00,一、一般公共服务支出,32,9.00\n"
                           "总计,31,10.00,总计,62,9.00\n");
    const gk_table *table = only_table(&t, GK_ROLE_SUMMARY, false);
    assert_row(table, "1", "10.00|"); /* the label decides */
    assert_found(&t, "line-number@A6 row-missing@A1");
    done(&t);
    t = take(
        SUMMARY
        "一、从未见过的收入,1,10.00,一、一般公共服务支出,32,9.00\n总计,31,10.00,总计,62,9.00\n");
    table = only_table(&t, GK_ROLE_SUMMARY, false);
    assert_row(table, "1", "10.00|");
    assert_found(&t, "label-unknown@A6 row-missing@A1");
    done(&t);
}

/* Numbers and labels that contradict each other: another form, or rows have slipped. */
static void test_slipped_rows(void **state) {
    (void)state;
    taken t = take(SUMMARY "一、从未见过的收入,1,10.00,一、一般公共服务支出,32,9.00\n"
                           "五、事业收入,6,1.00,二、外交支出,33,\n总计,31,11.00,总计,62,9.00\n");
    only_table(&t, GK_ROLE_SUMMARY, true);
    assert_int_equal(gk_findings_count_from(t.findings, GK_SEVERITY_ERROR), 1);
    done(&t);
}

static void test_three_public(void **state) {
    (void)state;
    taken t = take(
        "财政拨款“三公”经费支出决算表\n金额单位：万元\n预算数,,,,,,决算数,,,,,\n"
        "合计,因公出国 (境) 费,公务用车购置及运行维护费,,,公务接待费,"
        "合计,因公出国（境）费,公务用车购置及运行维护费,,,公务接待费\n"
        ",,小计,公务用车购置费,公务用车 运行维护 费,,,,小计,公务用车购置费,公务用车运行维护费,\n"
        "1,2,3,4,5,6,7,8,9,10,11,12\n6.00,1.00,2.00,,2.00,3.00,5.00,,2.00,,2.00,3.00\n");
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_THREE_PUBLIC, false);
    assert_int_equal(table->row_count, 1);
    assert_row(table, "", "6.00|1.00|2.00||2.00|3.00|5.00||2.00||2.00|3.00");
    done(&t);
}

static void test_basic(void **state) {
    (void)state;
    taken t =
        take("一般公共预算财政拨款基本支出决算明细表\n金额单位：万元\n人员经费,,,公用经费,,,,,,,,\n"
             "科目代码,科目名称,决算数,科目代码,科目名称,决算数,科目代码,科目名称,决算数,科目代码,"
             "科目名称,决算数\n"
             "301,工资福利支出,7.00,302,商品和服务支出,3.00,307,债务利息及费用支出,,31011,"
             "地上附着物和青苗补偿,\n"
             "30110,职工基本医疗保险缴费,7.00,30208,取暖费,3.00,30902,办公设备购置,——,31101,"
             "资本金注入（基本建设）,——\n"
             "人员经费合计,,7.00,公用经费合计,,,,,,,,3.00\n");
    const gk_table *table = only_table(&t, GK_ROLE_BASIC, false);
    assert_row(table, "301", "7.00");
    assert_row(table, "30208", "3.00");
    assert_row(table, "30902", "——");
    assert_row(table, "31011", "");
    assert_row(table, "人员经费合计", "7.00");
    assert_row(table, "公用经费合计", "3.00"); /* its figure stands in the last column */
    assert_found(&t, "row-missing@A1");
    done(&t);
}

/* Its first row alone would head two groups, and the other two be nobody's. */
static void test_basic_with_its_heading_in_two_rows(void **state) {
    (void)state;
    taken t = take_by(
        "一般公共预算财政拨款基本支出决算表\n金额单位：万元\n"
        "科目代码,经济分类,决算数,经济分类,经济分类,决算数,经济分类,科目名称,决算数,科目代码,"
        "科目名称,决算数\n"
        ",科目名称,,科目编码,科目名称,,科目编码,,,,,\n"
        "30108,养老保险缴费,7.00,30211,差旅费,1.00,30212,因公出国（境）费用,,30299,其他支出,2.00\n"
        "人员经费合计,,7.00,公用经费合计,,,,,,,,3.00\n",
        NULL, "p8-2018");
    assert_found(&t, "");
    const gk_table *table = only_table(&t, GK_ROLE_BASIC, false);
    assert_row(table, "30108", "7.00");
    assert_row(table, "30211", "1.00");
    assert_row(table, "30299", "2.00");
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_account),
        cmocka_unit_test(test_ownership),
        cmocka_unit_test(test_no_table),
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_other_titles),
        cmocka_unit_test(test_unknown_title_over_a_known_header),
        cmocka_unit_test(test_meta_forms),
        cmocka_unit_test(test_header_against_title),
        cmocka_unit_test(test_title_without_a_header),
        cmocka_unit_test(test_untitled),
        cmocka_unit_test(test_role_is_for_untitled_tables),
        cmocka_unit_test(test_contradicting_head),
        cmocka_unit_test(test_header_without_rows),
        cmocka_unit_test(test_shifted),
        cmocka_unit_test(test_header_forms),
        cmocka_unit_test(test_columns_in_another_order),
        cmocka_unit_test(test_split_codes),
        cmocka_unit_test(test_split_codes_over_a_page_break),
        cmocka_unit_test(test_total_last),
        cmocka_unit_test(test_stacked),
        cmocka_unit_test(test_wrapped_labels),
        cmocka_unit_test(test_three_kinds_of_nothing),
        cmocka_unit_test(test_figures_as_people_write_them),
        cmocka_unit_test(test_bad_figures),
        cmocka_unit_test(test_shown_otherwise),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_yuan),
        cmocka_unit_test(test_unit_names),
        cmocka_unit_test(test_unit_missing),
        cmocka_unit_test(test_unit_of_each_table),
        cmocka_unit_test(test_figure_under_no_heading),
        cmocka_unit_test(test_figure_among_the_headings),
        cmocka_unit_test(test_figures_without_a_label),
        cmocka_unit_test(test_figures_behind_a_note),
        cmocka_unit_test(test_note_in_pieces),
        cmocka_unit_test(test_label_unknown),
        cmocka_unit_test(test_bad_codes),
        cmocka_unit_test(test_code_forms),
        cmocka_unit_test(test_row_twice),
        cmocka_unit_test(test_column_numbers),
        cmocka_unit_test(test_two_sides),
        cmocka_unit_test(test_rows_with_one_label),
        cmocka_unit_test(test_rows_grow_amid_a_row),
        cmocka_unit_test(test_line_numbers),
        cmocka_unit_test(test_slipped_rows),
        cmocka_unit_test(test_three_public),
        cmocka_unit_test(test_basic),
        cmocka_unit_test(test_basic_with_its_heading_in_two_rows),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
