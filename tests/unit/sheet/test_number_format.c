/* What Excel shows in these formats, from its own list of built-in formats, ECMA-376 18.8.30 (with
   the zh-CN table) and from formats seen in published workbooks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sheet/number_format.h"

static void check(gk_number_kind kind, const char *const *codes) {
    for (; *codes; codes++)
        if (gk_number_format_kind(*codes, strlen(*codes)) != kind)
            fail_msg("%s is kind %d", *codes, (int)gk_number_format_kind(*codes, strlen(*codes)));
}

static void test_plain(void **state) {
    (void)state;
    static const char *const codes[] = {
        "",
        "General",
        "GENERAL",
        "G/通用格式",
        "G/標準",
        "[DBNum1][$-804]G/通用格式",
        "[DBNum2][$-804]General",
        "General\"日\"",
        "0",
        "0.00",
        "#,##0.00_);[Red]\\(#,##0.00\\)",
        "#,##0.00_ ;[Red]\\-#,##0.00\\ ",
        "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
        "_-[$¥-804]* #,##0.00_ ;_-[$¥-804]* \\-#,##0.00\\ ;_-[$¥-804]* \"-\"??_ ;_-@_ ",
        "[Red]General",
        "[>=10000]0!.0,\"万\";General",
        "0!.0,\"days\"",
        "0.00E+00",
        "##0.0E+0",
        "# ?/?",
        "0%",
        "@",
        "\"Demand: \"0",
        "0 \"(ymd)\"",
        "[$USD] #,##0.00",
        "[$HKD-h]0",
        "#,##0 mdy", /* not quoted: no Excel writes it, some programs do */
        "\\y0\\d",
        "_d0_m",
        "*d0",
        "\"unclosed yyyy",
        "[unclosed yyyy",
        ";;;",
        "[Blue]0;[Magenta]0;[Cyan]0",
        NULL};
    check(GK_NUMBER_PLAIN, codes);
}

static void test_date(void **state) {
    (void)state;
    static const char *const codes[] = {"yyyy-mm-dd",
                                        "yyyy\\-mm\\-dd;@",
                                        "YYYY/M/D",
                                        "yyyy\"年\"m\"月\"d\"日\";@",
                                        "yyyy年m月d日",
                                        "[$-804]yyyy\"年\"m\"月\"d\"日\" dddd;@",
                                        "[DBNum1][$-804]yyyy\"年\"m\"月\";@",
                                        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                                        "yyyy/m/d\\ h:mm",
                                        "mmm-yy",
                                        "mmm",
                                        "m",
                                        "[$-804]aaaa;@",
                                        "aaa",
                                        "[$-411]ge.m.d",
                                        "e/m/d",
                                        "[=0]\"\";yyyy-mm-dd",
                                        "0;[Red]yyyy-mm-dd",
                                        "m/d/yy\\ h:mm\\ AM/PM",
                                        "bbbb",
                                        NULL};
    check(GK_NUMBER_DATE, codes);
}

static void test_time(void **state) {
    (void)state;
    static const char *const codes[] = {"h:mm",
                                        "hh:mm:ss",
                                        "mm:ss",
                                        "mm:ss.0",
                                        "h:mm:ss.000",
                                        "h:mm AM/PM",
                                        "h:mm a/p",
                                        "[$-F400]h:mm:ss\\ AM/PM",
                                        "h\"时\"mm\"分\"",
                                        "上午/下午h\"时\"mm\"分\"",
                                        "s.00",
                                        NULL};
    check(GK_NUMBER_TIME, codes);
}

static void test_duration(void **state) {
    (void)state;
    static const char *const codes[] = {"[h]:mm:ss", "[hh]:mm",   "[mm]:ss",     "[ss]",
                                        "[ss].00",   "[H]:MM:SS", "[h]\"小时\"", NULL};
    check(GK_NUMBER_DURATION, codes);
}

static void test_builtin(void **state) {
    (void)state;
    /* P plain, D date, T time, L elapsed: 0 to 59 */
    static const char kinds[] = "PPPPPPPPPP"
                                "PPPPDDDDTT"
                                "TTDPPPPDDD"
                                "DDTTTTDPPP"
                                "PPPPPTLTPP"
                                "DDDDDTTDDP";
    for (unsigned id = 0; id < 60; id++)
        assert_int_equal("PDTL"[gk_number_format_builtin(id, 0).kind], kinds[id]);
    assert_int_equal(gk_number_format_builtin(164, 0).kind, GK_NUMBER_PLAIN);
    assert_null(gk_number_format_builtin(164, 0).code);
}

/* A file may write a built-in format down as its own: it is of the same kind then. */
static void test_builtin_codes(void **state) {
    (void)state;
    static const unsigned countries[] = {0, GK_COUNTRY_US, GK_COUNTRY_CHINA};
    for (unsigned id = 0; id < 60; id++)
        for (size_t i = 0; i < 3; i++) {
            gk_number_format format = gk_number_format_builtin(id, countries[i]);
            if (format.code)
                assert_int_equal(gk_number_format_kind(format.code, strlen(format.code)),
                                 format.kind);
            else
                assert_int_equal(format.kind, GK_NUMBER_PLAIN);
        }
    assert_string_equal(gk_number_format_builtin(22, GK_COUNTRY_CHINA).code, "yyyy/m/d h:mm");
    assert_string_equal(gk_number_format_builtin(22, GK_COUNTRY_US).code, "m/d/yy h:mm");
    assert_string_equal(gk_number_format_builtin(14, 49).code, "yyyy/m/d");
}

/* A code is `length` bytes and no more. */
static void test_length(void **state) {
    (void)state;
    assert_int_equal(gk_number_format_kind("0yyyy", 1), GK_NUMBER_PLAIN);
    assert_int_equal(gk_number_format_kind("yyyy0", 4), GK_NUMBER_DATE);
    assert_int_equal(gk_number_format_kind("[h]", 2), GK_NUMBER_PLAIN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),   cmocka_unit_test(test_date),
        cmocka_unit_test(test_time),    cmocka_unit_test(test_duration),
        cmocka_unit_test(test_builtin), cmocka_unit_test(test_builtin_codes),
        cmocka_unit_test(test_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
