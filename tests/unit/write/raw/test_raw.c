/* Cells as lines: each format, a file that is refused, cells in no order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include <gongkai/raw.h>

static gk_status gather(void *self, const char *bytes, size_t size, gk_error *err) {
    gk_buffer_append(self, bytes, size);
    return gk_buffer_check(self, err);
}

static gk_status refuse(void *self, const char *bytes, size_t size, gk_error *err) {
    (void)self, (void)bytes, (void)size, (void)err;
    return GK_E_EXISTS;
}

static gk_status push_number(const gk_sink *sink, uint32_t row, uint32_t col, double number) {
    gk_cell cell = {.row = row, .col = col, .type = GK_CELL_NUMBER, .number = number};
    return sink->cell(sink->self, &cell, NULL);
}

static gk_status push_text(const gk_sink *sink, uint32_t row, uint32_t col, const char *text) {
    gk_cell cell = {.row = row,
                    .col = col,
                    .type = GK_CELL_TEXT,
                    .formula = true,
                    .text = text,
                    .length = strlen(text)};
    return sink->cell(sink->self, &cell, NULL);
}

/* 收入 with 0.1 in A1, a text in C1 and 1500 in B3; a chart; 支出 with 7 in A1. */
static void push_book(const gk_sink *sink) {
    sink->sheet_begin(sink->self, &(gk_sheet_info){.name = "收入"}, NULL);
    assert_int_equal(push_number(sink, 0, 0, 0.1), GK_OK);
    assert_int_equal(push_text(sink, 0, 2, "说\t“\"明\",\n"), GK_OK);
    assert_int_equal(push_number(sink, 2, 1, 1500), GK_OK);
    assert_int_equal(sink->sheet_end(sink->self, NULL), GK_OK);
    sink->sheet_begin(sink->self, &(gk_sheet_info){.name = "图", .kind = GK_SHEET_CHART}, NULL);
    sink->sheet_end(sink->self, NULL);
    sink->sheet_begin(sink->self, &(gk_sheet_info){.name = "支出"}, NULL);
    assert_int_equal(push_number(sink, 0, 0, 7), GK_OK);
    assert_int_equal(sink->sheet_end(sink->self, NULL), GK_OK);
}

static void expect(const gk_raw_options *options, size_t only, const char *wanted) {
    gk_buffer streamed = {0}, whole = {0};
    const gk_stream_output to_streamed = {&streamed, gather}, to_whole = {&whole, gather};
    gk_raw *raw = gk_raw_new("表.xls", options);
    gk_sink sink = gk_raw_sink(raw);
    push_book(&sink);
    gk_book *book = gk_book_new("表.xls");
    gk_sink book_sink = gk_book_sink(book);
    push_book(&book_sink);
    const gk_sheet *of_outline = only ? gk_book_sheet(gk_raw_outline(raw), only - 1) : NULL;
    const gk_sheet *of_book = only ? gk_book_sheet(book, only - 1) : NULL;
    assert_int_equal(gk_raw_write(raw, of_outline, &to_streamed, NULL), GK_OK);
    assert_int_equal(gk_raw_write_book(book, of_book, options, &to_whole, NULL), GK_OK);
    assert_string_equal(gk_buffer_view(&streamed), wanted);
    assert_string_equal(gk_buffer_view(&whole), wanted);
    gk_raw_free(raw);
    gk_book_free(book);
    gk_buffer_free(&streamed);
    gk_buffer_free(&whole);
}

static void test_cells(void **state) {
    (void)state;
    expect(&(gk_raw_options){.name_file = true}, 0,
           "表.xls\t1\tA1\tnumber\t0.1\n"
           "表.xls\t1\tC1\ttext\t说\\t“\"明\",\\n\n"
           "表.xls\t1\tB3\tnumber\t1500\n"
           "表.xls\t2\tA1\tnumber\t7\n");
    expect(&(gk_raw_options){0}, 3, "2\tA1\tnumber\t7\n");
}

/* Rows are as long as the longest, and none is left out. */
static void test_csv(void **state) {
    (void)state;
    expect(&(gk_raw_options){.format = GK_RAW_CSV}, 1, "0.1,,\"说\t“\"\"明\"\",\n\"\n,,\n,1500,\n");
}

