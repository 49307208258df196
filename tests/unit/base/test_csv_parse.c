/* Every guard that csv_parse.c names. Fields are written down as row:col=[text]. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv_parse.h"

typedef struct record {
    char text[4096];
    size_t used, fields, stop_at;
} record;

static gk_status on_field(void *self, uint32_t row, uint32_t col, const char *text, size_t length,
                          gk_error *err) {
    record *r = self;
    if (++r->fields == r->stop_at) {
        err->status = GK_E_LIMIT;
        return GK_E_LIMIT;
    }
    if (length < 100 && r->used + 200 < sizeof r->text)
        r->used += (size_t)snprintf(r->text + r->used, sizeof r->text - r->used, "%u:%u=[%.*s]",
                                    (unsigned)row, (unsigned)col, (int)length, text);
    return GK_OK;
}

static gk_status parse(record *r, const char *text, size_t length, char delimiter, gk_error *err) {
    gk_csv_sink sink = {r, on_field};
    char *copy = malloc(length ? length : 1);
    memcpy(copy, text, length);
    gk_status status = gk_csv_parse(copy, length, delimiter, &sink, err);
    free(copy);
    return status;
}

static void check_with(const char *text, char delimiter, const char *wanted) {
    record r = {0};
    gk_error err = {0};
    if (parse(&r, text, strlen(text), delimiter, &err))
        fail_msg("%s: %s", text, err.text);
    assert_string_equal(r.text, wanted);
}

static void check(const char *text, const char *wanted) {
    check_with(text, ',', wanted);
}

static void refused(const char *text, const char *wanted) {
    record r = {0};
    gk_error err = {0};
    assert_int_equal(parse(&r, text, strlen(text), ',', &err), GK_E_FORMAT);
    assert_string_equal(err.text, wanted);
    assert_true(err.zh[0]);
}

static void test_fields(void **state) {
    (void)state;
    check("", "");
    check("a,b\nc\n", "0:0=[a]0:1=[b]1:0=[c]");
    check("a,,b,\n", "0:0=[a]0:1=[]0:2=[b]0:3=[]");
    check(",\n", "0:0=[]0:1=[]");
    check("a,b", "0:0=[a]0:1=[b]");
    check("\"a,b\",\"c\"\"d\",\"\"\n", "0:0=[a,b]0:1=[c\"d]0:2=[]");
    check_with("a;b,c\td", ';', "0:0=[a]0:1=[b,c\td]");
    check_with("a,b\t\"c\td\"", '\t', "0:0=[a,b]0:1=[c\td]");
}

static void test_spaces_are_kept(void **state) {
    (void)state;
    check(" a , b\t,　c　\n", "0:0=[ a ]0:1=[ b\t]0:2=[　c　]");
    check("\" a \"\n", "0:0=[ a ]");
    check("a, \n", "0:0=[a]0:1=[ ]");
}

static void test_line_ends(void **state) {
    (void)state;
    check("a\r\nb\rc\nd", "0:0=[a]1:0=[b]2:0=[c]3:0=[d]");
}

static void test_blank_lines_count(void **state) {
    (void)state;
    check("\n\na\n\nb\n", "2:0=[a]4:0=[b]");
    check("\r\n\r\na\r\n\r\nb", "2:0=[a]4:0=[b]");
    check("\r\ra\r\rb", "2:0=[a]4:0=[b]");
    check("a\n \nb", "0:0=[a]1:0=[ ]2:0=[b]");
}

static void test_line_breaks_in_a_field(void **state) {
    (void)state;
    check("\"a\nb\",c\nd\n", "0:0=[a\nb]0:1=[c]1:0=[d]");
    check("\"a\r\n\r\nb\"\nc\n", "0:0=[a\r\n\r\nb]1:0=[c]");
}

/* As Excel has it: a quote inside an unquoted field is a character like any other. */
static void test_literal_quotes(void **state) {
    (void)state;
    check("5\" disk,b\n", "0:0=[5\" disk]0:1=[b]");
    check("a\"b\"c,d\"\n", "0:0=[a\"b\"c]0:1=[d\"]");
    check("a\"\"b", "0:0=[a\"\"b]");
    check("a\"", "0:0=[a\"]");
    check("x,a\"\nb,\"c\"\n", "0:0=[x]0:1=[a\"]1:0=[b]1:1=[c]");
    check("财政拨款\"三公\"经费\n", "0:0=[财政拨款\"三公\"经费]");
}

