/* Two readings of a workbook: what is the same, what a known fault of freexl excuses, and what is
   told. The faults are those measured in freexl 1.0.6. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "witness/compare.h"

/* ---- one cell ------------------------------------------------------------------------------- */

enum { EQUAL, EXCUSED, DISAGREE };

#define NONE                                                                                       \
    { .type = 0 }
#define NUMBER(n)                                                                                  \
    { .type = GK_CELL_NUMBER, .number = (n) }
#define TEXT(t)                                                                                    \
    { .type = GK_CELL_TEXT, .text = (t) }
#define DATE(n, t)                                                                                 \
    { .type = GK_CELL_DATE, .number = (n), .text = (t) }
#define DURATION(n, t)                                                                             \
    { .type = GK_CELL_DURATION, .number = (n), .text = (t) }
#define BOOL(n)                                                                                    \
    { .type = GK_CELL_BOOL, .number = (n) }
#define ERROR(t)                                                                                   \
    { .type = GK_CELL_ERROR, .text = (t) }

typedef struct example {
    int verdict;
    gk_cell ours;       /* type 0: none */
    const char *theirs; /* type letter and value; NULL: none */
    witness_facts facts;
} example;

static const example examples[] = {
    {EQUAL, NUMBER(0.1), "n0.10000000000000001", {0}},
    {EQUAL, NUMBER(5), "i5", {0}},
    {EQUAL, TEXT("收入"), "t收入", {0}},
    {EQUAL, NONE, "t", {0}},
    {EQUAL, DATE(43831, "2020-01-01"), "d2020-01-01", {0}},
    {EQUAL, DATE(43831, "2020-01-01"), "m2020-01-01 00:00:00", {0}},
    {EQUAL, DATE(43831.25, "2020-01-01T06:00:00"), "m2020-01-01 06:00:00", {0}},
    {EQUAL, DATE(43831.25, "2020-01-01T06:00:00.400"), "m2020-01-01 06:00:00", {0}},
    {EQUAL, DATE(0.25, "06:00:00"), "h06:00:00", {0}},
    {EQUAL, DURATION(0.25, "PT6H"), "h06:00:00", {0}},

    {DISAGREE, NUMBER(0.1), "n0.10000000000000002", {0}},
    {DISAGREE, NUMBER(5), "t5", {0}},
    {DISAGREE, TEXT("5"), "i5", {0}},
    {DISAGREE, TEXT("收入"), "t支出", {0}},
    {DISAGREE, TEXT("收入"), "t收入 ", {0}},
    {DISAGREE, NUMBER(5), NULL, {0}},
    {DISAGREE, TEXT("a"), NULL, {.biff = 8}},
    {DISAGREE, NONE, "i0", {0}},
    {DISAGREE, DATE(43831, "2020-01-01"), "d2020-01-02", {0}},
    {DISAGREE, DATE(43831, "2020-01-02"), "d2020-01-02", {0}}, /* its text is not its number */
    {DISAGREE, DATE(43831.25, "2020-01-01T06:00:00"), "m2020-01-01 07:00:00", {0}},
    {DISAGREE, NUMBER(43831), "d2020-01-02", {0}},
    {DISAGREE, DATE(43831, "2020-01-01"), "n43832", {0}},
    {DISAGREE, TEXT("2020-01-01"), "d2020-01-01", {0}},
    {DISAGREE, BOOL(1), "i0", {0}},
    {DISAGREE, ERROR("#DIV/0!"), "i0", {0}},
    {DISAGREE, ERROR("#DIV/0!"), NULL, {0}},
    {DISAGREE, NUMBER(1), "dnonsense", {0}},

    {EXCUSED, {.type = GK_CELL_NUMBER, .number = 3, .formula = true}, NULL, {0}},
    {EXCUSED, {.type = GK_CELL_TEXT, .text = "是", .formula = true}, NULL, {0}},
    {DISAGREE, {.type = GK_CELL_NUMBER, .number = 3, .formula = true}, "i4", {0}},
    {EXCUSED, TEXT("rich"), NULL, {.biff = 5}},
    {DISAGREE, NUMBER(3), NULL, {.biff = 5}},
    {EXCUSED, NUMBER(3), NULL, {.sheet_lost = true}},
    {EXCUSED, BOOL(1), "i1", {0}},
    {EXCUSED, ERROR("#NULL!"), "i0", {0}},
    {EXCUSED, ERROR("#DIV/0!"), "i1", {0}},
    {EXCUSED, DATE(43831, "2020-01-01"), "n43831", {0}},
    {EXCUSED, NUMBER(43831.75), "d2020-01-01", {0}},
    {EXCUSED, NUMBER(60), "d1900-02-29", {0}},
    {EXCUSED, NUMBER(-1.5), "m1900-01-01 12:00:00", {0}},
    {EXCUSED, NUMBER(1e9), "d2739750-10-14", {0}},
    {EXCUSED, NUMBER(1e18), "d1900-01-01", {0}},
    {EXCUSED, NUMBER(0), "h00:00:00", {0}},
    {EXCUSED, DATE(43831.25, "2020-01-01T06:00:00"), "d2020-01-01", {0}},
    {EXCUSED, DURATION(1.5208333333333333, "PT36H30M"), "h12:30:00", {0}},
    {EXCUSED, DATE(43831.25, "2020-01-01T06:00:00"), "h06:00:00", {0}},
    {EXCUSED, DATE(73110, "2100-03-01"), "d2100-02-29", {0}},
    {EXCUSED, DATE(2958465, "9999-12-31"), "d9999-11-01", {0}},
    {EXCUSED, DATE(43831.9999999, "2020-01-02"), "m2020-01-01 24:00:00", {0}},
    {EXCUSED, DATE(0, "1904-01-01"), "d1904-01-02", {.datemode = 1904}},
    {EQUAL, DATE(59, "1904-02-29"), "d1904-02-29", {.datemode = 1904}},
    {EXCUSED, DATE(109574, "2199-12-31"), "m2199-12-30 00:00:00", {.datemode = 1900}},
    {EXCUSED, TEXT("后续"), "t长文本", {.long_text = true}},
    {DISAGREE, TEXT("后续"), "i1", {.long_text = true}},
    {EXCUSED, TEXT("中文内容"), "tÖÐÎÄÄÚÈÝ", {.biff = 5, .codepage = 1252}},
    {DISAGREE, TEXT("中文内容"), "tÖÐÎÄÄÚÈÝ", {.biff = 8, .codepage = 1252}},
    {DISAGREE, TEXT("中文内容"), "tÖÐÎÄÄÚÈÝ", {.biff = 5, .codepage = 936}},
    {DISAGREE, TEXT("中文内容"), "tÖÐÎÄÄÚ", {.biff = 5, .codepage = 1252}},
    {DISAGREE, TEXT("plain"), "tother", {.biff = 5, .codepage = 1252}},
};

