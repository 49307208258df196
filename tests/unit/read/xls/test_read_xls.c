#define KIND "xls"
#define READER gk_reader_xls
#include "workbooks.h"

#include <gongkai/finding.h>

static void test_reads_each_workbook(void **state) {
    (void)state;
    assert_true(for_each(GOOD, check_good) >= 29);
}

static void test_refuses_each_defect(void **state) {
    (void)state;
    assert_true(for_each(BAD, check_bad) >= 55);
}

static void test_refuses_every_cut(void **state) {
    (void)state;
    check_every_cut("values.xls");
    check_every_cut("container-long-stream.xls");
    check_every_cut("container-directory-of-two-sectors.xls");
    check_every_cut("bare-records.xls");
    check_every_cut("biff5-code-page-936.xls");
    check_every_cut("biff2.xls");
    check_every_cut("biff4-workbook.xls");
}

static gk_status read_with(const char *name, const char *encoding, gk_findings *findings,
                           record *r) {
    fixture f = open_fixture(GOOD, name);
    gk_read_options options = {.encoding = encoding};
    gk_sink sink = sink_of(r);
    f.input.options = &options;
    f.input.findings = findings;
    gk_status status = READER.read(&f.input, &sink, NULL);
    close_fixture(&f);
    return status;
}

/* What the user says goes before code page and fonts; BIFF8 has neither need nor use for it. */
static void test_obeys_the_encoding_given(void **state) {
    (void)state;
    record r;
    assert_int_equal(read_with("biff5-code-page-1252-is-a-lie.xls", "CP1252", NULL, &r), GK_OK);
    assert_non_null(strstr(r.text, "A1 text ÊÕÈë\n"));
    assert_int_equal(read_with("biff5-code-page-950.xls", "GB18030", NULL, &r), GK_OK);
    assert_null(strstr(r.text, "歲入"));
    assert_int_equal(read_with("bare-records.xls", "CP1252", NULL, &r), GK_OK);
    assert_non_null(strstr(r.text, "sheet 表一\n"));
}

static size_t doubts(const char *name) {
    record r;
    gk_findings *findings = gk_findings_new();
    assert_non_null(findings);
    assert_int_equal(read_with(name, NULL, findings, &r), GK_OK);
    size_t count = gk_findings_count(findings);
    gk_findings_free(findings);
    return count;
}

static void test_says_when_the_code_page_is_doubtful(void **state) {
    (void)state;
    assert_int_equal(doubts("biff5-code-page-936.xls"), 0);
    assert_int_equal(doubts("biff5-code-page-950.xls"), 0);
    assert_int_equal(doubts("biff5-code-page-1252.xls"), 0);
    assert_int_equal(doubts("biff5-code-page-1252-is-a-lie.xls"), 1);
    assert_int_equal(doubts("biff5-without-code-page.xls"), 1);
    assert_int_equal(doubts("values.xls"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_each_workbook),
        cmocka_unit_test(test_refuses_each_defect),
        cmocka_unit_test(test_stops_when_the_sink_does),
        cmocka_unit_test(test_refuses_every_cut),
        cmocka_unit_test(test_obeys_the_encoding_given),
        cmocka_unit_test(test_says_when_the_code_page_is_doubtful),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
