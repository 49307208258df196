/* ZIP archives made by the library, read by libzip through container/zip.h; tests/roundtrip has other
 * readers for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/little_endian.h"
#include "container/zip.h"
#include "container/zip_pack.h"

typedef struct target {
    gk_buffer bytes;
    size_t room; /* then it fails; 0: never */
} target;

static gk_status take(void *self, const char *bytes, size_t size, gk_error *err) {
    target *t = self;
    (void)err;
    if (t->room && t->bytes.size + size > t->room)
        return GK_E_IO;
    return gk_buffer_append(&t->bytes, bytes, size);
}

static char *noise(size_t size) {
    char *bytes = malloc(size + 1);
    uint32_t state = 1;
    assert_non_null(bytes);
    for (size_t i = 0; i < size; i++) {
        state = state * 1664525 + 1013904223;
        bytes[i] = (char)(state >> 24);
    }
    return bytes;
}

static const struct {
    const char *name;
    size_t size, step;
} parts[] = {{"empty.xml", 0, 1}, {"a/one", 1, 1}, {"large", 300000, 4096}, {"more", 70000, 70000}};
enum { PARTS = sizeof parts / sizeof *parts };

static gk_status make(target *t, gk_error *err) {
    const gk_stream_output output = {t, take};
    gk_zip_pack *pack;
    char *bytes = noise(300000);
    gk_status status = gk_zip_pack_new(&output, &pack, err);
    for (size_t i = 0; i < PARTS && !status; i++) {
        status = gk_zip_pack_part(pack, parts[i].name, err);
        for (size_t at = 0; at < parts[i].size && !status; at += parts[i].step) {
            size_t left = parts[i].size - at;
            status =
                gk_zip_pack_put(pack, bytes + at, left < parts[i].step ? left : parts[i].step, err);
        }
    }
    if (!status)
        status = gk_zip_pack_finish(pack, err);
    gk_zip_pack_free(pack);
    free(bytes);
    return status;
}

static gk_status collect(void *self, const char *bytes, size_t size, gk_error *err) {
    (void)err;
    return gk_buffer_append(self, bytes, size);
}

static void test_parts_come_back(void **state) {
    (void)state;
    target t = {0};
    gk_zip *zip;
    char *bytes = noise(300000);
    assert_int_equal(make(&t, NULL), GK_OK);
    assert_int_equal(gk_zip_open(t.bytes.bytes, t.bytes.size, &zip, NULL), GK_OK);
    assert_int_equal(gk_zip_count(zip), PARTS);
    for (size_t i = 0; i < PARTS; i++) {
        gk_buffer part = {0};
        assert_int_equal(gk_zip_read(zip, parts[i].name, collect, &part, NULL), GK_OK);
        assert_int_equal(part.size, parts[i].size);
        assert_memory_equal(gk_buffer_view(&part), bytes, part.size);
        gk_buffer_free(&part);
    }
    gk_zip_close(zip);
    gk_buffer_free(&t.bytes);
    free(bytes);
}

static void test_same_bytes(void **state) {
    (void)state;
    target a = {0}, b = {0};
    assert_int_equal(make(&a, NULL), GK_OK);
    assert_int_equal(make(&b, NULL), GK_OK);
    assert_int_equal(a.bytes.size, b.bytes.size);
    assert_memory_equal(a.bytes.bytes, b.bytes.bytes, a.bytes.size);
    gk_buffer_free(&a.bytes);
    gk_buffer_free(&b.bytes);
}

/* No field of ZIP64 where none is needed: LibreOffice refuses files that have them everywhere. */
static void test_is_plain(void **state) {
    (void)state;
    target t = {0};
    assert_int_equal(make(&t, NULL), GK_OK);
    const unsigned char *end = (const unsigned char *)t.bytes.bytes + t.bytes.size - 22;
    assert_int_equal(gk_u32(end), 0x06054B50);
    assert_int_equal(gk_u16(end + 8), PARTS);
    assert_int_equal(gk_u32(end + 12) + gk_u32(end + 16), t.bytes.size - 22);
    const unsigned char *entry = (const unsigned char *)t.bytes.bytes + gk_u32(end + 16);
    for (int i = 0; i < PARTS; i++) {
        assert_int_equal(gk_u32(entry), 0x02014B50);
        assert_int_equal(gk_u16(entry + 6), 20);          /* version needed */
        assert_int_equal(gk_u32(entry + 12), 0x00210000); /* 1980-01-01, midnight */
        assert_int_equal(gk_u32(entry + 24), parts[i].size);
        assert_int_equal(gk_u16(entry + 30), 0); /* no extra field */
        entry += 46 + gk_u16(entry + 28);
    }
    gk_buffer_free(&t.bytes);
}

static void test_output_that_fails(void **state) {
    (void)state;
    target whole = {0};
    assert_int_equal(make(&whole, NULL), GK_OK);
    for (size_t room = 1; room < whole.bytes.size; room += 1 + whole.bytes.size / 97) {
        target t = {.room = room};
        assert_int_equal(make(&t, NULL), GK_E_IO);
        gk_buffer_free(&t.bytes);
    }
    gk_buffer_free(&whole.bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts_come_back),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_is_plain),
        cmocka_unit_test(test_output_that_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
