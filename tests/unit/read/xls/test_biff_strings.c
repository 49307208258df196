/* Strings of BIFF8 and BIFF5, and how the code page of a BIFF5 workbook is chosen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/xls/biff_strings.h"

/* --- choosing --- */

typedef struct choice {
    const char *given;
    unsigned codepage, charset;
    const char *encoding, *fallback;
    bool doubtful;
} choice;

static void check_same(const char *got, const char *expected) {
    if (expected)
        assert_string_equal(got, expected);
    else
        assert_null(got);
}

static void check_choice(const choice *c) {
    bool doubtful = !c->doubtful;
    gk_biff_bytes got = gk_biff_bytes_choose(c->given, c->codepage, c->charset, &doubtful);
    check_same(got.encoding, c->encoding);
    check_same(got.fallback, c->fallback);
    assert_int_equal(doubtful, c->doubtful);
}

static void test_chooses_a_code_page(void **state) {
    (void)state;
    static const choice choices[] = {
        {NULL, 936, 0, "GB18030", NULL, false},       {NULL, 936, 134, "GB18030", NULL, false},
        {NULL, 936, 136, "GB18030", NULL, false}, /* only a Western code page is doubted */
        {NULL, 950, 134, "CP950", NULL, false},       {NULL, 932, 0, "CP932", NULL, false},
        {NULL, 1252, 0, "CP1252", NULL, false},       {NULL, 32769, 0, "CP1252", NULL, false},
        {NULL, 1252, 134, "GB18030", "CP1252", true}, {NULL, 32769, 134, "GB18030", "CP1252", true},
        {NULL, 1252, 136, "CP950", "CP1252", true},   {NULL, 1252, 77, "CP1252", NULL, false},
        {NULL, 0, 0, "GB18030", "CP1252", true},      {NULL, 0, 134, "GB18030", "CP1252", true},
        {NULL, 0, 128, "CP932", "CP1252", true},      {NULL, 12345, 0, "GB18030", "CP1252", true},
        {NULL, 10008, 0, "GB18030", NULL, false},     {NULL, 54936, 0, "GB18030", NULL, false},
        {NULL, 65001, 134, "UTF-8", NULL, false},     {NULL, 10000, 0, "MACINTOSH", NULL, false},
        {"BIG5", 936, 134, "BIG5", NULL, false},      {"GB18030", 1252, 0, "GB18030", NULL, false},
    };
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        check_choice(&choices[i]);
}

/* --- reading --- */

typedef struct source {
    gk_biff_walk walk;
    gk_biff_record record;
    gk_biff_cursor cursor;
    gk_error err;
    gk_biff_text text;
} source;

static void open_source(source *s, const char *bytes, size_t size) {
    bool end = true;
    memset(s, 0, sizeof *s);
    s->walk = (gk_biff_walk){(const unsigned char *)bytes, size, 0};
    assert_int_equal(gk_biff_next(&s->walk, &s->record, &end, &s->err), GK_OK);
    assert_false(end);
    s->cursor = gk_biff_read(&s->walk, &s->record, &s->err);
}

#define OPEN(s, bytes) open_source(s, bytes, sizeof(bytes) - 1)

static void check_text(source *s, gk_status status, const char *expected) {
    assert_int_equal(status, GK_OK);
    assert_int_equal(s->text.utf8.size, strlen(expected));
    assert_string_equal(s->text.utf8.bytes, expected);
}

static void check_refused(source *s, gk_status got, gk_status expected, const char *text) {
    assert_int_equal(got, expected);
    assert_int_equal(s->err.status, expected);
    assert_string_equal(s->err.text, text);
    gk_biff_text_free(&s->text);
}

static void test_reads_wide_and_narrow_characters(void **state) {
    (void)state;
    source s;
    OPEN(&s, "\xFC\0\x13\0"
             "\x02\0\0a\xE9"
             "\x01\1\x2D\x4E"
             "\0\0"
             "\x02\0\1\x3D\xD8\0\xDE\0");
    s.cursor.left = 5;
    check_text(&s, gk_biff_unicode(&s.cursor, 2, &s.text), "aé");
    s.cursor.left = 4;
    check_text(&s, gk_biff_unicode(&s.cursor, 1, &s.text), "中");
    s.cursor.left = 2;
    check_text(&s, gk_biff_unicode(&s.cursor, 1, &s.text), "");
    s.cursor.left = 7;
    check_text(&s, gk_biff_unicode(&s.cursor, 2, &s.text), "😀");
    gk_biff_text_free(&s.text);
}

