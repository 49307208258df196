/* Names of files for one table: what may not be in them, and where they end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <gongkai/write.h>

static void check(const char *number, const char *title, const char *wanted) {
    gk_table table = {.number = number, .title = title};
    char name[GK_WRITE_NAME_MAX];
    assert_int_equal(gk_write_table_name(&table, GK_WRITE_CSV, name), strlen(wanted));
    assert_string_equal(name, wanted);
}

static void test_names(void **state) {
    (void)state;
    check("公开01", "收入支出决算总表", "公开01 收入支出决算总表.csv");
    check("公开09", "财政拨款“三公”经费支出决算表", "公开09 财政拨款“三公”经费支出决算表.csv");
    gk_table table = {.number = "公开01", .title = "收入支出决算总表"};
    char name[GK_WRITE_NAME_MAX];
    gk_write_table_name(&table, GK_WRITE_XLSX, name);
    assert_string_equal(name, "公开01 收入支出决算总表.xlsx");
}

static void test_forbidden(void **state) {
    (void)state;
    check("../公开01", "a\\b:c*d?e\"f<g>h|i\tj\x7Fk", ".._公开01 a_b_c_d_e_f_g_h_i_j_k.csv");
}

/* 255 bytes at most, and whole characters. */
static void test_long(void **state) {
    (void)state;
    char title[301] = "", wanted[GK_WRITE_NAME_MAX] = "公 ";
    for (int i = 0; i < 100; i++)
        strcat(title, "表");
    for (int i = 0; i < 82; i++)
        strcat(wanted, "表");
    check("公", title, strcat(wanted, ".csv"));
    strcpy(wanted, "公开 ");
    for (int i = 0; i < 81; i++)
        strcat(wanted, "表");
    check("公开", title, strcat(wanted, ".csv"));
    strcpy(wanted, "公ab ");
    for (int i = 0; i < 81; i++)
        strcat(wanted, "表");
    check("公ab", title, strcat(wanted, ".csv"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names),
                                       cmocka_unit_test(test_forbidden),
                                       cmocka_unit_test(test_long)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
