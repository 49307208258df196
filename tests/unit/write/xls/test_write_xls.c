/* The standardized workbook as .xls: what stands in it, the same bytes every time, and what does
 * not fit. The report is made here by hand. tests/roundtrip/test_xls.py reads such files with xlrd.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/little_endian.h"
#include "container/biff_records.h"
#include "container/ole2.h"
#include "made_report.h"
#include "own_folder.h"
#include "profiles.h"
#include "write/draw/draw.h"
#include "write/writer.h"
#include <gongkai/gongkai.h>

/* --- writing and reading back --- */

static const gk_write_options xls = {.format = GK_WRITE_XLS};

static gk_book *written(const made *m) {
    gk_error err = {0};
    gk_book *book = gk_book_new("out.xls");
    gk_sink sink = gk_book_sink(book);
    if (gk_write_file(&m->report, profiles, "out.xls", &xls, &err) ||
        gk_read_file("out.xls", NULL, NULL, &sink, NULL, &err))
        fail_msg("%s: %s", err.where, err.text);
    return book;
}

static const gk_cell *cell(const gk_sheet *sheet, uint32_t row, uint32_t col) {
    const gk_cell *c = gk_sheet_at(sheet, row, col);
    if (!c)
        fail_msg("no cell at row %u, column %u", (unsigned)row + 1, (unsigned)col + 1);
    return c;
}

static void assert_text(const gk_sheet *sheet, uint32_t row, uint32_t col, const char *wanted) {
    const gk_cell *c = cell(sheet, row, col);
    assert_int_equal(c->type, GK_CELL_TEXT);
    assert_string_equal(c->text, wanted);
}

static void assert_number(const gk_sheet *sheet, uint32_t row, uint32_t col, double wanted) {
    const gk_cell *c = cell(sheet, row, col);
    assert_int_equal(c->type, GK_CELL_NUMBER);
    assert_true(c->number == wanted);
    assert_false(c->formula);
}

typedef struct file {
    unsigned char *bytes;
    size_t size;
} file;

static file slurp(const char *path) {
    file f = {malloc(1 << 20), 0};
    FILE *in = fopen(path, "rb");
    assert_non_null(f.bytes);
    assert_non_null(in);
    f.size = fread(f.bytes, 1, 1 << 20, in);
    assert_in_range(f.size, 1, (1 << 20) - 1);
    fclose(in);
    return f;
}

static void assert_same(const char *a, const char *b) {
    file x = slurp(a), y = slurp(b);
    assert_int_equal(x.size, y.size);
    assert_memory_equal(x.bytes, y.bytes, x.size);
    free(x.bytes);
    free(y.bytes);
}

/* --- what stands in it --- */

static void test_cells(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    gk_book *book = written(&m);
    assert_int_equal(gk_book_sheet_count(book), 1);
    const gk_sheet *s = gk_book_sheet(book, 0);
    assert_string_equal(gk_sheet_name(s), "公开05 一般公共预算财政拨款支出决算表");
    assert_false(gk_sheet_about(s)->hidden);
    assert_text(s, 0, 0, "一般公共预算财政拨款支出决算表");
    assert_text(s, 1, 0, "公开05表");
    assert_text(s, 2, 0, "部门名称：甲局");
    assert_text(s, 2, 1, "2024年度");
    assert_text(s, 2, 4, "金额单位：万元");
    assert_text(s, 4, 0, "科目代码");
    assert_text(s, 5, 2, "1");
    assert_number(s, 6, 2, 1234.56);
    assert_number(s, 6, 3, -0.5);
    assert_number(s, 6, 4, 0);
    assert_text(s, 7, 0, "0201301");
    assert_text(s, 7, 1, "行政运行");
    assert_number(s, 7, 2, 123.4567);
    assert_text(s, 7, 3, "——");
    assert_null(gk_sheet_at(s, 7, 4)); /* a blank stays one */
    assert_text(s, 8, 0, "注：自己的。");
    assert_int_equal(gk_sheet_row_count(s), 9);
    gk_book_free(book);
}

static void test_merges(void **state) {
    (void)state;
    static const gk_range wanted[] = {{0, 0, 0, 4}, {1, 0, 1, 4}, {2, 1, 2, 3}, {3, 0, 3, 1},
                                      {3, 2, 3, 4}, {5, 0, 5, 1}, {6, 0, 6, 1}, {8, 0, 8, 4}};
    made m;
    make(&m, "行政运行");
    gk_book *book = written(&m);
    size_t count;
    const gk_range *merges = gk_sheet_merges(gk_book_sheet(book, 0), &count);
    assert_int_equal(count, sizeof wanted / sizeof *wanted);
    assert_memory_equal(merges, wanted, sizeof wanted);
    gk_book_free(book);
}