static void test_verdicts(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const example *e = &examples[i];
        gk_cell ours = e->ours;
        witness_line theirs = {.kind = WITNESS_CELL};
        ours.length = ours.text ? strlen(ours.text) : 0;
        if (e->theirs) {
            theirs.type = *e->theirs;
            theirs.text = e->theirs + 1;
            theirs.number = strtod(theirs.text, NULL);
        }
        int judged = witness_judge(&e->facts, ours.type ? &ours : NULL, e->theirs ? &theirs : NULL);
        int verdict = judged == WITNESS_EQUAL      ? EQUAL
                      : judged == WITNESS_DISAGREE ? DISAGREE
                                                   : EXCUSED;
        if (verdict != e->verdict)
            fail_msg("example %zu, %s: %d (%d)", i, e->theirs ? e->theirs : "", verdict, judged);
    }
}

static void test_faults_have_names(void **state) {
    (void)state;
    for (size_t i = 0; i < witness_fault_count(); i++)
        assert_true(witness_fault_id(i) && witness_fault(i).en && witness_fault(i).zh);
}

/* ---- a workbook ----------------------------------------------------------------------------- */

typedef struct heard {
    char text[1024];
    size_t cells;
} heard;

static void hear_cell(void *self, const gk_sheet *sheet, const gk_cell *ours,
                      const witness_line *theirs, int verdict) {
    heard *h = self;
    size_t used = strlen(h->text);
    h->cells++;
    if (verdict != WITNESS_DISAGREE)
        return;
    snprintf(h->text + used, sizeof h->text - used, "%s!%u,%u%s%s;", gk_sheet_name(sheet),
             (unsigned)(ours ? ours->row : theirs->row), (unsigned)(ours ? ours->col : theirs->col),
             ours ? " we" : "", theirs ? " they" : "");
}

static void hear_sheet(void *self, const char *sheet, size_t cells, bool ours) {
    heard *h = self;
    size_t used = strlen(h->text);
    snprintf(h->text + used, sizeof h->text - used, "%s: %zu %s;", sheet, cells,
             ours ? "ours" : "theirs");
}

static void push(const gk_sink *sink, uint32_t row, uint32_t col, double number) {
    gk_cell cell = {.row = row, .col = col, .type = GK_CELL_NUMBER, .number = number};
    assert_int_equal(sink->cell(sink->self, &cell, NULL), GK_OK);
}