static void test_text_behind_a_quote(void **state) {
    (void)state;
    refused("a\n\"b\"c\nd\n", "row 2: text behind a closing quote");
    refused("\"a\" ,b\n", "row 1: text behind a closing quote");
    refused("\n\n\"a\nb\"c\n", "row 3: text behind a closing quote");
}

static void test_quote_behind_a_space(void **state) {
    (void)state;
    refused("a, \"b\"\n", "row 1: a quote behind a space at the start of a field");
    refused("a\n  \"b,c\"\n", "row 2: a quote behind a space at the start of a field");
    check("a \"b\"", "0:0=[a \"b\"]");
}

static void test_unclosed_quote(void **state) {
    (void)state;
    refused("a\n\nb,\"c\nd,e\nf\n", "row 3: a quote opened here is never closed");
    refused("\"", "row 1: a quote opened here is never closed");
    refused("a,\"b", "row 1: a quote opened here is never closed");
}

/* The quote of row 2 is closed by that of row 4: two rows would become one cell. */
static void test_swallowed_rows(void **state) {
    (void)state;
    refused("a\n1,\"b,2,3\nc,4,5,6\n7\",d,8\n",
            "row 2: a quote is not closed and swallows the rows after it");
    check("\"第一段，\n第二段,\n第三段\"\n", "0:0=[第一段，\n第二段,\n第三段]");
}

/* `size` bytes of `piece` again and again. Its fields are short: libcsv copies a long one each time
 * it grows, which takes minutes under a sanitizer. */
static gk_status parse_repeated(const char *piece, size_t size, record *r, gk_error *err) {
    gk_csv_sink sink = {r, on_field};
    size_t length = strlen(piece);
    char *text = malloc(size);
    for (size_t i = 0; i < size; i++)
        text[i] = piece[i % length];
    gk_status status = gk_csv_parse(text, size, ',', &sink, err);
    free(text);
    return status;
}

static void test_records_are_bounded(void **state) {
    (void)state;
    enum { LIMIT = 16 << 20 };
    record r = {0};
    gk_error err = {0};
    assert_int_equal(parse_repeated("x,,,,,,,", LIMIT - 1, &r, &err), GK_OK);
    assert_int_equal(parse_repeated("x,,,,,,,", LIMIT, &r, &err), GK_E_LIMIT);
    assert_string_equal(err.text, "row 1: a record of more than 16 MiB");
    /* no line of it is long */
    assert_int_equal(parse_repeated("\"\n\",\"\n\",", LIMIT + 8, &r, &err), GK_E_LIMIT);
    assert_string_equal(err.text, "row 1: a record of more than 16 MiB");
    /* no record of it is long */
    assert_int_equal(parse_repeated("x,,,,,,\n", LIMIT + 8, &r, &err), GK_OK);
}

static void test_a_failing_sink_stops(void **state) {
    (void)state;
    record r = {.stop_at = 2};
    gk_error err = {0};
    assert_int_equal(parse(&r, "a,b,c\nd,e\n", 10, ',', &err), GK_E_LIMIT);
    assert_int_equal(r.fields, 2);
    r = (record){.stop_at = 2};
    assert_int_equal(parse(&r, "a,b", 3, ',', &err), GK_E_LIMIT); /* told at the very end */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_spaces_are_kept),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_blank_lines_count),
        cmocka_unit_test(test_line_breaks_in_a_field),
        cmocka_unit_test(test_literal_quotes),
        cmocka_unit_test(test_text_behind_a_quote),
        cmocka_unit_test(test_quote_behind_a_space),
        cmocka_unit_test(test_unclosed_quote),
        cmocka_unit_test(test_swallowed_rows),
        cmocka_unit_test(test_records_are_bounded),
        cmocka_unit_test(test_a_failing_sink_stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
