/* Records and strings of BIFF8 as they are put, byte by byte, and the shared strings read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/little_endian.h"
#include "read/xls/biff_shared.h"
#include "write/xls/biff_put.h"

enum { RECORD_MAX = 8224, SST_ROOM = RECORD_MAX - 8 };

#define assert_put(out, wanted)                                                                    \
    do {                                                                                           \
        assert_int_equal((out)->stream.failed, GK_OK);                                             \
        assert_int_equal((out)->stream.size, sizeof(wanted) - 1);                                  \
        assert_memory_equal((out)->stream.bytes, wanted, sizeof(wanted) - 1);                      \
        gk_buffer_free(&(out)->stream);                                                            \
        *(out) = (gk_biff_out){0};                                                                 \
    } while (0)

/* --- records --- */

static void test_numbers(void **state) {
    (void)state;
    gk_biff_out out = {0};
    gk_biff_put8(&out, 0xAB);
    gk_biff_put16(&out, 0x1234);
    gk_biff_put32(&out, 0x89ABCDEF);
    gk_biff_put_double(&out, -0.5);
    assert_put(&out, "\xAB\x34\x12\xEF\xCD\xAB\x89\0\0\0\0\0\0\xE0\xBF");
}

static void test_records(void **state) {
    (void)state;
    static const uint16_t values[] = {1, 0x203};
    gk_biff_out out = {0};
    gk_biff_put_record(&out, 0x41E, values, 2);
    gk_biff_put_record(&out, 0x14, NULL, 0);
    gk_biff_set32(&out, 4, 0x04030201);
    assert_put(&out, "\x1E\x04\4\0\1\2\3\4\x14\0\0\0");
    gk_biff_put_bof(&out, GK_BIFF_WORKSHEET);
    gk_biff_put_eof(&out);
    assert_put(&out, "\x09\x08\x10\0\0\6\x10\0\xBB\x0D\xCC\7\0\0\0\0\6\0\0\0\x0A\0\0\0");
}

static void test_strings(void **state) {
    (void)state;
    gk_biff_out out = {0};
    gk_biff_put_short_string(&out, "a宋\U0001F600");
    assert_put(&out, "\4\1a\0\x8B\x5B\x3D\xD8\x00\xDE");
    gk_biff_put_string(&out, "0.0");
    assert_put(&out, "\3\0\1\060\0.\0\060\0");
    assert_int_equal(gk_biff_units(""), 0);
    assert_int_equal(gk_biff_units("a宋\U0001F600"), 4);
    assert_true(gk_biff_units("a\xFF") == SIZE_MAX);
    assert_true(gk_biff_units("\xED\xA0\x80") == SIZE_MAX); /* half a pair */
    assert_true(gk_biff_units("宋\xE5\xAE") == SIZE_MAX);
}

/* --- shared strings --- */

typedef struct pack {
    const char *texts[64];
    size_t count;
    gk_biff_out out;
} pack;

static char *repeat(const char *unit, size_t times) {
    size_t length = strlen(unit);
    char *text = malloc(times * length + 1);
    assert_non_null(text);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, unit, length);
    text[times * length] = '\0';
    return text;
}

/* No record is too long; those that go on begin with their width, and none with half a pair. */
static size_t check_records(const pack *p) {
    size_t at = 0, records = 0;
    const unsigned char *bytes = (const unsigned char *)p->out.stream.bytes;
    for (; at < p->out.stream.size; records++) {
        size_t length = gk_u16(bytes + at + 2);
        assert_in_range(length, records ? 3 : 8, RECORD_MAX);
        assert_int_equal(gk_u16(bytes + at), records ? GK_BIFF_CONTINUE : GK_BIFF_SST);
        unsigned last = gk_u16(bytes + at + 4 + length - 2);
        assert_false(last >= 0xD800 && last < 0xDC00);
        at += 4 + length;
    }
    assert_int_equal(at, p->out.stream.size);
    return records;
}

