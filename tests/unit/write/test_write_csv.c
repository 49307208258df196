/* Tables as CSV: the bytes to the letter, what the encoding lacks, what is guarded; and whole
 * reports that come back value by value, label by label. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/fail.h"
#include "made_report.h"
#include "profiles.h"
#include "write/draw/draw.h"
#include "write/writer.h"
#include <gongkai/gongkai.h>

/* --- writing --- */

static char bytes[1 << 20];
static size_t length;

static gk_status write_report(const gk_report *report, gk_write_options options, gk_error *err) {
    options.format = GK_WRITE_CSV;
    FILE *file = tmpfile();
    assert_non_null(file);
    *err = (gk_error){0};
    gk_status status = gk_write_fd(report, profiles, fileno(file), &options, err);
    rewind(file);
    length = fread(bytes, 1, sizeof bytes - 1, file);
    bytes[length] = '\0';
    fclose(file);
    return status;
}

static void written(const made *m, gk_write_options options) {
    gk_error err;
    if (write_report(&m->report, options, &err))
        fail_msg("%s: %s", err.where, err.text);
}

static void refused(const made *m, gk_write_options options, gk_status wanted, const char *where,
                    const char *text) {
    gk_error err;
    gk_status status = write_report(&m->report, options, &err);
    assert_string_equal(err.text, text);
    assert_string_equal(err.where, where);
    assert_int_equal(status, wanted);
    assert_int_equal(length, 0);
}

#define HEAD                                                                                       \
    "一般公共预算财政拨款支出决算表,,,,\r\n"                                        \
    "公开05表,,,,\r\n"                                                                          \
    "部门名称：甲局,2024年度,,,金额单位：万元\r\n"                                 \
    "项目,,本年支出,,\r\n"                                                                   \
    "科目代码,科目名称,小计,基本支出,项目支出\r\n"                               \
    "栏次,,1,2,3\r\n"

static void test_bytes(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    written(&m, (gk_write_options){0});
    assert_string_equal(bytes, HEAD "合计,,1234.56,-0.50,0.00\r\n"
                                    "0201301,行政运行,123.4567,——,\r\n"
                                    "注：自己的。,,,,\r\n");
}

static void test_stacked(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    add_empty_table(&m);
    written(&m, (gk_write_options){0});
    assert_non_null(strstr(bytes,
                           "注：自己的。,,,,\r\n\r\n国有资本经营预算财政拨款支出决算表,,,,\r\n"
                           "公开08表,,,,\r\n"));
    assert_non_null(strstr(bytes, "合计,,,,\r\n注：本表"));
    assert_string_equal(bytes + length - strlen("\r\n说明：本表无数据,,,,\r\n"),
                        "\r\n说明：本表无数据,,,,\r\n");
}

static void test_numbers(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    m.values[0][0].number = (gk_decimal){INT64_C(123456789012345678), 2};
    m.values[0][1].number = (gk_decimal){INT64_C(-1), 18};
    m.values[0][2].number = (gk_decimal){12300, 4};
    written(&m, (gk_write_options){.guard = true}); /* which leaves numbers alone */
    assert_non_null(
        strstr(bytes, "\r\n合计,,1234567890123456.78,-0.000000000000000001,1.2300\r\n"));
}

static void test_counts(void **state) {
    (void)state;
    made m;
    make(&m, "");
    m.tables[0].role = GK_ROLE_STATISTICS;
    m.tables[0].number = "公开10";
    m.tables[0].title = "部门决算公开相关信息统计表";
    m.tables[0].column_count = 1;
    m.rows[0].key = "1";
    m.rows[1].key = "7";
    m.values[1][0].number = (gk_decimal){300, 2};
    written(&m, (gk_write_options){0});
    assert_non_null(strstr(bytes, "\r\n合计,1,1234.56\r\n"));
    assert_non_null(strstr(bytes, "\r\n（一）车辆数合计（辆）,7,3\r\n"));
}

static void test_quotes(void **state) {
    (void)state;
    made m;
    make(&m, "甲,乙\"丙\"\n丁");
    written(&m, (gk_write_options){0});
    assert_non_null(strstr(bytes, "\r\n0201301,\"甲,乙\"\"丙\"\"\n丁\",123.4567,"));
}

static void test_name(void **state) {
    (void)state;
    gk_write_format format = GK_WRITE_XLSX;
    assert_true(gk_write_format_parse("csv", &format));
    assert_int_equal(format, GK_WRITE_CSV);
    assert_string_equal(gk_write_format_name(GK_WRITE_CSV), "csv");
    assert_false(gk_write_format_parse("CSV", &format));
}

/* --- encodings --- */

static void test_bom(void **state) {
    (void)state;
    made m;
    make(&m, "行政运行");
    written(&m, (gk_write_options){.bom = true});
    assert_memory_equal(bytes, "\xEF\xBB\xBF一般", 9);
    refused(&m, (gk_write_options){.bom = true, .encoding = "gbk"}, GK_E_ARGUMENT, "",
            "a byte order mark is for UTF-8 only, not for GBK");
    refused(&m, (gk_write_options){.bom = true, .encoding = "gb18030"}, GK_E_ARGUMENT, "",
            "a byte order mark is for UTF-8 only, not for GB18030");
}

