/* How many attributes libxml2 will find in a page, and what it must not be fooled by. n of
   them in one tag are n * n / 2 comparisons: 2 are 2, 4 are 8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/html/attribute_work.h"
#include "read/html/parser.h"

static void test_counts_attributes(void **state) {
    (void)state;
    assert_int_equal(gk_html_work(""), 0);
    assert_int_equal(gk_html_work("a b c d > e"), 0);
    assert_int_equal(gk_html_work("<td>"), 0);
    assert_int_equal(gk_html_work("<td a=1 b='2' c = \"3\" d/>e f"), 8);
    assert_int_equal(gk_html_work("<td a b><td c d>"), 4);
    assert_int_equal(gk_html_work("<td a b"), 2);
    assert_int_equal(gk_html_work("<"), 0);
}

static void test_knows_values(void **state) {
    (void)state;
    assert_int_equal(gk_html_work("<td a='> <td x y z>' b c d>"), 8);
    assert_int_equal(gk_html_work("<td a=\"' '\" b=' c d"), 2);
    assert_int_equal(gk_html_work("<td ='> b c d' <td a b>"), 2);
}

static void test_knows_what_is_no_tag(void **state) {
    (void)state;
    assert_int_equal(gk_html_work("<!-- <td a b c d> --><td a b>"), 2);
    assert_int_equal(gk_html_work("<script>if (a<b) x='<td a b c d</script><td a b>'"), 2);
    assert_int_equal(gk_html_work("<STYLE>'</b <td a b c d></style><td a b>"), 2);
    assert_int_equal(gk_html_work("<style>never ended"), 0);
    assert_int_equal(gk_html_work("1<2 a b c d"), 0);
}

static gk_status nothing_starts(void *self, const char *name, const gk_html_attributes *attributes,
                                gk_error *err) {
    (void)self, (void)name, (void)attributes, (void)err;
    return GK_OK;
}

static gk_status nothing_ends(void *self, const char *name, bool missing, gk_error *err) {
    (void)self, (void)name, (void)missing, (void)err;
    return GK_OK;
}

static gk_status no_text(void *self, const char *text, size_t length, gk_error *err) {
    (void)self, (void)text, (void)length, (void)err;
    return GK_OK;
}

/* A tag of this many attributes. */
static gk_status parse(size_t count, gk_error *err) {
    gk_html_handler handler = {NULL, nothing_starts, nothing_ends, no_text, NULL, NULL};
    char *text = malloc(2 * count + 5);
    assert_non_null(text);
    memcpy(text, "<p", 2);
    for (size_t i = 0; i < count; i++)
        memcpy(text + 2 + 2 * i, " a", 2);
    memcpy(text + 2 + 2 * count, ">", 2);
    gk_status status = gk_html_parse(text, 3 + 2 * count, &handler, err);
    free(text);
    return status;
}

static void test_refuses_too_many(void **state) {
    (void)state;
    gk_error err = {0};
    assert_int_equal(parse(2000, &err), GK_OK);
    assert_int_equal(parse(92683, &err), GK_E_LIMIT);
    assert_string_equal(err.text, "the page has tags of too many attributes");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_attributes),
        cmocka_unit_test(test_knows_values),
        cmocka_unit_test(test_knows_what_is_no_tag),
        cmocka_unit_test(test_refuses_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