/* Two worksheets: 收入 with 1 2 / 3 in A1 B1 A2, 支出 with 4 in C3; and a chart sheet between. */
static gk_book *make_book(void) {
    gk_book *book = gk_book_new("x.xls");
    gk_sink sink = gk_book_sink(book);
    sink.sheet_begin(sink.self, &(gk_sheet_info){.name = "收入"}, NULL);
    push(&sink, 0, 0, 1);
    push(&sink, 0, 1, 2);
    push(&sink, 1, 0, 3);
    sink.sheet_end(sink.self, NULL);
    sink.sheet_begin(sink.self, &(gk_sheet_info){.name = "图", .kind = GK_SHEET_CHART}, NULL);
    sink.sheet_end(sink.self, NULL);
    sink.sheet_begin(sink.self, &(gk_sheet_info){.name = "支出"}, NULL);
    push(&sink, 2, 2, 4);
    sink.sheet_end(sink.self, NULL);
    return book;
}

typedef struct outcome {
    witness_counts counts;
    heard heard;
    bool ended, refused_line;
    int refusal;
} outcome;

static outcome compare(const char *lines) {
    outcome o = {0};
    witness_receiver receiver = {&o.heard, hear_cell, hear_sheet};
    gk_book *book = make_book();
    witness_comparison *c = witness_comparison_new(book, &receiver);
    char *copy = malloc(strlen(lines) + 1), *line = strcpy(copy, lines), *feed;
    for (; (feed = strchr(line, '\n')) && !o.refused_line; line = feed + 1) {
        *feed = '\0';
        o.refused_line = !witness_comparison_line(c, line, (size_t)(feed - line));
    }
    o.ended = witness_comparison_ended(c, &o.refusal);
    o.counts = *witness_comparison_counts(c);
    free(copy);
    witness_comparison_free(c);
    gk_book_free(book);
    return o;
}

#define HEAD "freexl\t1.0.6\nbiff\t8\t1200\t1900\n"
#define SHEETS "sheet\t0\t收入\nsheet\t1\t支出\n"
#define FIRST "cell\t0\t0\t0\ti\t1\ncell\t0\t0\t1\tn\t2\ncell\t0\t1\t0\ti\t3\n"
#define SECOND "cell\t1\t2\t2\ti\t4\n"

static void expect(const char *lines, size_t equal, size_t excused, size_t disagreeing,
                   const char *told) {
    outcome o = compare(lines);
    if (o.refused_line || !o.ended)
        fail_msg("not understood: %s", lines);
    assert_string_equal(o.heard.text, told);
    assert_int_equal(o.counts.equal, equal);
    assert_int_equal(o.counts.excused, excused);
    assert_int_equal(o.counts.disagreeing, disagreeing);
    assert_int_equal(o.refusal, WITNESS_NO_REFUSAL);
}

static void test_agreeing(void **state) {
    (void)state;
    expect(HEAD SHEETS FIRST SECOND "end\n", 4, 0, 0, "");
    assert_int_equal(compare(HEAD SHEETS FIRST SECOND "end\n").heard.cells, 4);
}

static void test_cells_of_one_side(void **state) {
    (void)state;
    expect(HEAD SHEETS "cell\t0\t0\t1\tn\t2\ncell\t0\t0\t7\ti\t9\n"
                       "cell\t0\t1\t0\ti\t8\ncell\t0\t9\t9\ti\t9\nend\n",
           1, 0, 5, "收入!0,0 we;收入!0,7 they;收入!1,0 we they;收入!9,9 they;支出!2,2 we;");
}

static void test_chart_sheet_between(void **state) {
    (void)state;
    expect(HEAD "sheet\t0\t收入\nsheet\t1\t图\nsheet\t2\t支出\n" FIRST "cell\t2\t2\t2\ti\t4\nend\n",
           4, 0, 0, "");
    expect(HEAD "sheet\t0\t图\nsheet\t1\t收入\nsheet\t2\t支出\ncell\t0\t0\t0\ti\t7\n"
                "cell\t0\t0\t1\ti\t7\nend\n",
           0, 1, 5, "图: 2 theirs;收入!0,0 we;收入!0,1 we;收入!1,0 we;");
}

/* Behind a chart sheet freexl may lose the cells of the last worksheet. */
static void test_last_worksheet_lost(void **state) {
    (void)state;
    expect(HEAD "sheet\t0\t收入\nsheet\t1\t图\nsheet\t2\t支出\n" FIRST "end\n", 3, 1, 0, "");
    expect(HEAD SHEETS FIRST "end\n", 3, 0, 1, "支出!2,2 we;");
}

