/* The standardized workbook: what stands in it, the same bytes every time, and what it refuses. The
 * report is made here by hand; what was written is read cell by cell. */
#include <dirent.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "container/zip.h"
#include "made_report.h"
#include "own_folder.h"
#include "profiles.h"
#include <gongkai/gongkai.h>

/* --- reading back --- */

static gk_book *read_back(const char *path) {
    gk_book *book = gk_book_new(path);
    gk_sink sink = gk_book_sink(book);
    gk_error err = {0};
    if (gk_read_file(path, NULL, NULL, &sink, NULL, &err))
        fail_msg("%s", err.text);
    return book;
}

static gk_book *written(const made *m) {
    gk_error err = {0};
    if (gk_write_file(&m->report, profiles, "out.xlsx", NULL, &err))
        fail_msg("%s: %s", err.where, err.text);
    return read_back("out.xlsx");
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

static void slurp(const char *path, char **bytes, size_t *size) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    *bytes = test_malloc(1 << 20);
    *size = fread(*bytes, 1, 1 << 20, file);
    assert_in_range(*size, 1, (1 << 20) - 1);
    fclose(file);
}

typedef struct part {
    char text[65536];
    size_t used;
} part;

static gk_status keep_part(void *self, const char *bytes, size_t size, gk_error *err) {
    part *p = self;
    (void)err;
    assert_true(p->used + size < sizeof p->text);
    memcpy(p->text + p->used, bytes, size);
    p->used += size;
    p->text[p->used] = '\0';
    return GK_OK;
}

static void read_part(const char *path, const char *name, part *p) {
    char *bytes;
    size_t size;
    gk_zip *zip;
    *p = (part){0};
    slurp(path, &bytes, &size);
    assert_int_equal(gk_zip_open(bytes, size, &zip, NULL), GK_OK);
    assert_int_equal(gk_zip_read(zip, name, keep_part, p, NULL), GK_OK);
    gk_zip_close(zip);
    test_free(bytes);
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
    assert_text(s, 3, 0, "项目");
    assert_text(s, 3, 2, "本年支出");
    assert_text(s, 4, 0, "科目代码");
    assert_text(s, 4, 4, "项目支出");
    assert_text(s, 5, 0, "栏次");
    assert_text(s, 5, 2, "1");
    assert_text(s, 6, 0, "合计");
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

static void test_number_formats(void **state) {
    (void)state;
    made m;
    part p;
    make(&m, "行政运行");
    gk_book_free(written(&m));
    read_part("out.xlsx", "xl/styles.xml", &p);
    assert_non_null(strstr(p.text, "formatCode=\"#,##0.0000\"")); /* 123.4567 keeps its decimals */
    /* #,##0.00 is built in as format 4 */
    assert_true(strstr(p.text, "numFmtId=\"4\"") || strstr(p.text, "formatCode=\"#,##0.00\""));
    assert_non_null(strstr(p.text, "宋体"));
}

static void test_merges(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    gk_book *book = written(&m);
    static const gk_range wanted[] = {{0, 0, 0, 4}, {1, 0, 1, 4}, {2, 1, 2, 3}, {3, 0, 3, 1},
                                      {3, 2, 3, 4}, {5, 0, 5, 1}, {6, 0, 6, 1}, {8, 0, 8, 4}};
    size_t count;
    const gk_range *merges = gk_sheet_merges(gk_book_sheet(book, 0), &count);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        size_t k = 0;
        while (k < count && memcmp(&merges[k], &wanted[i], sizeof *wanted) != 0)
            k++;
        if (k == count)
            fail_msg("merge %zu is missing", i);
    }
    gk_book_free(book);
}

/* A table that no profile has, whose figure spans two rows. */
static void make_kept(made *m) {
    static const gk_verbatim_cell cells[] = {
        {0, 0, 0, 0, .text = "甲"}, {0, 1, 1, 1, .number = {1250, 2}}, {1, 1, 0, 0, .text = "乙"}};
    static const gk_verbatim_table table = {.name = "自定表", .cell_count = 3, .cells = cells};
    make(m, "行政运行");
    m->report.table_count = 0;
    m->report.verbatim_count = 1;
    m->report.verbatim = &table;
}

/* 123,456,789,012.34 has 18 characters, and sixty 字 in a column of forty characters three lines. */
static void test_kept_table_shows_all(void **state) {
    (void)state;
    static char text[] = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
                         "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
    static const gk_verbatim_cell cells[] = {{0, 0, 0, 0, .text = text},
                                             {0, 0, 1, 1, .number = {INT64_C(12345678901234), 2}}};
    static const gk_verbatim_table table = {.name = "自定表", .cell_count = 2, .cells = cells};
    made m;
    part p;
    double width = 0, height = 0;
    make_kept(&m);
    m.report.verbatim = &table;
    gk_book_free(written(&m));
    read_part("out.xlsx", "xl/worksheets/sheet1.xml", &p);
    sscanf(strstr(p.text, "<col min=\"2\""), "<col min=\"2\" max=\"2\" width=\"%lf", &width);
    sscanf(strstr(p.text, "<row r=\"1\""), "<row r=\"1\" ht=\"%lf", &height);
    assert_true(width > 18 && height > 3 * 13);
}

