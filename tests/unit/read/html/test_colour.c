/* Colours as web pages write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "read/html/colour.h"

static gk_html_colour read(const char *value) {
    return gk_html_colour_read(value, strlen(value));
}

static void test_one_colour_has_many_spellings(void **state) {
    static const char *const whites[] = {"white",
                                         "WHITE",
                                         "#fff",
                                         "#FFFFFF",
                                         "FFFFFF",
                                         "#fffF",
                                         "#FFFFFF80",
                                         "rgb(255,255,255)",
                                         " rgb( 255 , 255 , 255 ) no-repeat",
                                         "rgb(255 255 255 / 50%)",
                                         "RGBA(100%,100%,100%,0.5)",
                                         "window",
                                         "#fff!important",
                                         "white !important"};
    (void)state;
    for (size_t i = 0; i < sizeof whites / sizeof *whites; i++)
        assert_int_equal(read(whites[i]), GK_HTML_WHITE);
    assert_int_equal(read("#1a2"), GK_HTML_COLOUR | 0x11AA22);
    assert_int_equal(read("rgb(1, 2, 300)"), GK_HTML_COLOUR | 0x0102FF);
}

static void test_what_is_no_colour(void **state) {
    static const char *const unknown[] = {"url(a.png) #fff",
                                          "linear-gradient(white, white)",
                                          "var(--ink)",
                                          "#ff",
                                          "#ggg",
                                          "rgb(1,2)",
                                          "rgb(",
                                          "hsl(0 0% 100%)"};
    static const char *const none[] = {"", " ", "inherit", "none", "Auto"};
    static const char *const clear[] = {
        "transparent", "#fff0", "#FFFFFF00", "rgba(0,0,0,0)", "rgb(0 0 0 / 0.0)", "rgba(0,0,0,.0)"};
    (void)state;
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        assert_int_equal(read(unknown[i]), GK_HTML_UNKNOWN);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(read(none[i]), GK_HTML_NO_COLOUR);
    for (size_t i = 0; i < sizeof clear / sizeof *clear; i++)
        assert_int_equal(read(clear[i]), GK_HTML_CLEAR);
}

static void test_what_hides(void **state) {
    (void)state;
    assert_true(gk_html_colour_hides(read("#fff"), GK_HTML_WHITE));
    assert_true(gk_html_colour_hides(read("transparent"), read("red")));
    assert_false(gk_html_colour_hides(GK_HTML_NO_COLOUR, GK_HTML_WHITE));
    assert_false(gk_html_colour_hides(read("hsl(1)"), read("var(x)")));
    assert_false(gk_html_colour_hides(read("red"), read("#fe0000")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_colour_has_many_spellings),
        cmocka_unit_test(test_what_is_no_colour),
        cmocka_unit_test(test_what_hides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
