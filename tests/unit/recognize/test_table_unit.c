/* Where a unit of money may be named, besides the lines over a table. */
#include "taken.h"

#define NAME "一般公共预算财政拨款支出决算表\n公开05表\n部门名称：甲局,2024年度\n"
#define HEADINGS(corner, group, leaf)                                                              \
    corner ",," group ",,\n科目代码,科目名称," leaf ",基本支出,项目支出\n栏次,,1,2,3\n"
#define AMOUNTS                                                                                    \
    "合计,,125000.00,100000.00,25000.00\n201,一般公共服务支出,125000.00,100000.00,25000.00\n"
#define PLAIN HEADINGS("项目", "本年支出", "小计")

static void assert_in_yuan(const char *text) {
    taken t = take(text);
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    if (!table->unit || strcmp(table->unit, "元") != 0)
        fail_msg("%s: %s", text, table->unit ? table->unit : "none");
    assert_row(table, "合计", "12.50|10.00|2.50");
    done(&t);
}

static void test_places(void **state) {
    (void)state;
    static const char *const texts[] = {
        NAME HEADINGS("项目", "本年支出（元）", "小计") AMOUNTS,
        NAME HEADINGS("项目", "本年支出", "小计［元］") AMOUNTS,
        NAME HEADINGS("项目", "本年支出", "小计：元") AMOUNTS,
        NAME HEADINGS("项目（单位：元）", "本年支出", "小计") AMOUNTS,
        NAME HEADINGS("单位：元", "本年支出", "小计") AMOUNTS,
        NAME "以元为单位\n" PLAIN AMOUNTS,
        NAME "金额：,元\n" PLAIN AMOUNTS,
        NAME "币种：人民币 单位：元\n" PLAIN AMOUNTS,
        NAME PLAIN AMOUNTS "说明：本套报表金额单位均为元。\n",
        NAME PLAIN AMOUNTS "\n制表人：乙,单位：元\n",
        "一般公共预算财政拨款支出决算表 单位：元\n公开05表\n部门名称：甲局,2024年度\n" PLAIN
            AMOUNTS,
        "单位：元\n" NAME PLAIN AMOUNTS,
        "本套报表金额单位均为元\n\n\n一\n二\n三\n四\n五\n六\n七\n" NAME PLAIN AMOUNTS,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_in_yuan(texts[i]);
}

static void test_group_headings_of_two_sides(void **state) {
    (void)state;
    taken t = take("收入支出决算总表\n部门名称：甲局,2024年度\n收入（元）,,,支出（元）,,\n"
                   "项目,行次,金额,项目,行次,金额\n栏次,,1,栏次,,2\n"
                   "一、一般公共预算财政拨款收入,1,125000.00,一、一般公共服务支出,32,25000.00\n");
    const gk_table *table = only_table(&t, GK_ROLE_SUMMARY, false);
    assert_string_equal(table->unit, "元");
    assert_row(table, "1", "12.50|");
    assert_row(table, "32", "|2.50");
    done(&t);
}

static void test_two_units(void **state) {
    (void)state;
    static const struct {
        const char *text, *found;
    } cases[] = {
        {NAME "单位：元\n" HEADINGS("项目", "本年支出（万元）", "小计") AMOUNTS,
         "head-contradicted@C5"},
        {NAME HEADINGS("项目", "本年支出（万元）", "小计（元）") AMOUNTS, "head-contradicted@C5"},
        {NAME "单位：万元\n" PLAIN AMOUNTS "注：本套报表以元为单位。\n", "head-contradicted@A10"},
        {NAME "单位：美元\n" PLAIN AMOUNTS, "unit-unknown@A4"},
        {NAME "金额：,美元\n" PLAIN AMOUNTS, "unit-unknown@B4"},
        {NAME "币种：美元\n" PLAIN AMOUNTS, "unit-unknown@A4"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        taken t = take(cases[i].text);
        only_table(&t, GK_ROLE_GENERAL, true);
        assert_found(&t, cases[i].found);
        done(&t);
    }
}

/* 单位：人 is no unit of money, and no office either. */
static void test_units_of_things(void **state) {
    (void)state;
    taken t =
        take("一般公共预算财政拨款支出决算表\n单位：人\n部门名称：甲局,2024年度,单位：元\n" PLAIN
                 AMOUNTS);
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_string_equal(table->department, "甲局");
    assert_string_equal(table->unit, "元");
    done(&t);
}

static void test_input_unit(void **state) {
    (void)state;
    gk_book *book = gk_book_new("a.csv");
    gk_sink sink = gk_book_sink(book);
    gk_read_options utf8 = {.encoding = "UTF-8"};
    static const char text[] = NAME PLAIN AMOUNTS
        "\n一般公共预算财政拨款支出决算表\n单位：万元\n" PLAIN "合计,,12.50,10.00,2.50\n";
    gk_error err = {0};
    assert_int_equal(gk_read_bytes(text, strlen(text), "a.csv", &utf8, &sink, NULL, &err), GK_OK);
    gk_recognize_options options = {.profile = "sx2024", .input_unit = "yuan"};
    gk_tables *tables = gk_recognize(book, profiles, &options, NULL, &err);
    assert_int_equal(gk_tables_count(tables), 2);
    assert_null(gk_tables_at(tables, 0)->unit);
    assert_row(gk_tables_at(tables, 0), "合计", "12.50|10.00|2.50");
    assert_false(gk_tables_refused(tables, 0));
    assert_true(gk_tables_refused(tables, 1)); /* its own word says otherwise */
    gk_tables_free(tables);
    options.input_unit = "美元";
    assert_null(gk_recognize(book, profiles, &options, NULL, &err));
    assert_int_equal(err.status, GK_E_ARGUMENT);
    gk_book_free(book);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),     cmocka_unit_test(test_group_headings_of_two_sides),
        cmocka_unit_test(test_two_units),  cmocka_unit_test(test_units_of_things),
        cmocka_unit_test(test_input_unit),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
