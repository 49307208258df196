/* The profiles in the library are those of lib/data/, in order. */
#include "profile/embedded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void test_sorted(void **state) {
    (void)state;
    for (size_t i = 1; i < gk_embedded_data_count; i++)
        assert_true(strcmp(gk_embedded_data[i - 1].path, gk_embedded_data[i].path) < 0);
}

static void assert_same_as_file(const struct gk_embedded *layout) {
    static unsigned char bytes[1 << 20];
    char path[1024];
    const char *folder = strchr(layout->path, '/') ? "profiles/" : "";
    snprintf(path, sizeof path, GK_FIXTURES "/../lib/data/%s%s", folder, layout->path);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_int_equal(size, layout->size);
    assert_memory_equal(bytes, layout->bytes, size);
}

static void test_bytes(void **state) {
    (void)state;
    assert_true(gk_embedded_data_count > 0);
    for (size_t i = 0; i < gk_embedded_data_count; i++)
        assert_same_as_file(&gk_embedded_data[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sorted),
        cmocka_unit_test(test_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
