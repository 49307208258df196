/* Texts in XML: what means something there, and what cannot stand there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/xml_escape.h"

static void check(const char *text, const char *wanted) {
    gk_buffer out = {0};
    gk_xml_put(&out, text);
    assert_string_equal(gk_buffer_view(&out), wanted);
    gk_buffer_free(&out);
}

static void test_escapes(void **state) {
    (void)state;
    check(NULL, "");
    check("", "");
    check("收入 < 支出 & \"甲\" > '乙'", "收入 &lt; 支出 &amp; &quot;甲&quot; &gt; '乙'");
    check("a\tb\nc\x01", "a b c ");
    check("\xFF中\xE4\xB8", "\xEF\xBF\xBD中\xEF\xBF\xBD\xEF\xBF\xBD");
    check("\xEF\xBF\xBE\xEF\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_escapes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
