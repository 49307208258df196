/* Number formats in style sheets and in the attribute style. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "read/html/style.h"

static void check(const char *declarations, const char *wanted) {
    gk_arena arena = {0};
    const char *format;
    assert_int_equal(
        gk_html_style_format(&arena, declarations, strlen(declarations), &format, NULL), GK_OK);
    if (wanted)
        assert_string_equal(format, wanted);
    else
        assert_null(format);
    gk_arena_free(&arena);
}

static void test_reads_formats(void **state) {
    (void)state;
    check("mso-number-format:0", "0");
    check("color:red; MSO-Number-Format : \"0\\.00\" ;color:red", "0.00");
    check("mso-number-format:'\\#\\,\\#\\#0\\.00_ \\;\\[Red\\]\\-0'", "#,##0.00_ ;[Red]-0");
    check("mso-number-format:\"yyyy\\0022\\5E74\\0022\\;\\@\"", "yyyy\"年\";@");
    check("mso-number-format:\"\\5E74 a\\0  \"", "年a\xEF\xBF\xBD ");
    check("mso-number-format:0 \n", "0");
    check("mso-number-formats:0;mso-number-format:1", "1");
    check("mso-number-format:\"ends early", "ends early");
    check("mso-number-format:\"ends early\\", "ends early\\");
}

static void test_knows_names(void **state) {
    (void)state;
    check("mso-number-format:Fixed", "0.00");
    check("mso-number-format:\"Short Date\"", "yyyy/m/d");
    check("mso-number-format:percent", "0.00%");
    check("mso-number-format:General", NULL);
}

static void test_finds_none(void **state) {
    (void)state;
    char vast[4096] = "mso-number-format:";
    memset(vast + strlen(vast), '0', 3000);
    check("", NULL);
    check("color:red", NULL);
    check("mso-number-format", NULL);
    check("mso-number-format:", NULL);
    check("mso-number-format:;0", NULL);
    check(vast, NULL);
}

static void test_classes(void **state) {
    (void)state;
    gk_html_styles styles = {0};
    assert_null(gk_html_styles_format(&styles, "a"));
    assert_int_equal(gk_html_styles_add(&styles,
                                        "<!-- .a {mso-number-format:1}\n td.b, .c:hover\n"
                                        "{x:'}';mso-number-format:2} .d {color:red} "
                                        ".a{mso-number-format:3} -->",
                                        NULL),
                     GK_OK);
    assert_int_equal(gk_html_styles_add(&styles, ".e {mso-number-format:4", NULL), GK_OK);
    assert_string_equal(gk_html_styles_format(&styles, "a"), "3");
    assert_string_equal(gk_html_styles_format(&styles, "b"), "2");
    assert_string_equal(gk_html_styles_format(&styles, "c"), "2");
    assert_null(gk_html_styles_format(&styles, "d"));
    assert_string_equal(gk_html_styles_format(&styles, "e"), "4");
    assert_int_equal(gk_html_styles_add(&styles, ".b{mso-number-format:5}", NULL), GK_OK);
    assert_string_equal(gk_html_styles_format(&styles, "b"), "5");
    gk_html_styles_free(&styles);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_formats),
        cmocka_unit_test(test_knows_names),
        cmocka_unit_test(test_finds_none),
        cmocka_unit_test(test_classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
