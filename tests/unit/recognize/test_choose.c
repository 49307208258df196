/* Which table a header heads. */
#include "taken.h"

static void test_header_against_title(void **state) {
    (void)state;
    taken t = take("收入决算表\n公开02表\n金额单位：万元\n" HEADER ROWS);
    assert_int_equal(gk_tables_count(t.tables), 0);
    assert_int_equal(gk_findings_count_from(t.findings, GK_SEVERITY_ERROR), 1);
    assert_found(&t, "header-against-title@A1");
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
        "国有资本经营预算财政拨款支出决算表 (state-capital); give its role with --role");
    done(&t);
    t = take_as("单位：万元\n" HEADER ROWS, GK_ROLE_STATE_CAPITAL);
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
    taken t = take_as(TITLE HEADER ROWS, GK_ROLE_STATE_CAPITAL);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_header_against_title),
        cmocka_unit_test(test_untitled),
        cmocka_unit_test(test_role_is_for_untitled_tables),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
