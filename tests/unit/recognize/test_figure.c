/* What may stand around a figure, and what a message says of what cannot be seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "recognize/figure.h"

static void test_figures(void **state) {
    (void)state;
    static const struct {
        const char *text, *number, *mark;
    } examples[] = {
        {"100.00", "100.00", ""},
        {"\u200B100.00", "100.00", ""},
        {"\uFEFF1,234.50\u00AD", "1234.50", ""},
        {" \u200E -3 \u200F", "-3", ""},
        {"\x01\x02" "12\x7F", "12", ""},
        {"\u202A12.50\u202C", "12.50", ""},
        {"0.8\u00B9", "0.8", "\u00B9"},
        {"3\u00B9\u00B2", "3", "\u00B9\u00B2"},
        {"3 \u2074", "3", "\u2074"},
        {"12.50[\u00B9]", "12.50", "[\u00B9]"},
        {"12.50\uFF08\u00B9\uFF09", "12.50", "\uFF08\u00B9\uFF09"},
        {"(12.50)\u00B9", "-12.50", "\u00B9"},
        {"(12.50)(\u00B9)", "-12.50", "(\u00B9)"},
        {"3\u00B9,\u00B2", "3", "\u00B9,\u00B2"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        gk_figure figure;
        char number[GK_DECIMAL_TEXT_MAX];
        if (!gk_figure_read(examples[i].text, strlen(examples[i].text), &figure))
            fail_msg("%s is no figure", examples[i].text);
        gk_decimal_format(figure.number, 0, number);
        assert_string_equal(number, examples[i].number);
        assert_string_equal(figure.mark, examples[i].mark);
    }
}

static void test_no_figures(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",         "\u200B",       "\u00B9",   "\u00B9" "3",    "1\u200B00.00", "\u202E12.50",
        "3\u2081", "3\u00B9" "4", "m\u00B2", "12,36.4\u00B9", "(12.50\u00B9)"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        gk_figure figure;
        if (gk_figure_read(texts[i], strlen(texts[i]), &figure))
            fail_msg("%s is a figure", texts[i]);
    }
}

static void test_quotes(void **state) {
    (void)state;
    static const struct {
        const char *text, *quote;
    } examples[] = {
        {"12.50元", "12.50元"},
        {"\u200B100.00元", "U+200B before 100.00元"},
        {"1\u200B00.00", "U+200B within 100.00"},
        {"x\uFEFF", "U+FEFF behind x"},
        {"\u200Ex\u200F\u200E", "U+200E, U+200F around x"},
        {"\u202E12", "U+202E before 12"},
        {"\x01x\x01y", "U+0001 within xy"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        char quote[GK_FIGURE_TEXT_MAX];
        assert_string_equal(
            gk_figure_quote(examples[i].text, strlen(examples[i].text), quote), examples[i].quote);
    }
}

/* However long the text, and whatever is in it. */
static void test_long_texts(void **state) {
    (void)state;
    char text[4000], quote[GK_FIGURE_TEXT_MAX];
    gk_figure figure;
    for (size_t i = 0; i + 3 < sizeof text; i += 3)
        memcpy(text + i, "\xE2\x80\x8B", 4);
    size_t length = strlen(text);
    assert_false(gk_figure_read(text, length, &figure));
    assert_string_equal(gk_figure_quote(text, length, quote), "U+200B before ");
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "\xC2\xB9", 3);
    assert_false(gk_figure_read(text, strlen(text), &figure));
    memcpy(text, "1", 1);
    memset(text + 1, '\x01', 1000);
    assert_int_equal(strlen(gk_figure_quote(text, 1001, quote)), strlen("U+0001 behind 1"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_no_figures),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_long_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
