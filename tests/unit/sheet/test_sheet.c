/* Cells in memory, and A1 addresses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include <gongkai/gongkai.h>

static void check_address(uint32_t row, uint32_t col, const char *wanted) {
    char text[GK_ADDRESS_MAX];
    assert_int_equal(gk_address_format(row, col, text), strlen(wanted));
    assert_string_equal(text, wanted);
}

static void test_addresses(void **state) {
    (void)state;
    check_address(0, 0, "A1");
    check_address(9, 3, "D10");
    check_address(0, 25, "Z1");
    check_address(0, 26, "AA1");
    check_address(98, 51, "AZ99");
    check_address(99, 52, "BA100");
    check_address(0, 701, "ZZ1");
    check_address(0, 702, "AAA1");
    check_address(1048575, 16383, "XFD1048576");
}

typedef struct open_book {
    gk_book *book;
    gk_sink sink;
} open_book;

static open_book begin(void) {
    open_book b = {.book = gk_book_new("a.csv")};
    assert_non_null(b.book);
    b.sink = gk_book_sink(b.book);
    assert_int_equal(b.sink.sheet_begin(b.sink.self, &(gk_sheet_info){.name = "表一"}, NULL),
                     GK_OK);
    return b;
}

static gk_status push(open_book *b, uint32_t row, uint32_t col, const char *text, gk_error *err) {
    char borrowed[16]; /* overwritten after the call, without a NUL */
    size_t length = strlen(text);
    memset(borrowed, 'x', sizeof borrowed);
    memcpy(borrowed, text, length);
    gk_cell cell = {
        .row = row, .col = col, .type = GK_CELL_TEXT, .text = borrowed, .length = length};
    gk_status status = b->sink.cell(b->sink.self, &cell, err);
    memset(borrowed, 'y', sizeof borrowed);
    return status;
}

static const gk_sheet *end(open_book *b) {
    assert_int_equal(b->sink.sheet_end(b->sink.self, NULL), GK_OK);
    return gk_book_sheet(b->book, gk_book_sheet_count(b->book) - 1);
}

static void test_order(void **state) {
    (void)state;
    open_book b = begin();
    push(&b, 5, 1, "f", NULL);
    push(&b, 2, 7, "b", NULL);
    push(&b, 2, 0, "a", NULL);
    push(&b, 5, 0, "e", NULL);
    const gk_sheet *sheet = end(&b);
    size_t count;
    const gk_cell *cells = gk_sheet_cells(sheet, &count);
    assert_int_equal(count, 4);
    static const char *const wanted[] = {"a", "b", "e", "f"};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(cells[i].text, wanted[i]);
        assert_int_equal(cells[i].length, 1);
    }
    assert_int_equal(gk_sheet_row_count(sheet), 6);
    assert_int_equal(gk_sheet_col_count(sheet), 8);
    const gk_cell *row = gk_sheet_row(sheet, 2, &count);
    assert_int_equal(count, 2);
    assert_ptr_equal(row, cells);
    assert_null(gk_sheet_row(sheet, 3, &count));
    assert_int_equal(count, 0);
    assert_null(gk_sheet_row(sheet, 6, &count));
    assert_int_equal(count, 0);
    assert_ptr_equal(gk_sheet_at(sheet, 2, 7), cells + 1);
    assert_null(gk_sheet_at(sheet, 2, 6));
    assert_null(gk_sheet_at(sheet, 9, 0));
    gk_book_free(b.book);
}

/* Of two cells pushed for one address the later one stays, however they are mixed. */
static void test_overwritten_cells(void **state) {
    (void)state;
    open_book b = begin();
    char text[16];
    for (int round = 0; round < 3; round++)
        for (uint32_t i = 0; i < 40; i++) {
            snprintf(text, sizeof text, "%d-%u", round, (unsigned)(39 - i));
            push(&b, (39 - i) / 5, (39 - i) % 5, text, NULL);
        }
    const gk_sheet *sheet = end(&b);
    size_t count;
    const gk_cell *cells = gk_sheet_cells(sheet, &count);
    assert_int_equal(count, 40);
    for (uint32_t i = 0; i < 40; i++) {
        snprintf(text, sizeof text, "2-%u", (unsigned)i);
        assert_string_equal(cells[i].text, text);
    }
    gk_book_free(b.book);
}

static void test_numbers(void **state) {
    (void)state;
    open_book b = begin();
    gk_cell cell = {.row = 0, .col = 2, .type = GK_CELL_NUMBER, .formula = true, .number = 12.5};
    assert_int_equal(b.sink.cell(b.sink.self, &cell, NULL), GK_OK);
    const gk_sheet *sheet = end(&b);
    const gk_cell *kept = gk_sheet_at(sheet, 0, 2);
    assert_non_null(kept);
    assert_int_equal(kept->type, GK_CELL_NUMBER);
    assert_true(kept->number == 12.5);
    assert_true(kept->formula);
    assert_null(kept->text);
    gk_book_free(b.book);
}

