/* Widths, comparison keys and clean labels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <gongkai/text.h>

static void test_width(void **state) {
    (void)state;
    assert_int_equal(gk_text_width("", 1), 0);
    assert_int_equal(gk_text_width("abc", 1), 3);
    assert_int_equal(gk_text_width("科目代码", 1), 8);
    assert_int_equal(gk_text_width("（a）", 1), 5);
    assert_int_equal(gk_text_width("Ａ，", 1), 4);
    assert_int_equal(gk_text_width("　", 1), 2);
    assert_int_equal(gk_text_width("\uFF76", 1), 1); /* half-width katakana */
    assert_int_equal(gk_text_width("\U00020000", 1), 2);
    assert_int_equal(gk_text_width("——", 1), 2);
    assert_int_equal(gk_text_width("——", 2), 4);
    assert_int_equal(gk_text_width("“三公”", 1), 6);
    assert_int_equal(gk_text_width("“三公”", 2), 8);
    assert_int_equal(gk_text_width("e\u0301\n\u200B\uFEFF", 2), 1);
    assert_int_equal(gk_text_width("a\xFF", 1), 2);
}

static void check_key(const char *text, const char *wanted) {
    char key[128];
    size_t length = gk_text_key(text, key, sizeof key);
    if (strcmp(key, wanted) != 0)
        fail_msg("\"%s\" gives \"%s\", not \"%s\"", text, key, wanted);
    assert_int_equal(length, strlen(wanted));
}

static void test_key(void **state) {
    (void)state;
    check_key("", "");
    check_key("上缴 上级\n支出", "上缴上级支出");
    check_key("　科目\u00A0代码\u200B\t\uFEFF", "科目代码");
    check_key("（１）Ａｂ．，：", "(1)Ab.,:");
    check_key("财政拨款“三公”经费", "财政拨款三公经费");
    check_key("\"三公\"", "三公");
    check_key("‘三公’", "三公");
    check_key("「三公」", "三公");
    check_key("＂三公＂", "三公");
    check_key("'30101", "30101");
    check_key("——", "-");
    check_key("—", "-");
    check_key("–", "-");
    check_key("－", "-");
    check_key("\u2212", "-");
    check_key("--", "-");
    check_key("— —", "-");
    check_key("- 5 -", "-5-");
    check_key("一", "一"); /* a numeral, no dash */
    check_key("A・B•C", "A·B·C");
    check_key("a\xFF"
              "b",
              "ab");
}

static void test_key_is_cut_between_characters(void **state) {
    (void)state;
    char key[16];
    assert_int_equal(gk_text_key("中文", key, 7), 6);
    assert_string_equal(key, "中文");
    assert_int_equal(gk_text_key("中文", key, 6), 3);
    assert_string_equal(key, "中");
    assert_int_equal(gk_text_key("中文a", key, 5), 3); /* nothing after what did not fit */
    assert_string_equal(key, "中");
    assert_int_equal(gk_text_key("中文", key, 1), 0);
    assert_string_equal(key, "");
}

static void check_clean(const char *text, const char *wanted) {
    char clean[128];
    size_t length = gk_text_clean(text, clean, sizeof clean);
    assert_string_equal(clean, wanted);
    assert_int_equal(length, strlen(wanted));
}

static void test_clean(void **state) {
    (void)state;
    check_clean("", "");
    check_clean(" 　\n", "");
    check_clean("上缴 上级 支出", "上缴上级支出");
    check_clean("基本\n支出", "基本支出");
    check_clean("因公出国 (境) 费", "因公出国(境)费");
    check_clean("财政拨款 “三公” 经费", "财政拨款“三公”经费");
    check_clean("　　行政运行　", "行政运行");
    check_clean("  a \t b ", "a b");
    check_clean("1. 副部", "1. 副部");
    check_clean("2024  年度", "2024 年度");
    check_clean("（１）——", "（１）——"); /* nothing folded: it is to be printed */
}

static void test_clean_is_cut_between_characters(void **state) {
    (void)state;
    char clean[16];
    assert_int_equal(gk_text_clean("中文", clean, 5), 3);
    assert_string_equal(clean, "中");
    assert_int_equal(gk_text_clean("ab cd", clean, 4), 3);
    assert_string_equal(clean, "ab ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_width),
        cmocka_unit_test(test_key),
        cmocka_unit_test(test_key_is_cut_between_characters),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_clean_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