static void test_sheet_not_listed(void **state) {
    (void)state;
    expect(HEAD "sheet\t0\t收入\n" FIRST "end\n", 3, 0, 1, "支出: 1 ours;");
    expect(HEAD "end\n", 0, 0, 4, "收入: 3 ours;支出: 1 ours;");
}

/* As many sheets, other names: BIFF2 has none, and a false code page spoils them. */
static void test_sheets_by_number(void **state) {
    (void)state;
    expect(HEAD "sheet\t0\ta\nsheet\t1\tb\n" FIRST SECOND "end\n", 4, 0, 0, "");
}

static void test_refusals(void **state) {
    (void)state;
    outcome o = compare("freexl\t1.0.6\nrefused\t-17\n");
    assert_true(o.ended && !o.refused_line);
    assert_int_equal(o.refusal, -17);
    assert_int_equal(o.counts.disagreeing, 0);
    o = compare("freexl\t1.0.6\nrefused\t0\n");
    assert_int_equal(o.refusal, 0);
}

/* What is not reached is not counted. */
static void test_cut_short(void **state) {
    (void)state;
    outcome o = compare(HEAD SHEETS FIRST);
    assert_false(o.ended);
    assert_int_equal(o.counts.equal, 3);
    assert_int_equal(o.counts.disagreeing, 0);
}

static void test_not_its_lines(void **state) {
    static const char *const wrong[] = {
        "\n",
        "end\n",
        "freexl\n",
        "freexl\t\n",
        "freexl\t1\nend\n",
        "freexl\t1\nfreexl\t1\n",
        "freexl\t1\nbiff\t8\t1200\n",
        "freexl\t1\nbiff\t0\t1200\t1900\n",
        "freexl\t1\nrefused\t1\n",
        "freexl\t1\nrefused\tnan\n",
        HEAD "sheet\t1\tb\n",
        HEAD "sheet\t0\ta\tb\n",
        HEAD "sheet\t0\ta\\x\n",
        HEAD "sheet\t0\ta\\\n",
        HEAD "refused\t0\n",
        HEAD SHEETS "cell\t2\t0\t0\ti\t1\n",
        HEAD SHEETS "cell\t0\t0\t0\ti\t\n",
        HEAD SHEETS "cell\t0\t0\t0\ti\n",
        HEAD SHEETS "cell\t0\t0\t0\ti\t1\t2\n",
        HEAD SHEETS "cell\t0\t0\t0\tx\t1\n",
        HEAD SHEETS "cell\t0\t0\t0\t\t1\n",
        HEAD SHEETS "cell\t0\t-1\t0\ti\t1\n",
        HEAD SHEETS "cell\t0\t4294967296\t0\ti\t1\n",
        HEAD SHEETS "cell\t0\t65536\t0\ti\t1\n",
        HEAD SHEETS "cell\t0\t0\t256\ti\t1\n",
        HEAD SHEETS FIRST "cell\t0\t1\t0\ti\t3\n",
        HEAD SHEETS FIRST "cell\t0\t0\t5\ti\t3\n",
        HEAD SHEETS SECOND FIRST,
        HEAD SHEETS FIRST "sheet\t2\tc\n",
        HEAD SHEETS "end\nend\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (!compare(wrong[i]).refused_line)
            fail_msg("taken: %s", wrong[i]);
    char nul[] = "freexl\t1\0 2";
    witness_line line;
    assert_false(witness_line_parse(nul, sizeof nul - 1, &line));
}

static void test_escapes(void **state) {
    (void)state;
    char text[] = "cell\t0\t1\t2\tt\ta\\\\n\\t\\n\\r中";
    witness_line line;
    assert_true(witness_line_parse(text, sizeof text - 1, &line));
    assert_string_equal(line.text, "a\\n\t\n\r中");
    assert_int_equal(line.row, 1);
    assert_int_equal(line.col, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_verdicts),
                                       cmocka_unit_test(test_faults_have_names),
                                       cmocka_unit_test(test_agreeing),
                                       cmocka_unit_test(test_cells_of_one_side),
                                       cmocka_unit_test(test_chart_sheet_between),
                                       cmocka_unit_test(test_last_worksheet_lost),
                                       cmocka_unit_test(test_sheet_not_listed),
                                       cmocka_unit_test(test_sheets_by_number),
                                       cmocka_unit_test(test_refusals),
                                       cmocka_unit_test(test_cut_short),
                                       cmocka_unit_test(test_not_its_lines),
                                       cmocka_unit_test(test_escapes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
