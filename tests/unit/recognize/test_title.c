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

/* Taken whole, and as nothing else. */
static void assert_verbatim(const char *text) {
    taken t = take(text);
    assert_int_equal(gk_tables_count(t.tables), 0);
    assert_found(&t, "table-kept@A1");
    assert_count(&t, GK_CLASS_IGNORED, 0);
    done(&t);
}

/* A table that only ends like one of ours is none of ours: what stands before its words is no
 * unit's name, no year, no number. */
static void test_other_titles(void **state) {
    (void)state;
    static const char *const titles[] = {"社会保险基金支出决算表",
                                         "项目收入支出决算表",
                                         "会议费、培训费支出决算表",
                                         "政府采购支出决算表",
                                         "附属单位支出决算表",
                                         "“三公”经费及会议费、培训费支出决算表",
                                         "全部支出决算表",
                                         "示例市商务局项目支出决算表",
                                         "部门收支决算总表（二）",
                                         "市本级支出决算表",
                                         "2024年度行政机关支出决算表"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        char text[1024];
        snprintf(text, sizeof text, "%s\n单位：万元\n项目,金额\n养老,1.00\n", titles[i]);
        assert_verbatim(text);
    }
}

/* Even if its header reads like one of ours, however many lines its head has. */
static void test_other_title_over_a_known_header(void **state) {
    (void)state;
    assert_verbatim("社会保险基金预算支出决算表\n单位：万元\n" HEADER ROWS);
    assert_verbatim("社会保险基金预算支出决算表\n部门：甲局\n2024年度\n单位：万元\n" HEADER ROWS);
}

/* The name of all tables together is no other table's; the one below it has lost its own. */
static void test_title_of_all_tables(void **state) {
    (void)state;
    static const char *const titles[] = {"甲局2024年度部门决算公开表", "2024年度部门决算报表",
                                         "部门决算附表"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        char text[1024];
        snprintf(text, sizeof text, "%s\n单位：万元\n" HEADER ROWS, titles[i]);
        taken t = take(text);
        assert_int_equal(gk_tables_count(t.tables), 0);
        assert_found(&t, "title-unknown@A1");
        done(&t);
    }
}

/* The place that a department's name begins with may stand for it. */
static void test_place_for_a_department(void **state) {
    (void)state;
    taken t = take(
        "示例镇一般公共预算财政拨款支出决算表\n部门：示例镇人民政府\n金额单位：万元\n" HEADER ROWS);
    only_table(&t, GK_ROLE_GENERAL, false);
    done(&t);
    assert_verbatim("示例镇一般公共预算财政拨款支出决算表\n金额单位：万元\n" HEADER ROWS);
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
        cmocka_unit_test(test_other_title_over_a_known_header),
        cmocka_unit_test(test_title_of_all_tables),
        cmocka_unit_test(test_place_for_a_department),
        cmocka_unit_test(test_suffix_in_brackets),
        cmocka_unit_test(test_unit_in_the_title),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
