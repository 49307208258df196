/* Which bytes of a stream are decrypted. The streams are obfuscated with XOR by hand; whole
   workbooks of each cipher are in fixtures/xls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fail.h"
#include "read/xls/biff_decrypt.h"

#define BOF5 "\x09\x08\x08\x00\x00\x05\x05\x00\xbb\x0d\xcc\x07"
#define FILEPASS5 "\x2f\x00\x04\x00\x59\xb3\x0a\x9a"
#define NONE5 "\xff\x1f\x04\x00\x59\xb3\x0a\x9a"
#define END "\x0a\x00\x00\x00"

typedef struct stream {
    unsigned char bytes[64];
    size_t size;
} stream;

#define STREAM(literal) ((stream){literal, sizeof(literal) - 1})

/* In memory exactly as large, so that the sanitizer sees a step beyond its end. */
static gk_status decrypt(stream *s, gk_error *err) {
    unsigned char *copy = malloc(s->size ? s->size : 1);
    assert_non_null(copy);
    memcpy(copy, s->bytes, s->size);
    gk_status status = gk_biff_decrypt(copy, s->size, err);
    memcpy(s->bytes, copy, s->size);
    free(copy);
    return status;
}

static void gives(stream s, stream plain) {
    gk_error err = {0};
    assert_true(gk_biff_is_encrypted(s.bytes, s.size));
    if (decrypt(&s, &err) != GK_OK)
        fail_msg("%s", err.text);
    assert_int_equal(s.size, plain.size);
    assert_memory_equal(s.bytes, plain.bytes, s.size);
}

static void stays(stream s) {
    stream before = s;
    gk_error err = {0};
    assert_false(gk_biff_is_encrypted(s.bytes, s.size));
    assert_int_equal(decrypt(&s, &err), GK_OK);
    assert_memory_equal(s.bytes, before.bytes, s.size);
}

/* The data are bytes 24 and 25: the array is entered at (24 + 2) mod 16 = 10, so 34 becomes
   34 rotated left by 5, 86, mixed with 96. */
static void test_a_record(void **state) {
    (void)state;
    gives(STREAM(BOF5 FILEPASS5 "\x42\x00\x02\x00\x10\x22" END),
          STREAM(BOF5 NONE5 "\x42\x00\x02\x00\x34\x12" END));
}

static void test_what_is_never_encrypted(void **state) {
    (void)state;
    static const unsigned char types[][2] = {{0xe1, 0}, {0x38, 1}, {0x94, 1}, {0x95, 1},
                                             {0x96, 1}, {0x2f, 0}, {0x09, 8}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        stream s = STREAM(BOF5 FILEPASS5 "\0\0\x02\x00\x10\x22");
        stream plain = STREAM(BOF5 NONE5 "\0\0\x02\x00\x10\x22");
        memcpy(s.bytes + 20, types[i], 2);
        memcpy(plain.bytes + 20, types[i], 2);
        gives(s, plain);
    }
}

/* The place of a sheet is plain, and counts for the array: it is entered at (28 + 6) mod 16 = 2. */
static void test_a_sheet(void **state) {
    (void)state;
    gives(STREAM(BOF5 FILEPASS5 "\x85\x00\x06\x00\x01\x02\x03\x04\x9a\xe2"),
          STREAM(BOF5 NONE5 "\x85\x00\x06\x00\x01\x02\x03\x04\x00\x00"));
    gives(STREAM(BOF5 FILEPASS5 "\x85\x00\x03\x00\x01\x02\x03"),
          STREAM(BOF5 NONE5 "\x85\x00\x03\x00\x01\x02\x03"));
}

static void test_what_stands_before_is_plain(void **state) {
    (void)state;
    gives(STREAM(BOF5 "\x42\x00\x02\x00\x10\x22" FILEPASS5 END),
          STREAM(BOF5 "\x42\x00\x02\x00\x10\x22" NONE5 END));
}

static void test_sheets_behind_the_globals(void **state) {
    (void)state;
    gives(STREAM(BOF5 FILEPASS5 END BOF5 "\x42\x00\x02\x00\x10\x22" END),
          STREAM(BOF5 NONE5 END BOF5 "\x42\x00\x02\x00\x34\x12" END));
}

static void test_no_password(void **state) {
    (void)state;
    stays(STREAM(""));
    stays(STREAM("\x09\x08\x08"));
    stays(STREAM("\x09\x08\x01\x00\x00"));
    stays(STREAM(BOF5));
    stays(STREAM(BOF5 END));
    stays(STREAM(BOF5 "\x2f\x00\x05\x00\x59\xb3\x0a\x9a"));
    stays(STREAM(BOF5 END FILEPASS5));
    stays(STREAM(FILEPASS5 BOF5));
    stays(STREAM("\x09\x08\x08\x00\x00\x04\x05\x00\xbb\x0d\xcc\x07" FILEPASS5));
}

static void refused(stream s, gk_status wanted, const char *text, const char *zh) {
    gk_error err = {0};
    stream again = s;
    assert_int_equal(decrypt(&s, &err), wanted);
    assert_int_equal(err.status, wanted);
    assert_string_equal(err.text, text);
    assert_string_equal(err.zh, zh);
    assert_int_equal(decrypt(&again, NULL), wanted);
}

static void test_refusals(void **state) {
    (void)state;
    refused(STREAM(BOF5 "\x2f\x00\x04\x00\x59\xb3\x0a\x9b"), GK_E_UNSUPPORTED,
            "a password-protected workbook", "加密的工作簿，需先去除密码");
    refused(STREAM(BOF5 "\x2f\x00\x03\x00\x59\xb3\x0a"), GK_E_FORMAT,
            "a damaged workbook: its FILEPASS record is too short",
            "工作簿损坏：FILEPASS 记录过短");
    refused(STREAM("\x09\x08\x08\x00\x00\x06\x05\x00\xbb\x0d\xcc\x07\x2f\x00\x02\x00\x02\x00"),
            GK_E_UNSUPPORTED, "an encryption that is not known", "未知的加密方式");
    refused(STREAM(BOF5 FILEPASS5 "\x42\x00\x02\x00\x10"), GK_E_FORMAT,
            "a damaged workbook: a record is cut off (truncated?)",
            "工作簿损坏：记录不完整（是否被截断？）");
    refused(STREAM(BOF5 FILEPASS5 END "\x42\x00"), GK_E_FORMAT,
            "a damaged workbook: a record is cut off (truncated?)",
            "工作簿损坏：记录不完整（是否被截断？）");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_record),
        cmocka_unit_test(test_what_is_never_encrypted),
        cmocka_unit_test(test_a_sheet),
        cmocka_unit_test(test_what_stands_before_is_plain),
        cmocka_unit_test(test_sheets_behind_the_globals),
        cmocka_unit_test(test_no_password),
        cmocka_unit_test(test_refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
