/* Fields of CSV: what is put in quotes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv_line.h"

static void check(const char *field, bool quoted, const char *wanted) {
    gk_buffer line = {0};
    gk_csv_put_field(&line, field, strlen(field), quoted);
    assert_int_equal(line.failed, GK_OK);
    assert_string_equal(gk_buffer_view(&line), wanted);
    gk_buffer_free(&line);
}

static void test_quotes(void **state) {
    (void)state;
    check("", false, "");
    check("", true, "\"\"");
    check("收入", false, "收入");
    check("收入", true, "\"收入\"");
    check("a b;c\t'", false, "a b;c\t'");
    check("1,2", false, "\"1,2\"");
    check("a\nb", false, "\"a\nb\"");
    check("a\rb", false, "\"a\rb\"");
    check("\"", false, "\"\"\"\"");
    check("\"a\"\"b", false, "\"\"\"a\"\"\"\"b\"");
    check("\"a", true, "\"\"\"a\"");
}

static void test_grows(void **state) {
    (void)state;
    gk_buffer line = {0};
    for (int i = 0; i < 1000; i++)
        gk_csv_put_field(&line, "a\"b", 3, false);
    assert_int_equal(line.size, 6000);
    assert_memory_equal(line.bytes + 5994, "\"a\"\"b\"", 6);
    gk_buffer_free(&line);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_quotes), cmocka_unit_test(test_grows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