/* It stands there once: Excel repairs a workbook that has a cell twice. */
static void test_merged_number(void **state) {
    (void)state;
    made m;
    part p;
    make_kept(&m);
    gk_book *book = written(&m);
    const gk_sheet *s = gk_book_sheet(book, 0);
    const gk_range wanted = {0, 1, 1, 1};
    size_t count;
    assert_number(s, 0, 1, 12.5);
    const gk_range *merges = gk_sheet_merges(s, &count);
    assert_int_equal(count, 1);
    assert_memory_equal(merges, &wanted, sizeof wanted);
    read_part("out.xlsx", "xl/worksheets/sheet1.xml", &p);
    const char *first = strstr(p.text, "r=\"B1\"");
    assert_non_null(first);
    assert_null(strstr(first + 1, "r=\"B1\""));
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
    assert_text(s, 7, 0, "注：本表反映部门本年度国有资本经营预算财政拨款支出情况。");
    assert_text(s, 8, 0, "说明：本表无数据");
    gk_book_free(book);
}

/* At most 31 characters, none of []:*?/\ : else no sheet could be made at all. The title is no
 * longer one of ours, so a file whose tables are recognized is refused. */
static void test_sheet_name_is_made_safe(void **state) {
    (void)state;
    made m;
    gk_error err = {0};
    const gk_write_options recognized = {.recognized = true}, force = {.force = true};
    make(&m, "行政运行");
    m.tables[0].number = "公开05/[a]:*?\\";
    m.tables[0].title = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
    assert_int_equal(gk_write_file(&m.report, profiles, "out.xlsx", &recognized, &err),
                     GK_E_VERIFY);
    assert_int_equal(count_entries(false), 0);
    assert_int_equal(gk_write_file(&m.report, profiles, "out.xlsx", &force, &err), GK_OK);
    gk_book *book = read_back("out.xlsx");
    assert_string_equal(gk_sheet_name(gk_book_sheet(book, 0)),
                        "公开05__a_____ 一二三四五六七八九十一二三四五六七八");
    gk_book_free(book);
}

/* Excel repairs a workbook with an apostrophe at the end of a sheet's name. */
static void test_sheet_name_within_apostrophes(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    m.tables[0].number = "'一'";
    m.tables[0].title = "'二'";
    gk_book *book = written(&m);
    assert_string_equal(gk_sheet_name(gk_book_sheet(book, 0)), "_一' '二_");
    gk_book_free(book);
}

/* No row is higher than Excel allows, and none cuts a text that has room in it. */
static void test_highest_row(void **state) {
    (void)state;
    made m;
    part p;
    char note[6000] = "注：";
    make(&m, "行政运行");
    m.notes[0] = note;
    memset(note + strlen(note), 'a', 5000);
    gk_book_free(written(&m));
    read_part("out.xlsx", "xl/worksheets/sheet1.xml", &p);
    assert_non_null(strstr(p.text, "<row r=\"9\" ht=\"409.00\""));
}

/* --- properties and bytes --- */

static void test_same_bytes(void **state) {
    (void)state;
    made m;
    char *first, *second;
    size_t first_size, second_size;
    make(&m, "行政运行");
    assert_int_equal(gk_write_file(&m.report, profiles, "a.xlsx", NULL, NULL), GK_OK);
    sleep(3); /* the times in a ZIP count by two seconds */
    assert_int_equal(gk_write_file(&m.report, profiles, "b.xlsx", NULL, NULL), GK_OK);
    slurp("a.xlsx", &first, &first_size);
    slurp("b.xlsx", &second, &second_size);
    assert_int_equal(first_size, second_size);
    assert_memory_equal(first, second, first_size);
    test_free(first);
    test_free(second);
}

static void test_created(void **state) {
    (void)state;
    made m;
    part p;
    gk_write_options options = {.created = 1000000000};
    make(&m, "行政运行");
    assert_int_equal(gk_write_file(&m.report, profiles, "a.xlsx", NULL, NULL), GK_OK);
    read_part("a.xlsx", "docProps/core.xml", &p);
    assert_non_null(strstr(p.text, "2000-01-01T00:00:00Z"));
    assert_int_equal(gk_write_file(&m.report, profiles, "b.xlsx", &options, NULL), GK_OK);
    read_part("b.xlsx", "docProps/core.xml", &p);
    assert_non_null(strstr(p.text, "2001-09-09T01:46:40Z"));
    assert_null(strstr(p.text, "2000-01-01"));
    assert_null(strstr(p.text, "creator")); /* nobody's name */
    assert_null(strstr(p.text, "lastModifiedBy"));
}

