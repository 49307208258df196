/* OLE2 containers made by the library, read by it and looked at byte by byte where a reader would
 * not care; tests/roundtrip/test_xls.py has another reader for them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/little_endian.h"
#include "container/ole2.h"
#include "container/ole2_pack.h"

enum { SECTOR = 512, LINKS = SECTOR / 4 };
#define FREE 0xFFFFFFFFu
#define END 0xFFFFFFFEu
#define TABLE 0xFFFFFFFDu
#define MORE 0xFFFFFFFCu

typedef struct packed {
    unsigned char *stream, *bytes;
    size_t length, size;
} packed;

/* Each byte tells its place, so that no two sectors are alike. */
static packed pack(size_t length) {
    packed p = {.stream = malloc(length + 1), .length = length};
    void *bytes = NULL;
    assert_non_null(p.stream);
    for (size_t i = 0; i < length; i++)
        p.stream[i] = (unsigned char)(i / SECTOR * 7 + i % SECTOR + 1);
    assert_int_equal(gk_ole2_pack("Workbook", p.stream, length, &bytes, &p.size, NULL), GK_OK);
    p.bytes = bytes;
    return p;
}

static void unpack(packed *p) {
    free(p->stream);
    free(p->bytes);
}

static const unsigned char *sector(const packed *p, uint32_t i) {
    assert_true(((size_t)i + 2) * SECTOR <= p->size);
    return p->bytes + ((size_t)i + 1) * SECTOR;
}

/* --- what another reader reads --- */

static void check_stream(size_t length, size_t wanted) {
    packed p = pack(length);
    gk_ole2 *ole = NULL;
    unsigned char *read = NULL;
    size_t size = 0;
    assert_int_equal(gk_ole2_open(p.bytes, p.size, &ole, NULL), GK_OK);
    assert_true(gk_ole2_has(ole, "Workbook"));
    assert_int_equal(gk_ole2_read(ole, "Workbook", &read, &size, NULL), GK_OK);
    assert_int_equal(size, wanted);
    assert_memory_equal(read, p.stream, length);
    for (size_t i = length; i < size; i++)
        assert_int_equal(read[i], 0);
    free(read);
    gk_ole2_free(ole);
    unpack(&p);
}

static void test_streams(void **state) {
    (void)state;
    static const size_t short_ones[] = {0, 1, 511, 512, 4095};
    static const size_t long_ones[] = {4096, 4097, 4608, 4609, 100000};
    for (size_t i = 0; i < 5; i++) {
        check_stream(short_ones[i], 4096);
        check_stream(long_ones[i], long_ones[i]);
    }
}

/* Around each size at which a sector more of the table, or of its list, is needed. */
static void test_sizes_of_the_table(void **state) {
    (void)state;
    enum { ONE = LINKS - 2, HEADER = 109 * LINKS - 110, LISTS = 236 * LINKS - 238 };
    static const size_t sectors[] = {ONE, HEADER, LISTS};
    for (size_t i = 0; i < 3; i++)
        for (size_t more = 0; more < 3; more++)
            check_stream((sectors[i] + more) * SECTOR - 1, (sectors[i] + more) * SECTOR - 1);
}

/* --- what its parts say of themselves --- */

/* Every sector is what the table says it is, the table's own and its list's among them. */
static void check_table(const packed *p) {
    uint32_t tables = gk_u32(p->bytes + 44), list = gk_u32(p->bytes + 68), listed = 0;
    uint32_t count = (uint32_t)(p->size / SECTOR) - 1, kinds[3] = {0};
    for (uint32_t i = 0; i < tables * LINKS; i++) {
        uint32_t next = gk_u32(sector(p, i / LINKS) + 4 * (size_t)(i % LINKS));
        assert_int_equal(next == FREE, i >= count);
        kinds[0] += next == TABLE;
        kinds[1] += next == MORE;
        kinds[2] += next == END;
    }
    assert_int_equal(kinds[0], tables);
    assert_int_equal(kinds[1], gk_u32(p->bytes + 72));
    assert_int_equal(kinds[2], 2); /* of directory and stream */
    for (uint32_t i = 0; i < 109; i++)
        listed += gk_u32(p->bytes + 76 + 4 * (size_t)i) != FREE;
    for (; list != END; list = gk_u32(sector(p, list) + SECTOR - 4))
        for (uint32_t i = 0; i + 1 < LINKS; i++)
            listed += gk_u32(sector(p, list) + 4 * (size_t)i) != FREE;
    assert_int_equal(listed, tables);
}

static void test_tables(void **state) {
    (void)state;
    static const size_t lengths[] = {1, 70000, 7100000, 15500000};
    for (size_t i = 0; i < 4; i++) {
        packed p = pack(lengths[i]);
        check_table(&p);
        unpack(&p);
    }
}

/* MS-CFB 2.2: what an .xls file begins with, written out by hand. */
static void test_header(void **state) {
    (void)state;
    static const unsigned char
        head[80] = {0xD0, 0xCF,        0x11, 0xE0,        0xA1,     0xB1,        0x1A,
                    0xE1, [24] = 0x3E, 0,    3,           0,        0xFE,        0xFF,
                    9,    0,           6,    [44] = 1,    [48] = 1, [57] = 0x10, [60] = 0xFE,
                    0xFF, 0xFF,        0xFF, [68] = 0xFE, 0xFF,     0xFF,        0xFF};
    packed p = pack(5000);
    assert_memory_equal(p.bytes, head, sizeof head);
    assert_int_equal(p.size, SECTOR * (1 + 1 + 1 + 10));
    const unsigned char *entry = sector(&p, 1);
    assert_memory_equal(entry, "R\0o\0o\0t\0 \0E\0n\0t\0r\0y\0\0", 22);
    assert_int_equal(gk_u16(entry + 64), 22);
    assert_int_equal(entry[66], 5);
    assert_int_equal(gk_u32(entry + 76), 1);
    assert_memory_equal(entry + 128, "W\0o\0r\0k\0b\0o\0o\0k\0\0", 18);
    assert_int_equal(entry[128 + 66], 2);
    assert_int_equal(gk_u32(entry + 128 + 116), 2);
    assert_int_equal(gk_u32(entry + 128 + 120), 5000);
    static const unsigned char unused[128] = {[68] = 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                              0xFF,        0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    assert_memory_equal(entry + 256, unused, 128);
    assert_memory_equal(entry + 384, unused, 128);
    for (size_t at = 80; at < 112; at++) /* no class, no times */
        assert_true(entry[at] == 0 && entry[128 + at] == 0);
    unpack(&p);
}

static void test_too_long(void **state) {
    (void)state;
    gk_error err = {0};
    void *bytes = NULL;
    size_t size = 0;
    assert_int_equal(gk_ole2_pack("Workbook", "", 0x7FFFF001, &bytes, &size, &err), GK_E_LIMIT);
    assert_string_equal(err.text, "an .xls file holds 2 GiB at most");
    assert_null(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_streams),  cmocka_unit_test(test_sizes_of_the_table),
        cmocka_unit_test(test_tables),   cmocka_unit_test(test_header),
        cmocka_unit_test(test_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
