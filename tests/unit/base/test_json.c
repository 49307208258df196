#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/json.h"

static gk_status read_text(const char *text, gk_json *value) {
    return gk_json_read(text, strlen(text), value, NULL);
}

static void test_reads(void **state) {
    (void)state;
    static const struct {
        const char *text;
        gk_json_type type;
    } good[] = {
        {"null", GK_JSON_NULL},
        {" true ", GK_JSON_BOOL},
        {"false", GK_JSON_BOOL},
        {"0", GK_JSON_NUMBER},
        {"-0.10e+05", GK_JSON_NUMBER},
        {"1e400", GK_JSON_NUMBER},
        {"\"\"", GK_JSON_STRING},
        {"\"中\\u4e2D\\ud840\\udc0b\\\"\\\\\\/\\b\\f\\n\\r\\t\"", GK_JSON_STRING},
        {"[]", GK_JSON_ARRAY},
        {"[ 1 , [ 2 ] ,{ } ]", GK_JSON_ARRAY},
        {"{\"a\":1,\"b\":{\"]\":\"}\"}}\r\n", GK_JSON_OBJECT},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        gk_json value;
        if (read_text(good[i].text, &value) || value.type != good[i].type)
            fail_msg("%s", good[i].text);
    }
}

static void test_refuses(void **state) {
    (void)state;
    static const char *const bad[] = {"",
                                      " ",
                                      "nul",
                                      "True",
                                      "01",
                                      "1.",
                                      ".5",
                                      "+1",
                                      "1e",
                                      "0x10",
                                      "NaN",
                                      "1 2",
                                      "\"",
                                      "\"a",
                                      "'a'",
                                      "\"\\x\"",
                                      "\"\n\"",
                                      "\"\\u12G4\"",
                                      "\"\\ud800\"",
                                      "\"\\udc00\"",
                                      "\"\\ud800\\u0041\"",
                                      "\"\\u0000\"",
                                      "\"\xff\"",
                                      "\"\xed\xa0\x80\"",
                                      "[",
                                      "[1,]",
                                      "[,1]",
                                      "[1 2]",
                                      "{",
                                      "{\"a\"}",
                                      "{\"a\":}",
                                      "{a:1}",
                                      "{\"a\":1,}",
                                      "{1:2}",
                                      "[1}",
                                      "{\"a\":1]",
                                      "\xEF\xBB\xBF{}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        gk_json value;
        if (read_text(bad[i], &value) != GK_E_FORMAT)
            fail_msg("accepted: %s", bad[i]);
    }
}

static void test_says_where(void **state) {
    (void)state;
    gk_error err;
    gk_json value;
    assert_int_equal(gk_json_read("{\"a\":?}", 7, &value, &err), GK_E_FORMAT);
    assert_string_equal(err.text, "no JSON from byte 6 on");
}

static void test_depth_is_bounded(void **state) {
    (void)state;
    char text[2 * GK_JSON_DEPTH_MAX + 4] = "";
    gk_json value;
    memset(text, '[', GK_JSON_DEPTH_MAX);
    memset(text + GK_JSON_DEPTH_MAX, ']', GK_JSON_DEPTH_MAX);
    assert_int_equal(read_text(text, &value), GK_OK);
    memset(text, '[', GK_JSON_DEPTH_MAX + 1);
    memset(text + GK_JSON_DEPTH_MAX + 1, ']', GK_JSON_DEPTH_MAX + 1);
    assert_int_equal(read_text(text, &value), GK_E_LIMIT);
}

static void expect(gk_json_walk *walk, const char *key, const char *text) {
    gk_json name, value;
    assert_true(gk_json_next(walk, &name, &value));
    if (key)
        assert_true(gk_json_is(name, key));
    assert_int_equal(value.length, strlen(text));
    assert_memory_equal(value.at, text, value.length);
}

static void test_walks(void **state) {
    (void)state;
    gk_json object, list;
    assert_int_equal(read_text(" { \"a\" : 1.50 , \"b]\":[ \"x,\\\"}\" , {\"c\":[]} , null ] , "
                               "\"\\u4e2d\" : \"文\" } ",
                               &object),
                     GK_OK);
    gk_json_walk walk = gk_json_inside(object);
    expect(&walk, "a", "1.50");
    expect(&walk, "b]", "[ \"x,\\\"}\" , {\"c\":[]} , null ]");
    expect(&walk, "中", "\"文\"");
    assert_false(gk_json_next(&walk, NULL, &list));
    assert_int_equal(read_text("[ \"x,\\\"}\" , {\"c\":[]} , null ]", &list), GK_OK);
    walk = gk_json_inside(list);
    expect(&walk, NULL, "\"x,\\\"}\"");
    expect(&walk, NULL, "{\"c\":[]}");
    expect(&walk, NULL, "null");
    assert_false(gk_json_next(&walk, NULL, &object));
}

static void test_strings(void **state) {
    (void)state;
    gk_arena arena = {0};
    gk_json string;
    assert_int_equal(read_text("\"a\\u4e2d\\ud840\\udc0b\\n\\/\\\"文\"", &string), GK_OK);
    assert_string_equal(gk_json_text(&arena, string), "a中𠀋\n/\"文");
    assert_true(gk_json_is(string, "a中𠀋\n/\"文"));
    assert_false(gk_json_is(string, "a中𠀋\n/\""));
    assert_false(gk_json_is(string, "a中𠀋\n/\"文字"));
    assert_int_equal(read_text(" \"\"\t ", &string), GK_OK);
    assert_int_equal(string.length, 2);
    assert_string_equal(gk_json_text(&arena, string), "");
    gk_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads),      cmocka_unit_test(test_refuses),
        cmocka_unit_test(test_says_where), cmocka_unit_test(test_depth_is_bounded),
        cmocka_unit_test(test_walks),      cmocka_unit_test(test_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