static void test_empty_table(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    add_empty_table(&m);
    gk_book *book = written(&m);
    assert_int_equal(gk_book_sheet_count(book), 2);
    const gk_sheet *s = gk_book_sheet(book, 1);
    assert_string_equal(gk_sheet_name(s), "公开08 国有资本经营预算财政拨款支出决算表");
    assert_text(s, 6, 0, "合计");
    assert_null(gk_sheet_at(s, 6, 2));
    assert_text(s, 8, 0, "说明：本表无数据");
    gk_book_free(book);
}

/* --- bytes --- */

static void test_same_bytes(void **state) {
    (void)state;
    made m;
    gk_write_options later = {.format = GK_WRITE_XLS, .created = 1000000000};
    make(&m, "行政运行");
    assert_int_equal(gk_write_file(&m.report, profiles, "a.xls", &xls, NULL), GK_OK);
    assert_int_equal(gk_write_file(&m.report, profiles, "b.xls", &later, NULL), GK_OK);
    assert_same("a.xls", "b.xls");
}

static void test_descriptor(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    FILE *out = fopen("out.xls", "wb");
    assert_int_equal(gk_write_fd(&m.report, profiles, fileno(out), &xls, NULL), GK_OK);
    fclose(out);
    assert_int_equal(gk_write_file(&m.report, profiles, "b.xls", &xls, NULL), GK_OK);
    assert_same("out.xls", "b.xls");
}

static void test_existing(void **state) {
    (void)state;
    made m;
    gk_error err = {0};
    make(&m, "行政运行");
    gk_book_free(written(&m));
    assert_int_equal(gk_write_file(&m.report, profiles, "out.xls", &xls, &err), GK_E_EXISTS);
    assert_string_equal(err.where, "out.xls");
}

/* --- texts and numbers --- */

static void refused(const made *m, const char *where, const char *text) {
    gk_error err = {0};
    gk_status status = gk_write_file(&m->report, profiles, "out.xls", &xls, &err);
    assert_string_equal(err.text, text);
    assert_string_equal(err.where, where);
    assert_int_equal(status, GK_E_LIMIT);
    assert_int_equal(count_entries(false), 0);
}

static void test_sixteen_digits(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    m.values[1][0].number = (gk_decimal){INT64_C(1234567890123456), 2};
    refused(&m, "in/a.csv!a.csv!C8",
            "a number of more than 15 digits, which a workbook cannot hold");
    m.values[1][0].number = (gk_decimal){INT64_C(123456789012345), 2};
    gk_book *book = written(&m);
    assert_number(gk_book_sheet(book, 0), 7, 2, 1234567890123.45);
    gk_book_free(book);
}

static void test_all_decimals(void **state) {
    (void)state;
    for (int scale = 0; scale <= 18; scale++) {
        made m;
        char number[32];
        make(&m, "行政运行");
        m.values[1][0].number = (gk_decimal){-123456789, scale};
        gk_book *book = written(&m);
        snprintf(number, sizeof number, "-123456789e-%d", scale);
        assert_number(gk_book_sheet(book, 0), 7, 2, strtod(number, NULL));
        gk_book_free(book);
        unlink("out.xls");
    }
}

static void test_texts_are_kept(void **state) {
    (void)state;
    static const char *const labels[] = {"_x0041_",
                                         "<a> & \"b\" &amp;",
                                         "a\x01"
                                         "b\x1F",
                                         "第一行\n第二行",
                                         "\U00020000\U0001F600",
                                         "=SUM(A1:A2)",
                                         "00123",
                                         " 前后有空格 ",
                                         "证号110101199003070011",
                                         "é"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        made m;
        make(&m, labels[i]);
        gk_book *book = written(&m);
        assert_text(gk_book_sheet(book, 0), 7, 1, labels[i]);
        gk_book_free(book);
        unlink("out.xls");
    }
}

#define PLACE "公开05 一般公共预算财政拨款支出决算表!B8"
#define NOTE_PLACE "公开05 一般公共预算财政拨款支出决算表!A9"

static void test_texts_that_cannot_be_kept(void **state) {
    (void)state;
    static const char text[] = "a character that a workbook cannot hold";
    made m;
    make(&m, "a\xFF");
    refused(&m, PLACE, text);
    make(&m, "\xED\xA0\x80"); /* half a pair */
    refused(&m, PLACE, text);
}

static void test_long_text(void **state) {
    (void)state;
    static const char text[] =
        "a text of more than 32767 characters, which an .xls file cannot hold";
    made m;
    char *note = calloc(1, 4 * 16384 + 8);
    assert_non_null(note);
    memset(note, 'a', 32768);
    make(&m, "行政运行");
    m.notes[0] = memcpy(note, "注：", 6);
    note[32767 + 4] = '\0'; /* these two take six bytes */
    gk_book *book = written(&m);
    assert_text(gk_book_sheet(book, 0), 8, 0, note);
    gk_book_free(book);
    unlink("out.xls");
    memset(note + 32767, 'a', 5);
    refused(&m, NOTE_PLACE, text);
    for (size_t i = 0; i < 16383; i++) /* two units each: again one too many */
        memcpy(note + 6 + 4 * i, "\U0001F600", 4);
    note[6 + 4 * 16383] = '\0';
    refused(&m, NOTE_PLACE, text);
    free(note);
}

