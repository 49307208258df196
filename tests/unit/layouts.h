/* The built-in layouts, opened once for a group of tests: include this and pass open_layouts and
   close_layouts to cmocka_run_group_tests. */
#include <gongkai/profile.h>

static gk_layouts *layouts;

static int open_layouts(void **state) {
    (void)state;
    layouts = gk_layouts_new(NULL);
    return layouts ? 0 : -1;
}

static int close_layouts(void **state) {
    (void)state;
    gk_layouts_free(layouts);
    return 0;
}