static void check_texts(const pack *p) {
    gk_biff_walk walk = {(const unsigned char *)p->out.stream.bytes, p->out.stream.size, 0};
    gk_biff_record record;
    gk_biff_shared shared = {0};
    bool end;
    assert_int_equal(gk_biff_next(&walk, &record, &end, NULL), GK_OK);
    assert_int_equal(gk_biff_shared_read(&shared, &(gk_biff_looks){0}, &walk, &record, NULL), GK_OK);
    assert_int_equal(shared.count, p->count);
    for (size_t i = 0; i < p->count; i++) {
        size_t length;
        const char *text = gk_biff_shared_at(&shared, i, &length);
        assert_int_equal(length, strlen(p->texts[i]));
        assert_string_equal(text, p->texts[i]);
    }
    gk_biff_shared_free(&shared);
}

/* Puts the texts, returns into how many records they went. */
static size_t share(pack *p) {
    gk_biff_put_shared_strings(&p->out, p->texts, p->count, 100);
    assert_false(p->out.stream.failed);
    assert_int_equal(gk_u32((const unsigned char *)p->out.stream.bytes + 4), 100);
    assert_int_equal(gk_u32((const unsigned char *)p->out.stream.bytes + 8), p->count);
    size_t records = check_records(p);
    check_texts(p);
    gk_buffer_free(&p->out.stream);
    p->out = (gk_biff_out){0};
    return records;
}

static void test_shared_strings(void **state) {
    (void)state;
    pack p = {.texts = {"收入", "", "\U0001F600", "a"}, .count = 4};
    assert_int_equal(share(&p), 1);
    p.count = 0;
    assert_int_equal(share(&p), 1);
    p.count = 1;
    gk_biff_put_shared_strings(&p.out, p.texts, p.count, 3);
    assert_put(&p.out, "\xFC\0\x0F\0\3\0\0\0\1\0\0\0\2\0\1\x36\x65\x65\x51");
}

/* The first text ends a few bytes before the record does, at it, and behind it. */
static void test_ends_of_records(void **state) {
    (void)state;
    static const char *const next[] = {"", "中", "\U0001F600", "中文\U0001F600a"};
    for (size_t units = (SST_ROOM - 3) / 2 - 5; units < (SST_ROOM - 3) / 2 + 5; units++)
        for (size_t i = 0; i < 4; i++) {
            char *text = repeat("中", units);
            pack p = {.texts = {text, next[i], "尾"}, .count = 3};
            share(&p);
            free(text);
        }
}

/* How full a record gets: 4,106 units and the head of their string fill the first. */
static void test_full_records(void **state) {
    (void)state;
    char *full = repeat("中", (SST_ROOM - 3) / 2), *more = repeat("中", (SST_ROOM - 3) / 2 + 1);
    pack one = {.texts = {full}, .count = 1}, two = {.texts = {more}, .count = 1};
    assert_int_equal(strlen(full) / 3, 4106);
    assert_int_equal(share(&one), 1);
    assert_int_equal(share(&two), 2);
    free(full);
    free(more);
}

static void test_pairs_stay_together(void **state) {
    (void)state;
    for (size_t before = 0; before < 2; before++) {
        char *text = repeat("\U00020BB7", 16383);
        pack p = {.texts = {before ? "a" : "ab", text, before ? "" : "z", text}, .count = 4};
        assert_int_equal(share(&p), 16);
        free(text);
    }
}

static void test_longest_texts(void **state) {
    (void)state;
    char *text = repeat("决", 32767);
    pack p = {.texts = {"一", text, "二", text, text}, .count = 5};
    assert_int_equal(share(&p), 24);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_shared_strings),
        cmocka_unit_test(test_ends_of_records),
        cmocka_unit_test(test_full_records),
        cmocka_unit_test(test_pairs_stay_together),
        cmocka_unit_test(test_longest_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