/* --- safe output --- */

static void test_existing(void **state) {
    (void)state;
    made m;
    gk_error err = {0};
    gk_write_options force = {.force = true};
    make(&m, "行政运行");
    FILE *file = fopen("out.xlsx", "w");
    fputs("old", file);
    fclose(file);
    assert_int_equal(gk_write_file(&m.report, profiles, "out.xlsx", NULL, &err), GK_E_EXISTS);
    assert_string_equal(err.where, "out.xlsx");
    char *bytes;
    size_t size;
    slurp("out.xlsx", &bytes, &size);
    assert_int_equal(size, 3);
    test_free(bytes);
    assert_int_equal(gk_write_file(&m.report, profiles, "out.xlsx", &force, &err), GK_OK);
    gk_book_free(read_back("out.xlsx"));
    assert_int_equal(count_entries(false), 1);
}

static void test_descriptor(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    FILE *file = fopen("out.xlsx", "wb");
    assert_int_equal(gk_write_fd(&m.report, profiles, fileno(file), NULL, NULL), GK_OK);
    fclose(file);
    assert_int_equal(gk_write_file(&m.report, profiles, "b.xlsx", NULL, NULL), GK_OK);
    char *first, *second;
    size_t first_size, second_size;
    slurp("out.xlsx", &first, &first_size);
    slurp("b.xlsx", &second, &second_size);
    assert_int_equal(first_size, second_size);
    assert_memory_equal(first, second, first_size);
    test_free(first);
    test_free(second);
}

/* --- traps --- */

static void refused(const made *m, gk_status wanted, const char *where, const char *text) {
    gk_error err = {0};
    gk_status status = gk_write_file(&m->report, profiles, "out.xlsx", NULL, &err);
    assert_string_equal(err.text, text);
    assert_string_equal(err.where, where);
    assert_int_equal(status, wanted);
    assert_int_equal(count_entries(false), 0);
}

/* The digits in the file are those of the amount, more of them than a double holds, too. */
static void check_digits(int64_t coefficient, int scale, const char *digits) {
    made m;
    part p;
    char cell[64];
    make(&m, "行政运行");
    m.values[1][0].number = (gk_decimal){coefficient, scale};
    gk_book_free(written(&m));
    read_part("out.xlsx", "xl/worksheets/sheet1.xml", &p);
    snprintf(cell, sizeof cell, "><v>%s</v></c><c r=\"D8\"", digits);
    if (!strstr(p.text, cell))
        fail_msg("no %s", cell);
    unlink("out.xlsx");
}

static void test_exact_digits(void **state) {
    (void)state;
    check_digits(54256, 2, "542.56");
    check_digits(1236743, 2, "12367.43");
    check_digits(-50, 2, "-0.5");
    check_digits(100, 2, "1");
    check_digits(0, 2, "0");
    check_digits(1, 18, "0.000000000000000001");
    check_digits(INT64_C(123456789012345), 2, "1234567890123.45");
    check_digits(INT64_C(1234567890123456), 2, "12345678901234.56");
    check_digits(INT64_C(-9999999999999999), 2, "-99999999999999.99");
}

/* More than that would not be read again. */
static void test_too_many_digits(void **state) {
    (void)state;
    static const gk_decimal numbers[] = {{INT64_C(1234567890123456), 3},
                                         {INT64_C(12345678901234567), 2},
                                         {INT64_C(1234567890123456), 0}};
    made m;
    make(&m, "行政运行");
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        m.values[1][0].number = numbers[i];
        refused(&m, GK_E_LIMIT, "in/a.csv!a.csv!C8",
                "a number of more than 15 digits, which a workbook cannot hold");
    }
}

static void check_label(const char *label) {
    made m;
    make(&m, label);
    gk_book *book = written(&m);
    assert_text(gk_book_sheet(book, 0), 7, 1, label);
    gk_book_free(book);
    unlink("out.xlsx");
}

/* What Excel would read as an escape, and what XML would. */
static void test_texts_are_kept(void **state) {
    (void)state;
    check_label("_x0041_");
    check_label("a_x005F_x0041_b_x00e9_");
    check_label("_x004_ _X0041_ _x0041");
    check_label("<a> & \"b\" 'c' &amp;");
    check_label("a\x01"
                "b\x1F");
    check_label("第一行\n第二行");
    check_label("\U00020000\U0001F600");
    check_label("证号110101199003070011");
    check_label("=SUM(A1:A2)");
    check_label("00123");
    check_label(" 前后有空格 ");
}