static void test_ndjson(void **state) {
    (void)state;
    expect(&(gk_raw_options){.format = GK_RAW_NDJSON}, 1,
           "{\"file\":\"表.xls\",\"sheet\":1,\"name\":\"收入\",\"cell\":\"A1\",\"type\":"
           "\"number\",\"value\":\"0.1\"}\n"
           "{\"file\":\"表.xls\",\"sheet\":1,\"name\":\"收入\",\"cell\":\"C1\",\"type\":\"text\","
           "\"value\":\"说\\t“\\\"明\\\",\\n\",\"formula\":true}\n"
           "{\"file\":\"表.xls\",\"sheet\":1,\"name\":\"收入\",\"cell\":\"B3\",\"type\":"
           "\"number\",\"value\":\"1500\"}\n");
}

/* The marks in the temporary file may be cut anywhere by the end of a piece. */
static void test_long_csv(void **state) {
    enum { ROWS = 60000 };
    gk_buffer out = {0};
    const gk_stream_output output = {&out, gather};
    const gk_raw_options options = {.format = GK_RAW_CSV};
    (void)state;
    gk_raw *raw = gk_raw_new("x", &options);
    gk_sink sink = gk_raw_sink(raw);
    sink.sheet_begin(sink.self, &(gk_sheet_info){.name = "s"}, NULL);
    for (uint32_t row = 0; row < ROWS; row++)
        push_number(&sink, row, row % 3, row % 10);
    sink.sheet_end(sink.self, NULL);
    assert_int_equal(gk_raw_write(raw, NULL, &output, NULL), GK_OK);
    assert_int_equal(out.size, ROWS * strlen("0,,\n"));
    for (uint32_t row = 0; row < ROWS; row++)
        assert_true(out.bytes[4 * row + row % 3] == (char)('0' + row % 10));
    gk_raw_free(raw);
    gk_buffer_free(&out);
}

static bool wants_second(void *self, const gk_sheet_info *sheet, size_t index) {
    (void)self, (void)sheet;
    return index == 2;
}

static void test_wanted(void **state) {
    gk_buffer out = {0};
    const gk_stream_output output = {&out, gather}, full = {NULL, refuse};
    const gk_raw_options options = {.wants = wants_second};
    (void)state;
    gk_raw *raw = gk_raw_new("x", &options);
    gk_sink sink = gk_raw_sink(raw);
    push_book(&sink);
    assert_int_equal(gk_raw_write(raw, NULL, &full, NULL), GK_E_EXISTS);
    assert_int_equal(gk_raw_write(raw, NULL, &output, NULL), GK_OK);
    assert_string_equal(gk_buffer_view(&out), "2\tA1\tnumber\t7\n");
    const gk_sheet *first = gk_book_sheet(gk_raw_outline(raw), 0);
    assert_int_equal(gk_sheet_row_count(first), 3);
    assert_int_equal(gk_sheet_col_count(first), 3);
    gk_raw_free(raw);
    gk_buffer_free(&out);
}

static void test_gives_up(void **state) {
    const gk_raw_options cells = {0}, csv = {.format = GK_RAW_CSV};
    (void)state;
    gk_raw *raw = gk_raw_new("x", &cells);
    gk_sink sink = gk_raw_sink(raw);
    sink.sheet_begin(sink.self, &(gk_sheet_info){.name = "s"}, NULL);
    assert_int_equal(push_number(&sink, 1, 0, 1), GK_OK);
    assert_false(gk_raw_gave_up(raw));
    assert_int_equal(push_number(&sink, 0, 0, 1), GK_E_UNSUPPORTED);
    assert_true(gk_raw_gave_up(raw));
    gk_raw_free(raw);

    raw = gk_raw_new("x", &csv);
    sink = gk_raw_sink(raw);
    sink.sheet_begin(sink.self, &(gk_sheet_info){.name = "s"}, NULL);
    assert_int_equal(push_text(&sink, 0, 0, "\xFF"), GK_E_ENCODING);
    assert_true(gk_raw_gave_up(raw));
    gk_raw_free(raw);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),  cmocka_unit_test(test_csv),
        cmocka_unit_test(test_ndjson), cmocka_unit_test(test_long_csv),
        cmocka_unit_test(test_wanted), cmocka_unit_test(test_gives_up)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
