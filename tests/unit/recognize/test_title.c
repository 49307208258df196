/* Titles, and what only looks like one. */
#include "taken.h"

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

/* However many lines its head has. */
static void test_unknown_title_far_above_a_known_header(void **state) {
    (void)state;
    taken t = take("社会保险基金预算支出决算表\n部门：甲局\n2024年度\n单位：万元\n" HEADER ROWS);
    assert_int_equal(gk_tables_count(t.tables), 0);
    assert_found(&t, "title-unknown@A1");
    done(&t);
}

/* （上年）, （草稿）: the figures of another year, or not final ones. */
static void test_suffix_in_brackets(void **state) {
    (void)state;
    static const char *const suffixes[] = {"（上年）", "（预算）", "（草稿）", "（修改前）",
                                           "（本级）"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        char text[1024];
        snprintf(
            text, sizeof text,
            "一般公共预算财政拨款支出决算表%s\n\n部门名称：甲局,2024年度,金额单位：万元\n" HEADER
                ROWS,
            suffixes[i]);
        taken t = take(text);
        assert_int_equal(gk_tables_count(t.tables), 0);
        assert_found(&t, "title-unknown@A1");
        done(&t);
    }
}

static void test_unit_in_the_title(void **state) {
    (void)state;
    taken t = take("示例市粮食局一般公共预算财政拨款支出决算表\n部门名称：示例市商务局,2024年度,"
                   "金额单位：万元\n" HEADER ROWS);
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "head-contradicted@A1");
    done(&t);
    t = take("商务局2024年度一般公共预算财政拨款支出决算表\n部门名称：示例市商务局,"
             "金额单位：万元\n" HEADER ROWS);
    assert_string_equal(only_table(&t, GK_ROLE_GENERAL, false)->department, "示例市商务局");
    done(&t);
    t = take("示例市商务局一般公共预算财政拨款支出决算表\n2024年度,金额单位：万元\n" HEADER ROWS);
    assert_string_equal(only_table(&t, GK_ROLE_GENERAL, false)->department, "示例市商务局");
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_other_titles),
        cmocka_unit_test(test_unknown_title_over_a_known_header),
        cmocka_unit_test(test_unknown_title_far_above_a_known_header),
        cmocka_unit_test(test_suffix_in_brackets),
        cmocka_unit_test(test_unit_in_the_title),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