/* 18 digits are text, or nothing is written: never a number of 15. */
static void test_eighteen_digits(void **state) {
    (void)state;
    made m;
    make(&m, "110101199003070011");
    gk_status status = gk_write_file(&m.report, profiles, "out.xlsx", NULL, NULL);
    if (status) {
        assert_int_equal(status, GK_E_VERIFY);
        assert_int_equal(count_entries(false), 0);
        return;
    }
    gk_book *book = read_back("out.xlsx");
    assert_text(gk_book_sheet(book, 0), 7, 1, "110101199003070011");
    gk_book_free(book);
}

static void test_texts_that_cannot_be_kept(void **state) {
    (void)state;
    static const char text[] = "a character that a workbook cannot hold";
    static const char label[] = "公开05 一般公共预算财政拨款支出决算表!B8";
    made m;
    make(&m, "a\xEF\xBF\xBE"
             "b"); /* U+FFFE */
    refused(&m, GK_E_LIMIT, label, text);
    make(&m, "a\xEF\xBF\xBF"); /* U+FFFF */
    refused(&m, GK_E_LIMIT, label, text);
    make(&m, "\xFF");
    refused(&m, GK_E_LIMIT, label, text);
    make(&m, "\xED\xA0\x80"); /* a lone surrogate */
    refused(&m, GK_E_LIMIT, label, text);
}

static void test_long_text(void **state) {
    (void)state;
    made m;
    gk_error err = {0};
    char label[40000];
    memset(label, 'a', sizeof label);
    label[sizeof label - 1] = '\0'; /* a cell holds 32,767 characters */
    make(&m, label);
    assert_int_equal(gk_write_file(&m.report, profiles, "out.xlsx", NULL, &err), GK_E_LIMIT);
    assert_string_equal(err.where, "公开05 一般公共预算财政拨款支出决算表!B8");
    assert_true(err.text[0]);
    assert_int_equal(count_entries(false), 0);
}

static void test_no_layout(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    m.tables[0].profile = "sx1999";
    refused(&m, GK_E_ARGUMENT, "", "no layout of 一般公共预算财政拨款支出决算表 in profile sx1999");
    m.report.table_count = 0;
    refused(&m, GK_E_ARGUMENT, "", "a report without tables");
}

/* A locale whose point is a comma: an installed one, or one made here. */
static bool use_comma(void) {
    static const char *const names[] = {"de_DE.UTF-8", "de_DE", "fr_FR.UTF-8", "ru_RU.UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (setlocale(LC_NUMERIC, names[i]))
            return true;
    if (system("localedef -i de_DE -f UTF-8 ./de_DE.UTF-8 2>/dev/null") != 0)
        return false;
    setenv("LOCPATH", root, 1);
    bool found = setlocale(LC_NUMERIC, "de_DE.UTF-8") != NULL;
    unsetenv("LOCPATH");
    return found;
}

/* Either right figures or none: never 1234,56. */
static void test_comma_locale(void **state) {
    (void)state;
    made m;
    gk_error err = {0};
    make(&m, "行政运行");
    bool comma = use_comma() && strcmp(localeconv()->decimal_point, ",") == 0;
    gk_status status = comma ? gk_write_file(&m.report, profiles, "out.xlsx", NULL, &err) : GK_OK;
    gk_book *book = comma && !status ? read_back("out.xlsx") : NULL;
    setlocale(LC_NUMERIC, "C");
    assert_int_equal(system("rm -rf ./de_DE.UTF-8"), 0);
    if (!comma)
        skip();
    if (status) {
        assert_int_equal(status, GK_E_VERIFY);
        assert_int_equal(count_entries(false), 0);
        return;
    }
    assert_number(gk_book_sheet(book, 0), 6, 2, 1234.56);
    assert_number(gk_book_sheet(book, 0), 6, 3, -0.5);
    gk_book_free(book);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_cells),
        IN_FOLDER(test_number_formats),
        IN_FOLDER(test_merges),
        IN_FOLDER(test_kept_table_shows_all),
        IN_FOLDER(test_merged_number),
        IN_FOLDER(test_empty_table),
        IN_FOLDER(test_sheet_name_is_made_safe),
        IN_FOLDER(test_sheet_name_within_apostrophes),
        IN_FOLDER(test_highest_row),
        IN_FOLDER(test_same_bytes),
        IN_FOLDER(test_created),
        IN_FOLDER(test_existing),
        IN_FOLDER(test_descriptor),
        IN_FOLDER(test_exact_digits),
        IN_FOLDER(test_too_many_digits),
        IN_FOLDER(test_texts_are_kept),
        IN_FOLDER(test_eighteen_digits),
        IN_FOLDER(test_texts_that_cannot_be_kept),
        IN_FOLDER(test_long_text),
        IN_FOLDER(test_no_layout),
        IN_FOLDER(test_comma_locale),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