/* The code is gone after the call, and the next one may stand where it stood. */
static void push_number(open_book *b, uint32_t i, const char *format) {
    static char borrowed[2048];
    snprintf(borrowed, sizeof borrowed, "%s", format ? format : "");
    gk_cell cell = {.row = i / 100,
                    .col = i % 100,
                    .type = GK_CELL_NUMBER,
                    .number = i,
                    .format = format ? borrowed : NULL};
    assert_int_equal(b->sink.cell(b->sink.self, &cell, NULL), GK_OK);
    memset(borrowed, 'y', sizeof borrowed - 1);
}

static void test_formats(void **state) {
    (void)state;
    static const char *const formats[] = {"0.00", "0%",   "0.00", NULL, "0.000",
                                          "0%",   "0.00", "0%",   "0.", "0.000"};
    const char *kept[10];
    open_book b = begin();
    for (uint32_t i = 0; i < 5; i++)
        push_number(&b, i, formats[i]);
    const gk_sheet *sheets[2] = {end(&b)};
    b.sink.sheet_begin(b.sink.self, &(gk_sheet_info){.name = "表二"}, NULL);
    for (uint32_t i = 5; i < 10; i++)
        push_number(&b, i, formats[i]);
    sheets[1] = end(&b);
    for (uint32_t i = 0; i < 10; i++) {
        kept[i] = gk_sheet_at(sheets[i / 5], 0, i)->format;
        if (!formats[i])
            assert_null(kept[i]);
        else
            assert_string_equal(kept[i], formats[i]);
        for (uint32_t j = 0; j < i; j++)
            if (formats[i] && formats[j])
                assert_int_equal(kept[i] == kept[j], strcmp(formats[i], formats[j]) == 0);
    }
    gk_book_free(b.book);
}

