/* A report of 2016 in today's form: what moves, what stays beside it, and what is said of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "profiles.h"
#include <gongkai/gongkai.h>

#define WHOSE_IN(unit) "部门名称：甲局,2016年度,金额单位：" unit "\n"
#define WHOSE WHOSE_IN("万元")
#define GENERAL                                                                                    \
    "一般公共预算财政拨款支出决算表\n公开05表\n" WHOSE                                             \
    "项目,,本年支出,,\n科目代码,科目名称,小计,基本支出,项目支出\n"         \
    "合计,,12.50,10.00,2.50\n201,一般公共服务支出,12.50,10.00,2.50\n\n"
#define BASIC                                                                                      \
    "一般公共预算财政拨款基本支出决算表\n公开06表\n" WHOSE                                         \
    "项目,,本年支出,,\n科目代码,科目名称,合计,人员经费,公用经费\n"         \
    "合计,,10.00,8.00,2.00\n30101,基本工资,8.00,8.00,\n30201,办公费,2.00,,2.00\n\n"
#define THREE_PUBLIC                                                                                                            \
    "一般公共预算财政拨款“三公”经费支出决算表\n公开07表\n" WHOSE "预算数,,,,,,决算数,,,,,\n"                              \
    "合计,因公出国（境）费,公务用车购置及运行维护费,,,公务接待费,"                                   \
    "合计,因公出国（境）费,公务用车购置及运行维护费,,,公务接待费\n"                                  \
    ",,小计,公务用车购置费,公务用车运行维护费,,,,小计,公务用车购置费,公务用车运行维护费,\n" \
    "1.50,,1.00,,1.00,0.50,0.90,,0.70,,0.70,0.20\n"

#define SUMMARY_IN(unit, whole, fund)                                                              \
    "收入支出决算总表\n公开01表\n" WHOSE_IN(                                                       \
        unit) "收入,,,支出,,\n"                                                                \
              "项目,行次,决算数,项目,行次,决算数\n栏次,,1,栏次,,2\n"             \
              "一、财政拨款收入,1," whole ",一、一般公共服务支出,29," whole "\n"                   \
              "其中：政府性基金预算财政拨款,2," fund                                               \
              ",二、外交支出,30,\n二、上级补助收入,3,,三、国防支出,31,"        \
              "\n"                                                                                 \
              "本年收入合计,24," whole ",本年支出合计,52," whole "\n总计,28," whole                \
              ",总计,56," whole "\n\n"
#define SUMMARY SUMMARY_IN("万元", "500.00", "100.00")
#define APPROPRIATION(general)                                                                                        \
    "财政拨款收入支出决算总表\n公开04表\n" WHOSE "收入,,,支出,,,,\n"                                              \
    "项目,行次,决算数,项目,行次,合计,一般公共预算财政拨款,政府性基金预算财政拨款\n" \
    "栏次,,1,栏次,,2,3,4\n一、一般公共预算财政拨款,1," general                                                        \
    ",一、一般公共服务支出,29,500.00,400.00,100.00\n"                                                       \
    "二、政府性基金预算财政拨款,2,100.00,二、外交支出,30,,,\n"                                     \
    "本年收入合计,24,500.00,本年支出合计,52,500.00,400.00,100.00\n"                                       \
    "总计,28,500.00,总计,56,500.00,400.00,100.00\n\n"

typedef struct moved {
    gk_reports *before, *after;
    gk_findings *findings;
} moved;

static gk_reports *read_reports(const char *text) {
    gk_book *book = gk_book_new("a.csv");
    gk_sink sink = gk_book_sink(book);
    gk_read_options utf8 = {.encoding = "UTF-8"};
    gk_recognize_options as_stated = {.keep_unit = true};
    assert_int_equal(gk_read_bytes(text, strlen(text), "a.csv", &utf8, &sink, NULL, NULL), GK_OK);
    gk_tables *tables = gk_recognize(book, profiles, &as_stated, NULL, NULL);
    const gk_tables *all[] = {tables};
    gk_reports *reports = gk_reports_assemble(all, 1, profiles, NULL, NULL, NULL);
    assert_non_null(reports);
    gk_tables_free(tables);
    gk_book_free(book);
    return reports;
}

static moved move(const char *text, const char *profile) {
    moved m = {.before = read_reports(text), .findings = gk_findings_new()};
    gk_error err = {0};
    m.after = gk_migrate(m.before, profiles, profile, m.findings, &err);
    if (!m.after)
        fail_msg("%s", err.text);
    return m;
}

static void done(moved *m) {
    gk_reports_free(m->after);
    gk_reports_free(m->before);
    gk_findings_free(m->findings);
}

static void assert_cell(const gk_table *table, const char *key, size_t column, int64_t hundredths,
                        uint32_t row, uint32_t col) {
    assert_non_null(table);
    const gk_row *r = gk_table_row(table, key);
    if (!r)
        fail_msg("no row %s", key);
    const gk_value *value = &r->values[column - 1];
    assert_int_equal(value->kind, GK_VALUE_NUMBER);
    assert_true(gk_decimal_compare(value->number, (gk_decimal){hundredths, 2}) == 0);
    assert_int_equal(value->origin.row, row);
    assert_int_equal(value->origin.col, col);
}

static size_t count(const moved *m, const char *id) {
    size_t n = 0;
    for (size_t i = 0; i < gk_findings_count(m->findings); i++)
        n += strcmp(gk_findings_at(m->findings, i)->id, id) == 0;
    return n;
}

/* 公开07 of 2016 is 公开09 of today; its 预算数 may be of another kind, which a note says. */
static void test_a_table_moves(void **state) {
    (void)state;
    moved m = move(GENERAL BASIC THREE_PUBLIC, "p9-2022");
    const gk_report *r = gk_reports_at(m.after, 0);
    assert_string_equal(gk_reports_at(m.before, 0)->profile, "p8-2015");
    assert_string_equal(r->profile, "p9-2022");
    assert_string_equal(r->migrated_from, "p8-2015");
    const gk_table *table = gk_report_table(r, GK_ROLE_THREE_PUBLIC);
    assert_cell(table, "", 1, 150, 23, 0);
    assert_cell(table, "", 12, 20, 23, 11);
    assert_string_equal(table->number, "公开09");
    bool told = false;
    for (size_t i = 0; i < table->note_count; i++)
        told = told || strstr(table->notes[i], "年初预算数");
    assert_true(told);
    done(&m);
}

