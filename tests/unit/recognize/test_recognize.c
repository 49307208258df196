/* A table as it should be, the account of its cells, and texts without a table. */
#include "taken.h"

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

static void test_title_without_a_header(void **state) {
    (void)state;
    taken t =
        take("收入决算表\n公开02表\n金额单位：万元\n科目,金额,占比\n甲,1.00,2.00\n乙,3.00,4.00\n");
    assert_int_equal(gk_tables_count(t.tables), 0);
    assert_found(&t, "header-unknown@A1");
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
    assert_string_equal(second->role, GK_ROLE_STATE_CAPITAL);
    assert_row(second, "合计", "||");
    assert_int_equal(second->note_count, 1);
    assert_int_equal(gk_tables_at(t.tables, 0)->note_count, 1);
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_account),
        cmocka_unit_test(test_ownership),
        cmocka_unit_test(test_no_table),
        cmocka_unit_test(test_title_without_a_header),
        cmocka_unit_test(test_stacked),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
