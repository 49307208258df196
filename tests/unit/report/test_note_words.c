/* What notes say of their tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/note_words.h"

#define FUND "政府性基金预算财政拨款收入支出决算表"
#define CAPITAL "国有资本经营预算财政拨款支出决算表"

static void test_empty(void **state) {
    (void)state;
    assert_true(gk_note_says_empty("说明：本表无数据"));
    assert_true(gk_note_says_empty("注：某局无政府性基金预算财政拨款支出，故 本表\n无数据。"));
    assert_false(gk_note_says_empty("注：如本表无数据，应保留空表。"));
    assert_false(gk_note_says_empty("注：本表反映部门本年度各项支出情况。"));
    assert_true(gk_note_explains_empty("注：本年度没有政府性基金收入和支出。"));
    assert_true(gk_note_explains_empty("说明：见附件"));
    assert_false(gk_note_explains_empty("注：本表反映部门本年度政府性基金预算收入情况。"));
    assert_false(gk_note_explains_empty("没有收支的，仍保留该表格式，并在本表下方作下述说明："));
}

static void test_kinds(void **state) {
    (void)state;
    assert_true(gk_note_is_explanation("说明：无"));
    assert_true(gk_note_is_explanation("本单位没有此类收支，故本表无数据。"));
    assert_false(gk_note_is_explanation("注：没有此类收支，故本表无数据。"));
    assert_true(gk_note_is_instruction("无收入支出的，仍保留该表格式，并在本表下方作下述说明："));
    assert_false(gk_note_is_instruction("说明：没有收支，故本表无数据。"));
}

static void test_subjects(void **state) {
    (void)state;
    assert_true(gk_note_is_about_other("说明：没有政府性基金收入和支出，故本表无数据。", CAPITAL));
    assert_true(gk_note_is_about_other("说明：本年度没有政府性基金收入。", CAPITAL));
    assert_false(gk_note_is_about_other("说明：没有政府性基金收入和支出，故本表无数据。", FUND));
    assert_false(gk_note_is_about_other("说明：没有政府性基金和国有资本经营预算支出。", FUND));
    assert_false(gk_note_is_about_other("说明：本年度没有政府性基金收入。", "收入决算表"));
    assert_false(gk_note_is_about_other("说明：本表无数据", CAPITAL));
    assert_true(gk_note_is_about("没有“三公”经费", "“三公”经费支出决算表"));
    assert_false(gk_note_is_about("没有政府性基金", CAPITAL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_subjects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