/* The plain list of 基本支出 becomes pairs of code and amount: its total and its two columns
 * beside the amount have no place there. */
static void test_what_has_no_place_stays(void **state) {
    (void)state;
    moved m = move(GENERAL BASIC THREE_PUBLIC, "p9-2022");
    const gk_report *r = gk_reports_at(m.after, 0);
    const gk_table *basic = gk_report_table(r, GK_ROLE_BASIC);
    assert_cell(basic, "30101", 1, 800, 14, 2);
    assert_cell(basic, "30201", 1, 200, 15, 2);
    assert_cell(basic, "人员经费合计", 1, 800, 13, 3);
    assert_cell(basic, "公用经费合计", 1, 200, 13, 4);
    assert_int_equal(r->leftover_count, 1);
    assert_string_equal(r->leftovers[0].role, GK_ROLE_BASIC);
    assert_cell(&r->leftovers[0], "30101", 2, 800, 14, 3);
    assert_cell(&r->leftovers[0], "合计", 1, 1000, 13, 2);
    assert_true(count(&m, "left-over") > 0);
    size_t before = gk_report_value_count(gk_reports_at(m.before, 0)), beside = 0;
    for (size_t i = 0; i < r->leftovers[0].row_count; i++)
        for (size_t c = 0; c < r->leftovers[0].column_count; c++)
            beside += r->leftovers[0].rows[i].values[c].kind != GK_VALUE_BLANK;
    assert_int_equal(gk_report_value_count(r) + beside, before);
    done(&m);
}

/* 财政拨款收入 is two rows now; 04 tells how much each is. It stays beside them, whole. */
static void test_a_row_that_is_two_now(void **state) {
    (void)state;
    moved m = move(SUMMARY APPROPRIATION("400.00"), "p9-2022");
    const gk_report *r = gk_reports_at(m.after, 0);
    const gk_table *summary = gk_report_table(r, GK_ROLE_SUMMARY);
    assert_cell(summary, "1", 1, 40000, 18, 2);
    assert_cell(summary, "2", 1, 10000, 7, 2);
    assert_int_equal(count(&m, "row-split"), 1);
    assert_int_equal(r->leftover_count, 1);
    assert_cell(&r->leftovers[0], "收入/财政拨款收入", 1, 50000, 6, 2);
    done(&m);
}

