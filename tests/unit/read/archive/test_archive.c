/* Every fixtures/zip/NAME.zip must hold what NAME.txt lists, every bad/NAME.zip must be refused as
   bad/NAME.txt says; fixtures/zip/make.py tells how to write one. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <gongkai/gongkai.h>

#define GOOD GK_FIXTURES "/zip"
#define BAD GOOD "/bad"

/* --- files --- */

static void load(const char *folder, const char *name, char *bytes, size_t room, size_t *size) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s is missing", path);
    *size = fread(bytes, 1, room - 1, file);
    fclose(file);
    assert_true(*size < room - 1);
    bytes[*size] = 0;
}

static int is_archive(const struct dirent *entry) {
    const char *dot = strrchr(entry->d_name, '.');
    return dot && strcmp(dot, ".zip") == 0;
}

static int for_each(const char *folder, void (*check)(const char *name)) {
    struct dirent **entries;
    int count = scandir(folder, &entries, is_archive, alphasort);
    for (int i = 0; i < count; i++) {
        check(entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return count;
}

static void check_text(const char *folder, const char *name, const char *got) {
    static char expected[16384];
    char text[256];
    size_t size;
    snprintf(text, sizeof text, "%.*s.txt", (int)strlen(name) - 4, name);
    load(folder, text, expected, sizeof expected, &size);
    if (strcmp(got, expected) != 0)
        fail_msg("%s gives\n%s--- but should give\n%s", name, got, expected);
}

/* --- what is in an archive --- */

static size_t describe(gk_archive *archive, size_t i, const char *name, char *out, size_t room) {
    gk_error err = {0};
    const void *bytes;
    size_t size;
    const char *source = gk_archive_source(archive, i);
    assert_int_equal(strncmp(source, name, strlen(name)), 0);
    source += strlen(name) + 1;
    if (gk_archive_bytes(archive, i, &bytes, &size, &err) == GK_OK)
        return (size_t)snprintf(out, room, size ? "%s = %.*s\n" : "%s =\n", source, (int)size,
                                (const char *)bytes);
    assert_int_equal(err.zh[0] == 0, 0);
    return (size_t)snprintf(out, room, "%s ! %s | %s | %s\n", source, gk_status_name(err.status),
                            err.where, err.text);
}

static void check_good(const char *name) {
    static char bytes[1 << 16], got[16384];
    size_t size, used = 0;
    gk_archive *archive;
    gk_error err = {0};
    load(GOOD, name, bytes, sizeof bytes, &size);
    if (gk_archive_open_bytes(bytes, size, name, 0, &archive, &err) != GK_OK)
        fail_msg("%s: %s: %s", name, err.where, err.text);
    assert_true(gk_archive_is_zip(archive));
    got[0] = 0;
    for (size_t i = 0; i < gk_archive_count(archive); i++)
        used += describe(archive, i, name, got + used, sizeof got - used);
    check_text(GOOD, name, got);
    gk_archive_free(archive);
}

static void check_bad(const char *name) {
    static char bytes[1 << 16];
    char got[2048];
    size_t size;
    gk_archive *archive;
    gk_error err = {0};
    load(BAD, name, bytes, sizeof bytes, &size);
    gk_status status = gk_archive_open_bytes(bytes, size, name, 0, &archive, &err);
    assert_int_not_equal(status, GK_OK);
    assert_null(archive);
    assert_int_equal(gk_archive_open_bytes(bytes, size, name, 0, &archive, NULL), status);
    snprintf(got, sizeof got, "%s | %s | %s\n", gk_status_name(status), err.where, err.text);
    check_text(BAD, name, got);
}

static void test_lists_each_archive(void **state) {
    (void)state;
    assert_true(for_each(GOOD, check_good) >= 12);
}

static void test_refuses_each_damaged_archive(void **state) {
    (void)state;
    assert_true(for_each(BAD, check_bad) >= 4);
}

/* An archive cut anywhere is refused, or no archive any more. */
static void test_refuses_every_cut(void **state) {
    (void)state;
    static char bytes[1 << 16];
    size_t whole;
    gk_archive *archive;
    load(GOOD, "names-in-utf-8.zip", bytes, sizeof bytes, &whole);
    for (size_t size = 4; size < whole; size++)
        assert_int_equal(gk_archive_open_bytes(bytes, size, "cut.zip", 0, &archive, NULL),
                         GK_E_FORMAT);
}

/* --- single files --- */

static void check_single(const char *path) {
    gk_archive *archive;
    gk_error err = {0};
    const void *bytes;
    size_t size;
    if (gk_archive_open(path, NULL, 0, &archive, &err) != GK_OK)
        fail_msg("%s: %s", path, err.text);
    assert_false(gk_archive_is_zip(archive));
    assert_int_equal(gk_archive_count(archive), 1);
    assert_string_equal(gk_archive_source(archive, 0), path);
    assert_int_equal(gk_archive_bytes(archive, 0, &bytes, &size, &err), GK_OK);
    gk_archive_free(archive);
}

static void test_takes_other_files_for_single_ones(void **state) {
    (void)state;
    static const char *const names[] = {
        "xlsx/values.xlsx",       "xlsx/parts-in-other-places.xlsx", "xlsx/bad/opendocument.xlsx",
        "xlsx/bad/document.xlsx", "xlsx/bad/cut-short.xlsx",         "xlsx/bad/part-twice.xlsx",
        "xlsx/zip64.xlsx",        "report-2024/report.txt",          "bad/empty.csv",
        "xls/values.xls"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", GK_FIXTURES, names[i]);
        check_single(path);
    }
}

static void test_takes_text_that_begins_like_an_archive_for_text(void **state) {
    (void)state;
    gk_archive *archive;
    assert_int_equal(gk_archive_open_bytes("PK,1\n", 5, "a.csv", 0, &archive, NULL), GK_OK);
    assert_false(gk_archive_is_zip(archive));
    gk_archive_free(archive);
}

/* --- reading --- */

static gk_archive *open_fixture(const char *name) {
    char path[4096];
    gk_archive *archive;
    gk_error err = {0};
    snprintf(path, sizeof path, "%s/%s", GOOD, name);
    if (gk_archive_open(path, name, 0, &archive, &err) != GK_OK)
        fail_msg("%s: %s", path, err.text);
    return archive;
}

static void test_reads_cells(void **state) {
    (void)state;
    gk_archive *archive = open_fixture("names-in-gbk.zip");
    gk_book *book = gk_book_new("a");
    gk_sink sink = gk_book_sink(book);
    gk_error err = {0};
    assert_int_equal(gk_archive_read(archive, 2, NULL, &sink, NULL, &err), GK_OK);
    assert_string_equal(gk_sheet_name(gk_book_sheet(book, 0)), "收入决算表.csv");
    assert_string_equal(gk_sheet_at(gk_book_sheet(book, 0), 0, 0)->text, "甲");
    gk_book_free(book);
    gk_archive_free(archive);
}

static void test_names_the_file_that_cannot_be_read(void **state) {
    (void)state;
    gk_archive *archive = open_fixture("ways-to-pack.zip");
    gk_book *book = gk_book_new("a");
    gk_sink sink = gk_book_sink(book);
    gk_error err = {0};
    assert_int_equal(gk_archive_read(archive, 3, NULL, &sink, NULL, &err), GK_E_FORMAT);
    assert_string_equal(err.where, "ways-to-pack.zip/d.csv");
    assert_string_equal(err.text, "the file is empty");
    gk_book_free(book);
    gk_archive_free(archive);
}

static void test_keeps_the_bytes_until_others_are_asked_for(void **state) {
    (void)state;
    gk_archive *archive = open_fixture("ways-to-pack.zip");
    const void *bytes, *again;
    size_t size;
    assert_int_equal(gk_archive_bytes(archive, 0, &bytes, &size, NULL), GK_OK);
    assert_int_equal(gk_archive_bytes(archive, 0, &again, &size, NULL), GK_OK);
    assert_ptr_equal(bytes, again);
    assert_memory_equal(bytes, "stored", 6);
    assert_int_equal(gk_archive_bytes(archive, 2, &bytes, &size, NULL), GK_OK);
    assert_memory_equal(bytes, "described", 9);
    gk_archive_free(archive);
}

/* An archive in an archive is not opened; it is one, though what it holds unpacked looks like a
   workbook. */
static void test_does_not_open_archives_inside(void **state) {
    (void)state;
    gk_archive *archive = open_fixture("inside/archive.zip");
    gk_book *book = gk_book_new("a");
    gk_sink sink = gk_book_sink(book);
    gk_error err = {0};
    assert_int_equal(gk_archive_count(archive), 2);
    assert_int_equal(gk_archive_read(archive, 0, NULL, &sink, NULL, &err), GK_E_UNSUPPORTED);
    assert_string_equal(err.where, "inside/archive.zip/b.zip");
    assert_string_equal(err.text, "this is a ZIP archive, which is not read");
    assert_int_equal(gk_archive_read(archive, 1, NULL, &sink, NULL, &err), GK_OK);
    gk_book_free(book);
    gk_archive_free(archive);
}

static void test_opens_an_archive_of_workbooks(void **state) {
    (void)state;
    gk_archive *archive = open_fixture("inside/workbook-stored.zip");
    assert_true(gk_archive_is_zip(archive));
    assert_int_equal(gk_archive_count(archive), 1);
    assert_string_equal(gk_archive_source(archive, 0), "inside/workbook-stored.zip/a.xlsx");
    gk_archive_free(archive);
}

/* --- limits --- */

static void test_bounds_the_size_of_a_file(void **state) {
    (void)state;
    static char bytes[1 << 16];
    size_t size;
    gk_archive *archive;
    gk_error err = {0};
    const void *content;
    load(GOOD, "ways-to-pack.zip", bytes, sizeof bytes, &size);
    assert_int_equal(gk_archive_open_bytes(bytes, size, "a.zip", 10, &archive, &err), GK_E_LIMIT);
    assert_string_equal(err.text, "larger than 10 bytes");
    load(GOOD, "exports/workbook-in-it.zip", bytes, sizeof bytes, &size);
    assert_int_equal(gk_archive_open_bytes(bytes, size, "a.zip", 2000, &archive, &err), GK_OK);
    assert_int_equal(gk_archive_bytes(archive, 0, &content, &size, &err), GK_E_LIMIT);
    assert_string_equal(err.where, gk_archive_source(archive, 0));
    assert_string_equal(err.text, "larger than 2000 bytes");
    gk_archive_free(archive);
}

static void put(unsigned char **at, uint64_t value, int bytes) {
    for (int i = 0; i < bytes; i++)
        *(*at)++ = (unsigned char)(value >> (8 * i));
}

/* Empty files "00000", "00001" …: their headers and checksums are zeros. */
static size_t pack_empty_files(unsigned char *out, uint32_t count) {
    unsigned char *at = out;
    char name[11];
    for (uint32_t i = 0; i < count; i++) {
        put(&at, 0x04034B50, 4);
        put(&at, 20, 2), put(&at, 0, 8), put(&at, 0, 8), put(&at, 0, 4);
        put(&at, 5, 2), put(&at, 0, 2);
        snprintf(name, sizeof name, "%05u", (unsigned)i);
        memcpy(at, name, 5), at += 5;
    }
    uint64_t directory = (uint64_t)(at - out);
    for (uint32_t i = 0; i < count; i++) {
        put(&at, 0x02014B50, 4);
        put(&at, 20, 2), put(&at, 20, 2), put(&at, 0, 8), put(&at, 0, 8), put(&at, 0, 4);
        put(&at, 5, 2), put(&at, 0, 8), put(&at, 0, 4), put(&at, (uint64_t)i * 35, 4);
        snprintf(name, sizeof name, "%05u", (unsigned)i);
        memcpy(at, name, 5), at += 5;
    }
    uint64_t length = (uint64_t)(at - out) - directory;
    put(&at, 0x06054B50, 4), put(&at, 0, 4), put(&at, count, 2), put(&at, count, 2);
    put(&at, length, 4), put(&at, directory, 4), put(&at, 0, 2);
    return (size_t)(at - out);
}

static void test_bounds_the_number_of_files(void **state) {
    (void)state;
    unsigned char *bytes = malloc(1 << 20);
    gk_archive *archive;
    gk_error err = {0};
    assert_non_null(bytes);
    size_t size = pack_empty_files(bytes, 10000);
    assert_int_equal(gk_archive_open_bytes(bytes, size, "a.zip", 0, &archive, &err), GK_OK);
    assert_int_equal(gk_archive_count(archive), 10000);
    assert_string_equal(gk_archive_source(archive, 9999), "a.zip/09999");
    gk_archive_free(archive);
    size = pack_empty_files(bytes, 10001);
    assert_int_equal(gk_archive_open_bytes(bytes, size, "a.zip", 0, &archive, &err), GK_E_LIMIT);
    assert_string_equal(err.text, "the archive holds more than 10000 files");
    assert_null(archive);
    free(bytes);
}

static void test_a_missing_file_is_an_error(void **state) {
    (void)state;
    gk_archive *archive;
    gk_error err = {0};
    assert_int_equal(gk_archive_open("/nowhere/a.zip", NULL, 0, &archive, &err), GK_E_IO);
    assert_string_equal(err.where, "/nowhere/a.zip");
    assert_null(archive);
    gk_archive_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists_each_archive),
        cmocka_unit_test(test_refuses_each_damaged_archive),
        cmocka_unit_test(test_refuses_every_cut),
        cmocka_unit_test(test_takes_other_files_for_single_ones),
        cmocka_unit_test(test_takes_text_that_begins_like_an_archive_for_text),
        cmocka_unit_test(test_reads_cells),
        cmocka_unit_test(test_names_the_file_that_cannot_be_read),
        cmocka_unit_test(test_keeps_the_bytes_until_others_are_asked_for),
        cmocka_unit_test(test_does_not_open_archives_inside),
        cmocka_unit_test(test_opens_an_archive_of_workbooks),
        cmocka_unit_test(test_bounds_the_size_of_a_file),
        cmocka_unit_test(test_bounds_the_number_of_files),
        cmocka_unit_test(test_a_missing_file_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
