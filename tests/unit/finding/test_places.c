/* The further cells of an equation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "finding/places.h"

static void check_others(const gk_origin *places, size_t count, size_t most, const char *wanted) {
    const gk_finding f = {.origin = places[0], .place_count = count, .places = places};
    gk_buffer text = {0};
    gk_put_others(&text, &f, most);
    assert_string_equal(gk_buffer_view(&text), wanted);
    gk_buffer_free(&text);
}

static void test_ranges(void **state) {
    (void)state;
    const gk_origin down[] = {{"a.xls", "1", 1, 2}, {"a.xls", "1", 3, 2}, {"a.xls", "1", 4, 2},
                              {"a.xls", "1", 5, 2}, {"a.xls", "1", 5, 4}, {"a.xls", "1", 5, 5},
                              {"a.xls", "2", 0, 0}, {"b.xls", "1", 0, 0}};
    check_others(down, 1, 9, "");
    check_others(down, 4, 9, "C4:C6");
    check_others(down, 8, 9, "C4:C6 E6:F6 2!A1 b.xls!1!A1");
    check_others(down, 8, 2, "C4:C6 E6:F6 …");
    const gk_origin beside[] = {{"d/a.csv", "a.csv", 0, 0}, {"d/b.csv", "b.csv", 0, 0}};
    check_others(beside, 2, 9, "b.csv!A1");
}

/* However many there are, and however long their names. */
static void test_all_are_listed(void **state) {
    (void)state;
    enum { COUNT = 2000 };
    static gk_origin places[COUNT];
    char name[300];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    for (uint32_t i = 0; i < COUNT; i++)
        places[i] = (gk_origin){i ? name : "a", "s", i * 2, 0};
    const gk_finding f = {.origin = places[0], .place_count = COUNT, .places = places};
    gk_buffer text = {0};
    gk_put_others(&text, &f, SIZE_MAX);
    size_t cells = 0;
    for (const char *at = text.bytes; (at = strstr(at, "!s!A")); at += 4)
        cells++;
    assert_int_equal(cells, COUNT - 1);
    gk_buffer_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_all_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