/* 01 in 元, 04 in 万元: the parts are in 元, too, and are rounded to 100 元 each. */
static void test_parts_in_another_unit(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool split;
    } given[] = {
        {SUMMARY_IN("元", "5000000.00", "1000000.00") APPROPRIATION("400.00"), true},
        {SUMMARY_IN("元", "5000049.00", "1000000.00") APPROPRIATION("400.00"), true},
        {SUMMARY_IN("元", "5000151.00", "1000000.00") APPROPRIATION("400.00"), false},
        {SUMMARY_IN("元", "500.00", "100.00") APPROPRIATION("400.00"), false},
    };
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        moved m = move(given[i].text, "p9-2022");
        const gk_table *summary = gk_report_table(gk_reports_at(m.after, 0), GK_ROLE_SUMMARY);
        assert_string_equal(summary->amount_unit, "元");
        assert_string_equal(gk_report_table(gk_reports_at(m.after, 0), GK_ROLE_STATE_CAPITAL)->unit,
                            "元");
        assert_int_equal(count(&m, "row-split"), given[i].split);
        if (given[i].split)
            assert_cell(summary, "1", 1, 400000000, 18, 2);
        done(&m);
    }
}

static void test_parts_that_do_not_make_up_the_row(void **state) {
    (void)state;
    static const char *const texts[] = {SUMMARY APPROPRIATION("390.00"), SUMMARY APPROPRIATION(""),
                                        SUMMARY};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        moved m = move(texts[i], "p9-2022");
        const gk_report *r = gk_reports_at(m.after, 0);
        const gk_table *summary = gk_report_table(r, GK_ROLE_SUMMARY);
        const gk_row *row = gk_table_row(summary, "1");
        assert_true(!row || row->values[0].kind == GK_VALUE_BLANK);
        assert_cell(summary, "2", 1, 10000, 7, 2);
        assert_int_equal(count(&m, "row-split"), 0);
        assert_cell(&r->leftovers[0], "收入/财政拨款收入", 1, 50000, 6, 2);
        done(&m);
    }
}

/* Both forms know 其中: it must not become an income of its own. */
static void test_a_wording_both_forms_have(void **state) {
    (void)state;
    moved m = move(SUMMARY, "p8-2018");
    const gk_table *summary = gk_report_table(gk_reports_at(m.after, 0), GK_ROLE_SUMMARY);
    const gk_row *fund = gk_table_row(summary, "收入/政府性基金预算财政拨款收入");
    assert_non_null(fund);
    assert_string_equal(fund->label, "其中：政府性基金预算财政拨款");
    done(&m);
}

/* There was no 国有资本经营预算 then: the table is there, empty, and says so. */
static void test_a_table_the_old_form_lacks(void **state) {
    (void)state;
    moved m = move(GENERAL BASIC THREE_PUBLIC, "p9-2022");
    const gk_table *table = gk_report_table(gk_reports_at(m.after, 0), GK_ROLE_STATE_CAPITAL);
    assert_non_null(table);
    assert_true(table->note_count > 0);
    for (size_t i = 0; i < table->row_count; i++)
        for (size_t c = 0; c < table->column_count; c++)
            assert_int_equal(table->rows[i].values[c].kind, GK_VALUE_BLANK);
    done(&m);
}

static void test_the_same_form(void **state) {
    (void)state;
    moved m = move(GENERAL BASIC THREE_PUBLIC, "p8-2015");
    const gk_report *r = gk_reports_at(m.after, 0);
    assert_null(r->migrated_from);
    assert_int_equal(r->table_count, 3);
    assert_int_equal(r->leftover_count, 0);
    assert_int_equal(gk_findings_count(m.findings), 0);
    assert_cell(gk_report_table(r, GK_ROLE_BASIC), "30101", 2, 800, 14, 3);
    done(&m);
}

static void test_no_such_profile(void **state) {
    (void)state;
    gk_reports *reports = read_reports(GENERAL);
    gk_error err = {0};
    assert_null(gk_migrate(reports, profiles, "p9-1999", NULL, &err));
    assert_int_equal(err.status, GK_E_ARGUMENT);
    assert_non_null(strstr(err.text, "p9-1999"));
    gk_reports_free(reports);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_table_moves),
        cmocka_unit_test(test_what_has_no_place_stays),
        cmocka_unit_test(test_a_row_that_is_two_now),
        cmocka_unit_test(test_parts_in_another_unit),
        cmocka_unit_test(test_parts_that_do_not_make_up_the_row),
        cmocka_unit_test(test_a_wording_both_forms_have),
        cmocka_unit_test(test_a_table_the_old_form_lacks),
        cmocka_unit_test(test_the_same_form),
        cmocka_unit_test(test_no_such_profile),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
