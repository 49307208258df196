/* The lines above a table. */
#include "taken.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_meta_forms),
        cmocka_unit_test(test_contradicting_head),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
