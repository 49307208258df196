/* What stands before names of rows, and the number it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/enumerator.h"

static void test_numbers(void **state) {
    (void)state;
    static const struct {
        const char *key;
        unsigned number;
        const char *rest;
    } cases[] = {{"一、收入", 1, "收入"},
                 {"十、节能环保支出", 10, "节能环保支出"},
                 {"十三、交通运输支出", 13, "交通运输支出"},
                 {"二十、粮油物资储备支出", 20, "粮油物资储备支出"},
                 {"二十一、国有资本经营预算支出", 21, "国有资本经营预算支出"},
                 {"廿三、其他支出", 23, "其他支出"},
                 {"(二)单价", 2, "单价"},
                 {"13.交通", 13, "交通"},
                 {"其中:一、甲", 1, "甲"},
                 {"其中:政府性基金", 0, "政府性基金"},
                 {"一般公共服务支出", 0, "一般公共服务支出"},
                 {"二十一十一十一、甲", 0, "甲"},
                 {"", 0, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(gk_enumerator_number(cases[i].key), cases[i].number);
        assert_string_equal(gk_behind_enumerator(cases[i].key), cases[i].rest);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