static void test_goes_on_in_a_continue_record(void **state) {
    (void)state;
    source s;
    OPEN(&s, "\xFC\0\x04\0\x03\0\0a"
             "\x3C\0\x03\0\1\x2D\x4E"
             "\x3C\0\x02\0\0z");
    check_text(&s, gk_biff_unicode(&s.cursor, 2, &s.text), "a中z");
    assert_false(gk_biff_more(&s.cursor));
    assert_int_equal(s.walk.next, s.walk.size);
    gk_biff_text_free(&s.text);
}

static void test_passes_over_runs_and_phonetic_data(void **state) {
    (void)state;
    source s;
    OPEN(&s, "\xFC\0\x11\0\x01\0\x0C\1\0\3\0\0\0a"
             "RRRRPPP"
             "\x3C\0\x04\0\x01\0\0b");
    check_text(&s, gk_biff_unicode(&s.cursor, 2, &s.text), "a");
    assert_true(gk_biff_more(&s.cursor));
    check_text(&s, gk_biff_unicode(&s.cursor, 2, &s.text), "b");
    assert_false(gk_biff_more(&s.cursor));
    gk_biff_text_free(&s.text);
}

static void test_refuses_damaged_strings(void **state) {
    (void)state;
    source s;
    OPEN(&s, "\xFC\0\x05\0\x02\0\1\x2D\x4E");
    check_refused(&s, gk_biff_unicode(&s.cursor, 2, &s.text), GK_E_FORMAT,
                  "a damaged workbook: a record ends before its data do");
    OPEN(&s, "\xFC\0\x06\0\x02\0\1\x2D\x4E\x2D\x3C\0\x02\0\1\x4E");
    check_refused(&s, gk_biff_unicode(&s.cursor, 2, &s.text), GK_E_FORMAT,
                  "a damaged workbook: half a character");
    OPEN(&s, "\xFC\0\x05\0\x01\0\1\0\xD8");
    check_refused(&s, gk_biff_unicode(&s.cursor, 2, &s.text), GK_E_ENCODING,
                  "half of a surrogate pair");
    OPEN(&s, "\xFC\0\x04\0\x01\0\0\0");
    check_refused(&s, gk_biff_unicode(&s.cursor, 2, &s.text), GK_E_ENCODING, "a zero character");
    OPEN(&s, "\xFC\0\x04\0\x01\0\0z\x3C\0\x09\0zz");
    check_text(&s, gk_biff_unicode(&s.cursor, 2, &s.text), "z");
    check_refused(&s, gk_biff_unicode(&s.cursor, 2, &s.text), GK_E_FORMAT,
                  "a damaged workbook: a record is cut off (truncated?)");
}

static void test_reads_bytes(void **state) {
    (void)state;
    static const gk_biff_bytes gbk = {"GB18030", NULL}, lie = {"GB18030", "CP1252"};
    source s;
    OPEN(&s, "\x04\2\x0D\0\x02\0\xCA\xD5\x03"
             "abc\x04\0"
             "caf");
    check_text(&s, gk_biff_bytes_read(&s.cursor, 2, &gbk, &s.text), "收");
    check_text(&s, gk_biff_bytes_read(&s.cursor, 1, &gbk, &s.text), "abc");
    gk_biff_text_free(&s.text);
    OPEN(&s, "\x04\2\x06\0\x04\0caf\xE9");
    check_refused(&s, gk_biff_bytes_read(&s.cursor, 2, &gbk, &s.text), GK_E_ENCODING,
                  "byte 0xE9 at offset 3 is no text in GB18030");
    OPEN(&s, "\x04\2\x06\0\x04\0caf\xE9");
    check_text(&s, gk_biff_bytes_read(&s.cursor, 2, &lie, &s.text), "café");
    assert_int_equal(s.err.status, GK_OK);
    gk_biff_text_free(&s.text);
    OPEN(&s, "\x04\2\x06\0\x04\0\x81\xFF\x81\xFF");
    check_refused(&s, gk_biff_bytes_read(&s.cursor, 2, &lie, &s.text), GK_E_ENCODING,
                  "byte 0x81 at offset 0 is no text in GB18030");
    OPEN(&s, "\x04\2\x03\0\x03\0z");
    check_refused(&s, gk_biff_bytes_read(&s.cursor, 2, &lie, &s.text), GK_E_FORMAT,
                  "a damaged workbook: a record ends before its data do");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chooses_a_code_page),
        cmocka_unit_test(test_reads_wide_and_narrow_characters),
        cmocka_unit_test(test_goes_on_in_a_continue_record),
        cmocka_unit_test(test_passes_over_runs_and_phonetic_data),
        cmocka_unit_test(test_refuses_damaged_strings),
        cmocka_unit_test(test_reads_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
