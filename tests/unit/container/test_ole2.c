/* OLE2 containers, made here; fixtures/xls has more, whole and damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "container/ole2.h"

enum { SECTOR = 512, LINKS = SECTOR / 4, LISTED = 109 };
#define END 0xFFFFFFFEu

static void put32(unsigned char *at, uint32_t value) {
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(value >> (8 * i));
}

/* --- a file of one stream: FAT, the rest of the FAT's list, directory, stream --- */

typedef struct file {
    unsigned char *bytes;
    size_t size;
    uint32_t tables, lists, first; /* sectors of FAT and list, the stream's first */
} file;

static unsigned char *sector(file *f, uint32_t i) {
    return f->bytes + ((size_t)i + 1) * SECTOR;
}

static void set_link(file *f, uint32_t from, uint32_t to) {
    put32(sector(f, from / LINKS) + 4 * (from % LINKS), to);
}

static void put_entry(unsigned char *at, const char *name, unsigned char type, uint32_t start,
                      uint32_t size) {
    memset(at, 0, 128);
    for (size_t i = 0; name[i]; i++)
        at[2 * i] = (unsigned char)name[i];
    at[64] = (unsigned char)(2 * strlen(name) + 2);
    at[66] = type;
    put32(at + 68, UINT32_MAX);
    put32(at + 72, UINT32_MAX);
    put32(at + 76, UINT32_MAX);
    put32(at + 116, start);
    put32(at + 120, size);
}

static void put_header(file *f) {
    unsigned char *h = f->bytes;
    memcpy(h, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    h[30] = 9, h[32] = 6;
    put32(h + 44, f->tables);
    put32(h + 48, f->tables + f->lists);
    put32(h + 56, 4096);
    put32(h + 60, END);
    put32(h + 68, f->lists ? f->tables : END);
    put32(h + 72, f->lists);
    for (uint32_t i = 0; i < LISTED; i++)
        put32(h + 76 + 4 * (size_t)i, i < f->tables ? i : UINT32_MAX);
}

/* What the header has no room for: lists of 127 sectors and the number of the next list. */
static void put_lists(file *f) {
    for (uint32_t i = LISTED; i < f->tables; i++) {
        uint32_t list = (i - LISTED) / (LINKS - 1), place = (i - LISTED) % (LINKS - 1);
        put32(sector(f, f->tables + list) + 4 * (size_t)place, i);
    }
    for (uint32_t i = 0; i < f->lists; i++)
        put32(sector(f, f->tables + i) + 4 * (LINKS - 1),
              i + 1 < f->lists ? f->tables + i + 1 : END);
}

/* Each byte of the stream is its place, so that no two sectors are alike. */
static unsigned char byte_at(size_t i) {
    return (unsigned char)(i / SECTOR * 7 + i % SECTOR);
}

static file make_file(uint32_t count) {
    file f = {0};
    while (f.tables * LINKS < f.tables + f.lists + count + 2) {
        f.tables++;
        f.lists = f.tables > LISTED ? (f.tables - LISTED + LINKS - 2) / (LINKS - 1) : 0;
    }
    f.first = f.tables + f.lists + 1;
    f.size = ((size_t)f.first + count + 1) * SECTOR;
    f.bytes = calloc(1, f.size);
    assert_non_null(f.bytes);
    put_header(&f);
    put_lists(&f);
    for (uint32_t i = 0; i < f.tables * LINKS; i++)
        set_link(&f, i, i < f.first ? END : i + 1 < f.first + count ? i + 1 : END);
    unsigned char *directory = sector(&f, f.first - 1);
    put_entry(directory, "Root Entry", 5, END, 0);
    put_entry(directory + 128, "Workbook", 2, f.first, count * SECTOR);
    put32(directory + 76, 1);
    for (size_t i = 0; i < (size_t)count * SECTOR; i++)
        sector(&f, f.first)[i] = byte_at(i);
    return f;
}

/* --- checks --- */

static gk_status read_file(const file *f, const char *name, unsigned char **bytes, size_t *size,
                           gk_error *err) {
    gk_ole2 *ole = NULL;
    *bytes = NULL;
    gk_status status = gk_ole2_open(f->bytes, f->size, &ole, err);
    if (!status)
        status = gk_ole2_read(ole, name, bytes, size, err);
    gk_ole2_free(ole);
    return status;
}

static void check_whole(uint32_t count) {
    file f = make_file(count);
    unsigned char *bytes;
    size_t size = 0;
    gk_error err = {0};
    assert_int_equal(read_file(&f, "Workbook", &bytes, &size, &err), GK_OK);
    assert_int_equal(size, count * SECTOR);
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != byte_at(i))
            fail_msg("byte %zu of %u sectors is wrong", i, count);
    free(bytes);
    free(f.bytes);
}

