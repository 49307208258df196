/* The profiles in the library are those of lib/data/, in order. */
#include "profile/embedded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "profile/mapping_checks.h"
#include "profile/profiles.h"

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

/* What a file of a user's is held against when it is read. */
static void test_mappings_fit_the_forms(void **state) {
    (void)state;
    gk_error err = {0};
    gk_profiles *profiles = gk_profiles_new(&err);
    assert_non_null(profiles);
    const gk_mappings *mappings = gk_profiles_mappings(profiles);
    const char *name;
    size_t count;
    assert_true(mappings->count > 20);
    for (size_t p = 0; (name = gk_profiles_name(profiles, p)); p++) {
        const gk_form *forms = gk_profiles_forms(profiles, name, &count);
        for (size_t i = 0; i < count; i++)
            for (size_t m = 0; m < mappings->count; m++)
                if (gk_mapping_check_form(&mappings->items[m], "mappings.csv", &forms[i], &err))
                    fail_msg("%s: %s", err.where, err.text);
    }
    gk_profiles_free(profiles);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sorted),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_mappings_fit_the_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