/* --- as much as a sheet holds, and more --- */

typedef struct many {
    made m;
    gk_row *rows;
    char (*keys)[8];
} many;

/* 合计 and `count` codes, each with the same three numbers. */
static void make_many(many *big, size_t count) {
    make(&big->m, "行政运行");
    big->rows = calloc(count + 1, sizeof *big->rows);
    big->keys = calloc(count, sizeof *big->keys);
    assert_true(big->rows && big->keys);
    big->rows[0] = big->m.rows[0];
    for (size_t i = 0; i < count; i++) {
        snprintf(big->keys[i], sizeof *big->keys, "%07u", 2000000 + (unsigned)i);
        big->rows[i + 1] = big->m.rows[1];
        big->rows[i + 1].key = big->keys[i];
        big->rows[i + 1].values = big->m.values[0];
    }
    big->m.tables[0].rows = big->rows;
    big->m.tables[0].row_count = count + 1;
}

static void free_many(many *big) {
    free(big->rows);
    free(big->keys);
}

static gk_book *read_bytes(const void *bytes, size_t size) {
    gk_error err = {0};
    gk_book *book = gk_book_new("out.xls");
    gk_sink sink = gk_book_sink(book);
    if (gk_read_bytes(bytes, size, "out.xls", NULL, &sink, NULL, &err))
        fail_msg("%s: %s", err.where, err.text);
    return book;
}

/* Without the comparison that writing a file ends with, which takes its time over 65,536 rows. */
static gk_status keep(void *self, const char *bytes, size_t size, gk_error *err) {
    gk_buffer_append(self, bytes, size);
    return gk_buffer_check(self, err);
}

static gk_status render(const gk_report *report, const gk_profiles *with, void **bytes,
                        size_t *size, gk_error *err) {
    static const gk_draw_options drawing = {0};
    gk_buffer put = {0};
    gk_stream_output output = {&put, keep};
    gk_canvas canvas;
    gk_status status = gk_writer_xls.open(&xls, &output, &canvas, err);
    if (!status)
        status = gk_draw_report(report, with, &drawing, &canvas, err);
    status = gk_writer_xls.close(canvas.self, status, err);
    *bytes = put.bytes;
    *size = put.size;
    return status;
}

/* Seven rows stand above the codes, the note below. */
static void test_rows(void **state) {
    (void)state;
    enum { MOST = 65536 - 8 };
    many big;
    void *bytes = NULL;
    size_t size;
    make_many(&big, MOST + 1);
    refused(&big.m, "公开05 一般公共预算财政拨款支出决算表",
            "more than 65536 rows, which an .xls file cannot hold");
    big.m.tables[0].row_count--;
    assert_int_equal(render(&big.m.report, profiles, &bytes, &size, NULL), GK_OK);
    assert_true(size > 7200000); /* the list of the sector table goes on, too */
    gk_book *book = read_bytes(bytes, size);
    const gk_sheet *s = gk_book_sheet(book, 0);
    assert_int_equal(gk_sheet_row_count(s), 65536);
    assert_text(s, 65534, 0, "2065527");
    assert_number(s, 65534, 2, 1234.56);
    assert_text(s, 65535, 0, "注：自己的。");
    gk_book_free(book);
    free(bytes);
    free_many(&big);
}

/* --- profiles of our own --- */