static void check_refused(file *f, const char *text) {
    unsigned char *bytes;
    size_t size;
    gk_error err = {0};
    char whole[256];
    snprintf(whole, sizeof whole, "a damaged OLE2 file: %s", text);
    assert_int_equal(read_file(f, "Workbook", &bytes, &size, &err), GK_E_FORMAT);
    assert_string_equal(err.text, whole);
    assert_null(bytes);
    free(f->bytes);
}

/* --- tests --- */

static void test_reads_streams_of_any_length(void **state) {
    (void)state;
    check_whole(8);
    check_whole(LINKS);
    check_whole(5000);
}

/* More sectors of the FAT than the header lists: 7 MB and more; then more than one list. */
static void test_reads_a_fat_listed_outside_the_header(void **state) {
    (void)state;
    check_whole(LISTED * LINKS);
    check_whole((LISTED + LINKS) * LINKS);
}

/* What a FAT has over names no sector of the file; more of it is said to be than is listed. */
static void test_reads_a_fat_larger_than_the_file(void **state) {
    (void)state;
    file f = make_file(8);
    unsigned char *bytes;
    size_t size;
    gk_error err = {0};
    put32(f.bytes + 44, 1 << 30);
    for (uint32_t i = 1; i < LISTED; i++)
        put32(f.bytes + 76 + 4 * (size_t)i, i % 2 ? 0 : 0x10000000);
    assert_int_equal(read_file(&f, "Workbook", &bytes, &size, &err), GK_OK);
    assert_int_equal(size, 8 * SECTOR);
    free(bytes);
    free(f.bytes);
}

/* A damaged mini stream is no loss to a file whose streams are long. */
static void test_reads_a_long_stream_without_the_mini_stream(void **state) {
    (void)state;
    file f = make_file(8);
    unsigned char *bytes;
    size_t size;
    gk_error err = {0};
    put32(f.bytes + 60, 0x10000000);
    assert_int_equal(read_file(&f, "Workbook", &bytes, &size, &err), GK_OK);
    free(bytes);
    free(f.bytes);
}

static void test_finds_streams_by_name(void **state) {
    (void)state;
    file f = make_file(8);
    gk_ole2 *ole;
    assert_int_equal(gk_ole2_open(f.bytes, f.size, &ole, NULL), GK_OK);
    assert_true(gk_ole2_has(ole, "Workbook"));
    assert_true(gk_ole2_has(ole, "WORKbook"));
    assert_false(gk_ole2_has(ole, "Workboo"));
    assert_false(gk_ole2_has(ole, "Workbook2"));
    assert_false(gk_ole2_has(ole, "Root Entry"));
    unsigned char *bytes;
    size_t size;
    gk_error err = {0};
    assert_int_equal(gk_ole2_read(ole, "Book", &bytes, &size, &err), GK_E_FORMAT);
    assert_string_equal(err.text, "no stream Book");
    gk_ole2_free(ole);
    free(f.bytes);
}

/* An entry that is not in the root's tree belongs to a folder further in. */
static void test_sees_the_root_folder_only(void **state) {
    (void)state;
    file f = make_file(8);
    unsigned char *directory = sector(&f, f.first - 1);
    put_entry(directory + 256, "Book", 2, f.first, 8 * SECTOR);
    put_entry(directory + 128, "Folder", 1, 0, 0);
    put32(directory + 128 + 76, 2);
    gk_ole2 *ole;
    assert_int_equal(gk_ole2_open(f.bytes, f.size, &ole, NULL), GK_OK);
    assert_false(gk_ole2_has(ole, "Book"));
    gk_ole2_free(ole);
    put32(directory + 128 + 68, 2); /* now a sibling … */
    put32(directory + 256 + 68, 1); /* … in a circle */
    assert_int_equal(gk_ole2_open(f.bytes, f.size, &ole, NULL), GK_OK);
    assert_true(gk_ole2_has(ole, "Book"));
    assert_false(gk_ole2_has(ole, "Workbook"));
    gk_ole2_free(ole);
    free(f.bytes);
}