static void test_encodings(void **state) {
    (void)state;
    made m;
    make(&m, "€——");
    written(&m, (gk_write_options){.encoding = "GBK"});
    assert_memory_equal(bytes, "\xD2\xBB\xB0\xE3", 4);
    assert_non_null(strstr(bytes, "\r\n0201301,\x80\xA1\xAA\xA1\xAA,123.4567,\xA1\xAA\xA1\xAA,"));
    make(&m, "\U00020BB7");
    written(&m, (gk_write_options){.encoding = "gb18030"});
    assert_non_null(strstr(bytes, "\r\n0201301,\x95\x34\xB2\x35,123.4567,\xA1\xAA\xA1\xAA,"));
    refused(&m, (gk_write_options){.encoding = "utf-16"}, GK_E_ARGUMENT, "",
            "cannot write utf-16: only UTF-8, GB18030 and GBK");
}

/* Nothing is put in its place: the cell is named, counted from the table's own title. */
static void test_lacking(void **state) {
    (void)state;
    made m;
    make(&m, "甲\U00020BB7");
    refused(&m, (gk_write_options){.encoding = "gbk"}, GK_E_ENCODING,
            "一般公共预算财政拨款支出决算表!B8", "GBK has no character U+20BB7 (\U00020BB7)");
    make(&m, "行政运行");
    m.report.department = m.tables[0].department = "乙㐀局";
    refused(&m, (gk_write_options){.encoding = "gbk"}, GK_E_ENCODING,
            "一般公共预算财政拨款支出决算表!A3", "GBK has no character U+3400 (㐀)");
    make(&m, "a\xFF");
    refused(&m, (gk_write_options){0}, GK_E_ENCODING, "一般公共预算财政拨款支出决算表!B8",
            "byte 0xFF at offset 1 is no text in UTF-8");
}

/* --- formulas --- */

/* What the row by code is called in the bytes just written. */
static void read_label(char label[256]) {
    gk_book *book = gk_book_new("out.csv");
    gk_sink sink = gk_book_sink(book);
    assert_int_equal(gk_read_bytes(bytes, length, "out.csv", NULL, &sink, NULL, NULL), GK_OK);
    gk_tables *tables = gk_recognize(book, profiles, NULL, NULL, NULL);
    assert_int_equal(gk_tables_count(tables), 1);
    strcpy(label, gk_table_row(gk_tables_at(tables, 0), "0201301")->label);
    gk_tables_free(tables);
    gk_book_free(book);
}

static void guards(const char *label, bool guarded) {
    made m;
    char line[600], found[256], clean[256];
    make(&m, label);
    written(&m, (gk_write_options){.guard = true});
    snprintf(line, sizeof line, guarded ? "\r\n0201301,\"\t%s\"," : "\r\n0201301,%s,", label);
    if (!strstr(bytes, line))
        fail_msg("no %s in %s", line, bytes);
    read_label(found);
    gk_text_clean(label, clean, sizeof clean);
    assert_string_equal(found, clean);
    written(&m, (gk_write_options){0});
    assert_null(strchr(bytes, '\t'));
}

static void test_guard(void **state) {
    (void)state;
    guards("=SUM(A1:A2)", true);
    guards("+甲", true);
    guards("-甲", true);
    guards("-", true);
    guards("@甲", true);
    guards("＝甲", true);
    guards("＋甲", true);
    guards("－甲", true);
    guards("＠甲", true);
    guards(" =甲", true);
    guards("\u3000=甲", true);
    guards("\u00A0\n\uFEFF@甲", true);
    guards("——甲", false);
    guards("甲=1", false);
    guards("'=甲", false);
    guards("(-甲)", false);
}

/* --- whole reports --- */

typedef struct input {
    gk_tables *tables;
    gk_reports *reports;
} input;

static void take(input *in, gk_book *book) {
    in->tables = gk_recognize(book, profiles, NULL, NULL, NULL);
    const gk_tables *all[] = {in->tables};
    in->reports = gk_reports_assemble(all, 1, profiles, NULL, NULL, NULL);
    assert_int_equal(gk_reports_count(in->reports), 1);
    assert_false(gk_reports_refused(in->reports, 0));
    gk_book_free(book);
}

static void drop(input *in) {
    gk_reports_free(in->reports);
    gk_tables_free(in->tables);
}

static void read_fixture(const char *path, input *in) {
    gk_book *book = gk_book_new(path);
    gk_sink sink = gk_book_sink(book);
    assert_int_equal(gk_read_file(path, NULL, NULL, &sink, NULL, NULL), GK_OK);
    take(in, book);
}

static void read_written(input *in) {
    gk_book *book = gk_book_new("out.csv");
    gk_sink sink = gk_book_sink(book);
    assert_int_equal(gk_read_bytes(bytes, length, "out.csv", NULL, &sink, NULL, NULL), GK_OK);
    take(in, book);
}