static long peak_mebibytes(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/* Neighbours that never look alike: kept a copy a cell, their codes would take a gibibyte. */
static void test_alternating_formats(void **state) {
    (void)state;
    enum { CELLS = 1000000 };
    char formats[2][1024];
    for (size_t i = 0; i < 2; i++) {
        memset(formats[i], '0', sizeof formats[i] - 2);
        memcpy(formats[i] + sizeof formats[i] - 2, i ? "%" : "?", 2);
    }
    long before = peak_mebibytes();
    open_book b = begin();
    for (uint32_t i = 0; i < CELLS; i++)
        push_number(&b, i, formats[i % 2]);
    size_t count;
    const gk_cell *cells = gk_sheet_cells(end(&b), &count);
    assert_int_equal(count, CELLS);
    assert_string_equal(cells[0].format, formats[0]);
    assert_string_equal(cells[1].format, formats[1]);
    for (size_t i = 2; i < CELLS; i++)
        assert_ptr_equal(cells[i].format, cells[i % 2].format);
    assert_true(peak_mebibytes() - before < 512);
    gk_book_free(b.book);
}

static void test_merges_and_hidden(void **state) {
    (void)state;
    open_book b = begin();
    gk_range range = {0, 1, 2, 3};
    b.sink.merge(b.sink.self, range, NULL);
    b.sink.hide_rows(b.sink.self, 4, 6, NULL);
    b.sink.hide_rows(b.sink.self, 9, 9, NULL);
    b.sink.hide_cols(b.sink.self, 2, 3, NULL);
    push(&b, 0, 1, "a", NULL);
    const gk_sheet *sheet = end(&b);
    size_t count;
    const gk_range *merges = gk_sheet_merges(sheet, &count);
    assert_int_equal(count, 1);
    assert_memory_equal(merges, &range, sizeof range);
    static const bool rows[] = {false, false, false, false, true, true, true, false, false, true};
    for (uint32_t i = 0; i < 10; i++)
        assert_int_equal(gk_sheet_row_hidden(sheet, i), rows[i]);
    for (uint32_t i = 0; i < 6; i++)
        assert_int_equal(gk_sheet_col_hidden(sheet, i), i == 2 || i == 3);
    gk_book_free(b.book);
}

/* What is used begins with a cell, an empty one or a row alone. */
static void test_used_range(void **state) {
    (void)state;
    open_book b = begin();
    push(&b, 5, 4, "a", NULL);
    push(&b, 4, 6, "b", NULL);
    const gk_sheet *cells = end(&b);
    b.sink.sheet_begin(b.sink.self, &(gk_sheet_info){.name = "表二"}, NULL);
    b.sink.use(b.sink.self, 2, GK_COL_LIMIT);
    push(&b, 5, 4, "a", NULL);
    b.sink.use(b.sink.self, 9, 3);
    const gk_sheet *more = end(&b);
    b.sink.sheet_begin(b.sink.self, &(gk_sheet_info){.name = "表三"}, NULL);
    b.sink.use(b.sink.self, 2, 2);
    const gk_sheet *none = end(&b);
    assert_int_equal(gk_sheet_first_row(cells), 4);
    assert_int_equal(gk_sheet_first_col(cells), 4);
    assert_int_equal(gk_sheet_first_row(more), 2);
    assert_int_equal(gk_sheet_first_col(more), 3);
    assert_int_equal(gk_sheet_row_count(more), 6);
    assert_int_equal(gk_sheet_first_row(none), 0);
    assert_int_equal(gk_sheet_first_col(none), 0);
    gk_book_free(b.book);
}

static void test_limits(void **state) {
    (void)state;
    open_book b = begin();
    gk_error err = {0};
    assert_int_equal(push(&b, GK_ROW_LIMIT - 1, GK_COL_LIMIT - 1, "z", &err), GK_OK);
    assert_int_equal(push(&b, GK_ROW_LIMIT, 0, "a", &err), GK_E_LIMIT);
    assert_string_equal(err.text, "a cell beyond row 1048576 or column XFD");
    assert_int_equal(push(&b, 0, GK_COL_LIMIT, "a", &err), GK_E_LIMIT);
    const gk_sheet *sheet = end(&b);
    assert_int_equal(gk_sheet_row_count(sheet), GK_ROW_LIMIT);
    assert_int_equal(gk_sheet_col_count(sheet), GK_COL_LIMIT);
    assert_non_null(gk_sheet_at(sheet, GK_ROW_LIMIT - 1, GK_COL_LIMIT - 1));
    gk_book_free(b.book);
}

static void test_sheets(void **state) {
    (void)state;
    open_book b = begin();
    const gk_sheet *first = end(&b);
    gk_sheet_info second_info = {"表二", GK_SHEET_CHART, true, true};
    assert_int_equal(b.sink.sheet_begin(b.sink.self, &second_info, NULL), GK_OK);
    push(&b, 0, 0, "a", NULL);
    const gk_sheet *second = end(&b);
    assert_string_equal(gk_book_source(b.book), "a.csv");
    assert_int_equal(gk_book_sheet_count(b.book), 2);
    assert_ptr_equal(gk_book_sheet(b.book, 0), first);
    assert_string_equal(gk_sheet_name(first), "表一");
    assert_false(gk_sheet_about(first)->hidden);
    assert_string_equal(gk_sheet_name(second), "表二");
    assert_true(gk_sheet_about(second)->hidden);
    assert_int_equal(gk_sheet_about(second)->kind, GK_SHEET_CHART);
    assert_true(gk_sheet_about(second)->date1904);
    gk_book_free(b.book);
}

static void test_empty_sheet(void **state) {
    (void)state;
    open_book b = begin();
    const gk_sheet *sheet = end(&b);
    size_t count = 9;
    gk_sheet_cells(sheet, &count);
    assert_int_equal(count, 0);
    assert_null(gk_sheet_row(sheet, 0, &count));
    assert_int_equal(gk_sheet_row_count(sheet), 0);
    assert_int_equal(gk_sheet_col_count(sheet), 0);
    assert_null(gk_sheet_at(sheet, 0, 0));
    gk_sheet_merges(sheet, &count);
    assert_int_equal(count, 0);
    gk_book_free(b.book);
    gk_book_free(NULL);
}

/* A merged cell shows the value of its first cell alone. */
static void test_covered_cells(void **state) {
    (void)state;
    open_book b = begin();
    for (uint32_t row = 0; row < 4; row++)
        for (uint32_t col = 0; col < 4; col++)
            assert_int_equal(push(&b, row, col, "x", NULL), GK_OK);
    assert_int_equal(b.sink.merge(b.sink.self, (gk_range){1, 1, 2, 2}, NULL), GK_OK);
    assert_int_equal(b.sink.merge(b.sink.self, (gk_range){3, 3, 1000000, 3}, NULL), GK_OK);
    const gk_sheet *sheet = end(&b);
    for (uint32_t row = 0; row < 4; row++)
        for (uint32_t col = 0; col < 4; col++) {
            bool covered = row >= 1 && row <= 2 && col >= 1 && col <= 2 && (row > 1 || col > 1);
            assert_int_equal(gk_sheet_at(sheet, row, col)->unseen,
                             covered ? GK_UNSEEN_MERGED : GK_SEEN);
        }
    gk_book_free(b.book);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_covered_cells),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_overwritten_cells),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_formats),
        cmocka_unit_test(test_alternating_formats),
        cmocka_unit_test(test_merges_and_hidden),
        cmocka_unit_test(test_used_range),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_sheets),
        cmocka_unit_test(test_empty_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
