/* What covers and page heads state for tables that do not. */
#include "taken.h"

#define BARE "一般公共预算财政拨款支出决算表\n公开05表\n金额单位：万元\n" HEADER ROWS
#define FULL TITLE HEADER ROWS

static void assert_stated(const char *text, const char *department, int year) {
    taken t = take(text);
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    if (department ? !table->department || strcmp(table->department, department) != 0
                   : table->department != NULL)
        fail_msg("%s: %s", text, table->department ? table->department : "none");
    assert_int_equal(table->year, year);
    done(&t);
}

static void test_covers(void **state) {
    (void)state;
    assert_stated("示例市甲局\n2024年度部门决算\n\n" BARE, "示例市甲局", 2024);
    assert_stated("示 例 市 甲 局\n二〇二四 年 度 部 门 决 算\n\n" BARE, "示例市甲局", 2024);
    assert_stated("示例市甲局2024年度部门决算公开报表\n\n" BARE, "示例市甲局", 2024);
    assert_stated("2024年度示例市甲局单位决算\n" BARE, "示例市甲局", 2024);
    assert_stated("示例市甲局（本级）2024年度单位决算\n\n" BARE, "示例市甲局（本级）", 2024);
    assert_stated("中共示例市委宣传部\n2024年度部门决算\n\n" BARE, "中共示例市委宣传部", 2024);
    assert_stated("2024年度部门决算公开\n部门名称：示例市甲局（公章）\n\n目录\n一\n二\n\n" BARE,
                  "示例市甲局", 2024);
    assert_stated("示例市甲局2024年度部门决算\n\n" FULL, "甲局", 2024);
}

static void test_no_covers(void **state) {
    (void)state;
    assert_stated("第二部分 2023年度部门决算表\n第三部分 2023年度部门决算情况说明\n\n" BARE, NULL,
                  0);
    assert_stated("现将示例市甲局2023年度部门决算公开如下：\n\n" BARE, NULL, 0);
    assert_stated("关于示例市乙局2023年度部门决算\n\n" BARE, NULL, 0);
    assert_stated("示例市2024年度部门决算\n\n" BARE, NULL, 0);
    assert_stated("我局2023年度部门决算已经公开。\n\n" FULL, "甲局", 2024);
}

/* As long as names may be it is whole; longer is no name. */
static void test_long_names(void **state) {
    (void)state;
    enum { MOST = 120 };
    for (size_t count = MOST; count <= MOST + 1; count++) {
        char name[512] = "", text[2048];
        for (size_t i = 0; i < count; i++)
            strcat(name, "局");
        snprintf(text, sizeof text, "2024年度部门决算公开\n部门名称：%s\n\n\n" BARE, name);
        if (count == MOST) {
            assert_stated(text, name, 2024);
            continue;
        }
        taken t = take(text);
        only_table(&t, GK_ROLE_GENERAL, true);
        assert_found(&t, "department-long@A2");
        done(&t);
    }
}

static void test_contradictions(void **state) {
    (void)state;
    static const char *const texts[] = {
        "示例市甲局2023年度部门决算\n\n" FULL,
        "示例市乙局2024年度部门决算\n\n" FULL,
        "示例市甲局2024年度部门决算\n示例市乙局2024年度部门决算\n\n" BARE,
        TITLE HEADER "合计,,12.50,10.00,2.50\n示例市甲局2023年度部门决算\n201,一般公共服务支出,12."
                     "50,10.00,2.50\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        taken t = take(texts[i]);
        only_table(&t, GK_ROLE_GENERAL, true);
        const gk_finding *f = gk_findings_at(t.findings, 0);
        assert_string_equal(f->id, "head-contradicted");
        assert_non_null(f->other.source);
        done(&t);
    }
}

/* A second report in one file has its own. */
static void test_each_report_has_its_own(void **state) {
    (void)state;
    taken t = take("示例市甲局2024年度部门决算\n\n" BARE "\n\n示例市乙局2023年度部门决算\n\n" BARE);
    assert_int_equal(gk_tables_count(t.tables), 2);
    assert_string_equal(gk_tables_at(t.tables, 0)->department, "示例市甲局");
    assert_string_equal(gk_tables_at(t.tables, 1)->department, "示例市乙局");
    assert_int_equal(gk_tables_at(t.tables, 1)->year, 2023);
    assert_false(gk_tables_refused(t.tables, 0) || gk_tables_refused(t.tables, 1));
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_covers),
        cmocka_unit_test(test_no_covers),
        cmocka_unit_test(test_long_names),
        cmocka_unit_test(test_contradictions),
        cmocka_unit_test(test_each_report_has_its_own),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