/* The names of rows by code are the source's, the others the form's. */
static void assert_same_label(const gk_row *a, const gk_row *b) {
    char x[1024], y[1024];
    if (strlen(a->key) > 2 && strspn(a->key, "0123456789") == strlen(a->key)) {
        assert_string_equal(a->label, b->label);
        return;
    }
    gk_text_key(a->label, x, sizeof x);
    gk_text_key(b->label, y, sizeof y);
    assert_string_equal(x, y);
}

static void assert_same_row(const gk_table *table, const gk_row *a, const gk_row *b) {
    if (!b)
        fail_msg("%s: no row %s", table->title, a->key);
    assert_string_equal(a->key, b->key);
    assert_same_label(a, b);
    for (size_t c = 0; c < table->column_count; c++)
        if (!gk_value_equal(&a->values[c], &b->values[c]))
            fail_msg("%s row %s column %zu", table->title, a->key, c + 1);
}

static bool has_values(const gk_table *table, const gk_row *row) {
    for (size_t c = 0; c < table->column_count; c++)
        if (row->values[c].kind != GK_VALUE_BLANK)
            return true;
    return false;
}

/* The written form has all its rows, and its own notes where there were none. */
static void assert_same_table(const gk_table *a, const gk_table *b) {
    assert_non_null(b);
    for (size_t r = 0; r < a->row_count; r++)
        assert_same_row(a, &a->rows[r], gk_table_row(b, a->rows[r].key));
    for (size_t r = 0; r < b->row_count; r++)
        assert_true(gk_table_row(a, b->rows[r].key) || !has_values(b, &b->rows[r]));
    assert_true(b->note_count >= a->note_count);
    for (size_t i = 0; i < a->note_count; i++)
        assert_string_equal(a->notes[i], b->notes[i]);
}

static void assert_comes_back(const gk_report *report, gk_write_options options) {
    gk_error err;
    input back;
    if (write_report(report, options, &err))
        fail_msg("%s: %s", err.where, err.text);
    read_written(&back);
    const gk_report *again = gk_reports_at(back.reports, 0);
    assert_int_equal(again->table_count, report->table_count);
    assert_string_equal(again->department, report->department);
    assert_int_equal(again->year, report->year);
    for (size_t i = 0; i < report->table_count; i++)
        assert_same_table(&report->tables[i], gk_report_table(again, report->tables[i].role));
    drop(&back);
}

static void check_fixture(const char *path) {
    static const gk_write_options forms[] = {{0},
                                             {.bom = true},
                                             {.guard = true},
                                             {.encoding = "gb18030"},
                                             {.encoding = "gbk"},
                                             {.encoding = "gbk", .guard = true}};
    input in;
    read_fixture(path, &in);
    const gk_report *report = gk_reports_at(in.reports, 0);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        assert_comes_back(report, forms[i]);
        for (size_t t = 0; t < report->table_count; t++) {
            gk_report one = *report;
            one.table_count = 1;
            one.tables = &report->tables[t];
            assert_comes_back(&one, forms[i]);
        }
    }
    drop(&in);
}

static void test_fixtures(void **state) {
    (void)state;
    check_fixture(GK_FIXTURES "/report-2024/report.txt");
    check_fixture(GK_FIXTURES "/report-2024/stacked-gbk.csv");
    check_fixture(GK_FIXTURES "/report-other/stacked.csv");
}

/* --- an output that fails --- */

typedef struct tape {
    size_t left; /* how often it takes something */
    char text[256];
} tape;

static gk_status put_on(void *self, const char *text, size_t size, gk_error *err) {
    tape *t = self;
    if (t->left == 0)
        return gk_fail(err, GK_E_IO, "the tape is full", "磁带已满");
    t->left--;
    strncat(t->text, text, size);
    return GK_OK;
}

/* Rows leave one by one; an output that takes no more is no fault of a value's cell. */
static void test_full_output(void **state) {
    (void)state;
    made m;
    tape t = {.left = 2};
    gk_error err = {0};
    gk_canvas canvas;
    const gk_write_options options = {.format = GK_WRITE_CSV};
    const gk_stream_output output = {&t, put_on};
    make(&m, "行政运行");
    assert_int_equal(gk_writer_csv.open(&options, &output, &canvas, &err), GK_OK);
    gk_status status = gk_draw_report(&m.report, profiles, &(gk_draw_options){0}, &canvas, &err);
    assert_int_equal(gk_writer_csv.close(canvas.self, status, &err), GK_E_IO);
    assert_string_equal(t.text, "一般公共预算财政拨款支出决算表,,,,\r\n公开05表,,,,\r\n");
    assert_string_equal(err.text, "the tape is full");
    assert_string_equal(err.where, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_name),     cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_stacked),  cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_counts),   cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_bom),      cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_lacking),  cmocka_unit_test(test_guard),
        cmocka_unit_test(test_fixtures), cmocka_unit_test(test_full_output),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
