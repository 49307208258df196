/* Down the rows: where a table ends, and what stands inside it without a place. */
#include "taken.h"

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

static void test_figure_under_no_heading(void **state) {
    (void)state;
    taken t = take(TITLE HEADER "合计,,12.50,10.00,2.50\n201,甲,12.50,10.00,2.50,7.77\n");
    only_table(&t, GK_ROLE_GENERAL, true);
    assert_found(&t, "unplaced@F8");
    assert_count(&t, GK_CLASS_UNPLACED, 1);
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

/* One side alone first, then both: wherever the list of rows grows, it grows amid a sheet row. */
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

/* 2.… below a 注 is its second item; a figure and a paragraph further down are not. */
static void test_items_of_a_note(void **state) {
    (void)state;
    taken t = take(TITLE HEADER ROWS NOTE "2.本表金额转换为万元时，因四舍五入可能存在尾差。\n");
    const gk_table *table = only_table(&t, GK_ROLE_GENERAL, false);
    assert_int_equal(table->note_count, 2);
    assert_string_equal(table->notes[1], "2.本表金额转换为万元时，因四舍五入可能存在尾差。");
    done(&t);
    t = take(TITLE HEADER ROWS NOTE "\n\n\n2.本表金额转换为万元时，因四舍五入可能存在尾差。\n");
    assert_int_equal(only_table(&t, GK_ROLE_GENERAL, false)->note_count, 1);
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_total_last),
        cmocka_unit_test(test_items_of_a_note),
        cmocka_unit_test(test_wrapped_labels),
        cmocka_unit_test(test_figure_under_no_heading),
        cmocka_unit_test(test_figures_without_a_label),
        cmocka_unit_test(test_figures_behind_a_note),
        cmocka_unit_test(test_note_in_pieces),
        cmocka_unit_test(test_rows_grow_amid_a_row),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