static void put_file(const char *path, const char *text) {
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

/* The profile "own" with one table that looks so. */
static gk_profiles *own_layout(unsigned columns, const char *form) {
    char index[2048] = "role,number,title,unit,orientation,widths,evidence\n"
                       "general,公开05,一般公共预算财政拨款支出决算表,万元,landscape,9";
    gk_error err = {0};
    gk_profiles *own = gk_profiles_new(NULL);
    for (unsigned i = 1; i < columns; i++)
        strcat(index, " 9");
    mkdir("own", 0777);
    put_file("own/index.csv", strcat(index, ",\n"));
    put_file("own/general.csv", form);
    if (gk_profiles_add_dir(own, "own", &err))
        fail_msg("%s: %s", err.where, err.text);
    unlink("own/index.csv");
    unlink("own/general.csv");
    rmdir("own");
    return own;
}

static gk_status render_wide(unsigned columns, gk_error *err) {
    made m;
    char form[8192] = "项目";
    void *bytes = NULL;
    size_t size;
    for (unsigned i = 1; i < columns; i++)
        snprintf(form + strlen(form), 32, ",第%u列", i);
    gk_profiles *own = own_layout(columns, strcat(form, "\n合计,{1}\n"));
    make(&m, "");
    m.tables[0].profile = "own";
    m.tables[0].column_count = 1;
    m.tables[0].row_count = 1;
    gk_status status = render(&m.report, own, &bytes, &size, err);
    free(bytes);
    gk_profiles_free(own);
    return status;
}

static void test_columns(void **state) {
    (void)state;
    gk_error err = {0};
    assert_int_equal(render_wide(256, &err), GK_OK);
    assert_int_equal(render_wide(257, &err), GK_E_LIMIT);
    assert_string_equal(err.text, "more than 256 columns, which an .xls file cannot hold");
    assert_string_equal(err.where, "公开05 一般公共预算财政拨款支出决算表");
}

/* How many merges the records of the file hold, one after the other. */
static size_t merge_records(const void *bytes, size_t size, unsigned counts[8]) {
    gk_ole2 *ole = NULL;
    unsigned char *stream = NULL;
    gk_biff_walk walk = {0};
    gk_biff_record record;
    size_t found = 0;
    bool end = false;
    assert_int_equal(gk_ole2_open(bytes, size, &ole, NULL), GK_OK);
    assert_int_equal(gk_ole2_read(ole, "Workbook", &stream, &walk.size, NULL), GK_OK);
    walk.bytes = stream;
    while (gk_biff_next(&walk, &record, &end, NULL) == GK_OK && !end && found < 8)
        if (record.type == GK_BIFF_MERGEDCELLS)
            counts[found++] = gk_u16(record.data);
    free(stream);
    gk_ole2_free(ole);
    return found;
}

/* Above the codes seven cells are merged, and each code's item is: one more than two records hold.
 */
static void test_many_merges(void **state) {
    (void)state;
    enum { MOST = 1026, CODES = 2 * MOST + 1 - 7 };
    many big;
    void *bytes = NULL;
    size_t size, count;
    unsigned counts[8];
    gk_profiles *own = own_layout(4, "项目,<,<,本年支出\n科目代码,科目名称,<,小计\n"
                                     "合计,<,<,{1}\n{code}*,{item},<,{1}\n");
    make_many(&big, CODES);
    big.m.tables[0].profile = "own";
    big.m.tables[0].column_count = 1;
    assert_int_equal(render(&big.m.report, own, &bytes, &size, NULL), GK_OK);
    assert_int_equal(merge_records(bytes, size, counts), 3);
    assert_true(counts[0] == MOST && counts[1] == MOST && counts[2] == 1);
    gk_book *book = read_bytes(bytes, size);
    const gk_range *merges = gk_sheet_merges(gk_book_sheet(book, 0), &count);
    assert_int_equal(count, 2 * MOST + 1);
    for (uint32_t i = 0; i < CODES; i++) {
        const gk_range wanted = {6 + i, 1, 6 + i, 2};
        assert_memory_equal(&merges[6 + i], &wanted, sizeof wanted);
    }
    gk_book_free(book);
    free(bytes);
    gk_profiles_free(own);
    free_many(&big);
}

static void test_sheets_of_one_name(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    m.tables[1] = m.tables[0];
    m.report.table_count = 2;
    refused(&m, "", "two sheets called 公开05 一般公共预算财政拨款支出决算表");
    m.tables[0].number = "a";
    m.tables[1].number = "A";
    refused(&m, "", "two sheets called A 一般公共预算财政拨款支出决算表");
}

static void test_too_many_sheets(void **state) {
    (void)state;
    enum { COUNT = 1025 };
    static gk_table tables[COUNT];
    static char numbers[COUNT][8];
    made m;
    make(&m, "行政运行");
    for (size_t i = 0; i < COUNT; i++) {
        snprintf(numbers[i], sizeof *numbers, "%zu", i);
        tables[i] = m.tables[0];
        tables[i].number = numbers[i];
    }
    m.report.tables = tables;
    m.report.table_count = COUNT;
    refused(&m, "", "more than 1024 sheets, which an .xls file cannot hold");
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_cells),
        IN_FOLDER(test_merges),
        IN_FOLDER(test_empty_table),
        IN_FOLDER(test_same_bytes),
        IN_FOLDER(test_descriptor),
        IN_FOLDER(test_existing),
        IN_FOLDER(test_sixteen_digits),
        IN_FOLDER(test_all_decimals),
        IN_FOLDER(test_texts_are_kept),
        IN_FOLDER(test_texts_that_cannot_be_kept),
        IN_FOLDER(test_long_text),
        IN_FOLDER(test_rows),
        IN_FOLDER(test_columns),
        IN_FOLDER(test_many_merges),
        IN_FOLDER(test_sheets_of_one_name),
        IN_FOLDER(test_too_many_sheets),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
