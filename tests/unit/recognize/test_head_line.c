/* What stands between a title and its headings. */
#include "taken.h"

static void take_line(const char *line, bool refused) {
    char text[1024];
    snprintf(text, sizeof text, TITLE "%s\n" HEADER ROWS, line);
    taken t = take(text);
    only_table(&t, GK_ROLE_GENERAL, refused);
    assert_found(&t, refused ? "line-unknown@A4" : "");
    done(&t);
}

static void test_lines_that_change_the_figures(void **state) {
    (void)state;
    static const char *const lines[] = {"上年数",   "预算数",         "上年同期数",
                                        "年初预算", "2023年度决算数", "调整前",
                                        "2023年数", "快报数",         "一、上年支出情况"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        take_line(lines[i], true);
}

static void test_lines_nobody_knows(void **state) {
    (void)state;
    take_line("某某", true);
    take_line("项目支出", true);
}

static void test_harmless_lines(void **state) {
    (void)state;
    static const char *const lines[] = {"附件1",
                                        "- 5 -",
                                        "编制日期：2025年8月10日",
                                        "甲局",
                                        "注：本表反映支出情况。",
                                        "监督索引号,53040000000000000",
                                        "2024年度部门决算公开",
                                        "根据财政部门的批复，现将有关情况公开如下。"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        take_line(lines[i], false);
}

/* Without a title the lines directly over the headings count, up to a blank one. */
static void test_without_a_title(void **state) {
    (void)state;
    taken t = take("上年数\n" HEADER ROWS);
    assert_int_equal(gk_findings_count_from(t.findings, GK_SEVERITY_ERROR), 1);
    done(&t);
    t = take("上年数\n\n科目代码,科目名称,小计,基本支出,项目支出\n" ROWS);
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_that_change_the_figures),
        cmocka_unit_test(test_lines_nobody_knows),
        cmocka_unit_test(test_harmless_lines),
        cmocka_unit_test(test_without_a_title),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
