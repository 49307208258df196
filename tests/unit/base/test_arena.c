/* Memory given back all at once, and arrays that grow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void test_grow(void **state) {
    (void)state;
    uint32_t *items = NULL;
    size_t capacity = 0, moves = 0;
    for (uint32_t i = 0; i < 100000; i++) {
        size_t before = capacity;
        assert_true(gk_grow((void **)&items, i, &capacity, sizeof *items));
        assert_true(capacity > i);
        moves += capacity != before;
        items[i] = i;
    }
    for (uint32_t i = 0; i < 100000; i++)
        assert_int_equal(items[i], i);
    assert_true(moves < 20);
    free(items);
}

static void test_reserve(void **state) {
    (void)state;
    char *bytes = NULL;
    size_t capacity = 0;
    assert_true(gk_reserve((void **)&bytes, 1000, &capacity, 1));
    assert_int_equal(capacity, 1000);
    memset(bytes, 'a', 1000);
    char *before = bytes;
    assert_true(gk_reserve((void **)&bytes, 1000, &capacity, 1));
    assert_ptr_equal(bytes, before);
    assert_int_equal(capacity, 1000);
    assert_true(gk_reserve((void **)&bytes, 1001, &capacity, 1)); /* as much again */
    assert_int_equal(capacity, 2000);
    assert_true(gk_reserve((void **)&bytes, 9000, &capacity, 1)); /* and at least what is needed */
    assert_int_equal(capacity, 9000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 'a');
    free(bytes);
}

/* What no memory could hold is refused before it is multiplied. */
static void test_too_much(void **state) {
    (void)state;
    uint64_t *items = NULL;
    size_t capacity = 0;
    assert_true(gk_grow((void **)&items, 0, &capacity, sizeof *items));
    uint64_t *before = items;
    size_t room = capacity;
    assert_false(gk_reserve((void **)&items, SIZE_MAX / 8 + 2, &capacity, sizeof *items));
    assert_false(gk_reserve((void **)&items, SIZE_MAX, &capacity, sizeof *items));
    assert_ptr_equal(items, before);
    assert_int_equal(capacity, room);
    free(items);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_grow), cmocka_unit_test(test_reserve),
                                       cmocka_unit_test(test_too_much)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
