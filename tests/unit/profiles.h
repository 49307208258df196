/* The built-in profiles, opened once for a group of tests: include this and pass open_layouts and
   close_layouts to cmocka_run_group_tests. */
#include <gongkai/profile.h>

static gk_profiles *profiles;

static int open_layouts(void **state) {
    (void)state;
    profiles = gk_profiles_new(NULL);
    return profiles ? 0 : -1;
}

static int close_layouts(void **state) {
    (void)state;
    gk_profiles_free(profiles);
    return 0;
}