static void test_refuses_damage(void **state) {
    (void)state;
    file f = make_file(8);
    set_link(&f, f.first + 4, f.first + 1);
    check_refused(&f, "a chain of sectors runs in a circle");
    f = make_file(8);
    set_link(&f, f.first + 4, f.first + 4);
    check_refused(&f, "a chain of sectors runs in a circle");
    f = make_file(8);
    set_link(&f, f.first + 4, 1000);
    check_refused(&f, "a chain of sectors leaves the file (truncated?)");
    f = make_file(8);
    set_link(&f, f.first + 4, END);
    check_refused(&f, "a stream ends early (truncated?)");
    f = make_file(8);
    set_link(&f, f.first - 1, f.first - 1);
    check_refused(&f, "a chain of sectors runs in a circle");
    f = make_file(2 * LINKS);
    put32(f.bytes + 76 + 4, 0x10000000);
    check_refused(&f, "its sector table is cut off (truncated?)");
    f = make_file(8);
    put32(f.bytes + 48, END);
    check_refused(&f, "it has no directory");
    f = make_file(8);
    f.bytes[30] = 10;
    check_refused(&f, "an unknown sector size");
    f = make_file(8);
    f.size = 511;
    check_refused(&f, "its header is cut off (truncated?)");
    f = make_file(LISTED * LINKS);
    put32(f.bytes + 68, 0x10000000);
    check_refused(&f, "its list of sector tables is cut off");
}

/* The file's last sector may be cut only where the stream has ended, or is the chain's last. */
static void test_refuses_cuts(void **state) {
    (void)state;
    file f = make_file(8);
    f.size -= 1;
    check_refused(&f, "a stream ends early (truncated?)");
    f = make_file(8);
    f.size -= SECTOR;
    check_refused(&f, "a chain of sectors leaves the file (truncated?)");
    f = make_file(8);
    f.size -= SECTOR * 7;
    check_refused(&f, "a stream is larger than the file (truncated?)");
    /* 4 → last → 5: what follows the missing bytes must not move up */
    f = make_file(10);
    set_link(&f, f.first + 4, f.first + 9);
    set_link(&f, f.first + 9, f.first + 5);
    set_link(&f, f.first + 8, END);
    put32(sector(&f, f.first - 1) + 128 + 120, 10 * SECTOR - 200);
    f.size -= 100;
    check_refused(&f, "a chain of sectors leaves the file (truncated?)");
}

/* A cutoff of 4 GiB makes every stream a short one; one that is a circle must not fill memory. */
static void test_refuses_a_short_stream_beyond_the_mini_stream(void **state) {
    (void)state;
    file f = make_file(8);
    put32(f.bytes + 56, UINT32_MAX);
    put32(f.bytes + 60, f.first);  /* the mini FAT … */
    put32(sector(&f, f.first), 0); /* … whose sector 0 follows itself */
    unsigned char *directory = sector(&f, f.first - 1);
    put32(directory + 116, f.first + 1);
    put32(directory + 120, SECTOR);
    put32(directory + 128 + 116, 0);
    put32(directory + 128 + 120, UINT32_MAX - 1);
    set_link(&f, f.first, END);
    check_refused(&f, "a short stream is cut off (truncated?)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_streams_of_any_length),
        cmocka_unit_test(test_reads_a_fat_listed_outside_the_header),
        cmocka_unit_test(test_reads_a_fat_larger_than_the_file),
        cmocka_unit_test(test_reads_a_long_stream_without_the_mini_stream),
        cmocka_unit_test(test_finds_streams_by_name),
        cmocka_unit_test(test_sees_the_root_folder_only),
        cmocka_unit_test(test_refuses_damage),
        cmocka_unit_test(test_refuses_cuts),
        cmocka_unit_test(test_refuses_a_short_stream_beyond_the_mini_stream),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
