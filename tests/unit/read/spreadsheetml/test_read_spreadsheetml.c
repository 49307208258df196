#define KIND "xml"
#define FOLDER "spreadsheetml"
#define SHOW_FORMATS
#define READER gk_reader_spreadsheetml
#include "workbooks.h"

static void test_reads_each_workbook(void **state) {
    (void)state;
    assert_true(for_each(GOOD, check_good) >= 24);
}

static void test_refuses_each_defect(void **state) {
    (void)state;
    assert_true(for_each(BAD, check_bad) >= 50);
}

/* --- encodings --- */

/* Read a sheet with one text in it, declared so. */
static void read_declared(const char *declaration, const char *encoding, const char *word,
                          record *r, gk_status expected) {
    char document[512];
    gk_read_options options = {.encoding = encoding};
    gk_error err = {0};
    gk_sink sink = sink_of(r);
    snprintf(document, sizeof document,
             "%s<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' "
             "xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet ss:Name='A'>"
             "<Table><Row><Cell><Data ss:Type='String'>%s</Data></Cell></Row></Table></Worksheet>"
             "</Workbook>",
             declaration, word);
    gk_input input = {.bytes = (const unsigned char *)document,
                      .size = strlen(document),
                      .name = "a.xls",
                      .options = &options};
    assert_int_equal(READER.bid(&input), 100);
    assert_int_equal(READER.read(&input, &sink, &err), expected);
}

#define HOUR_GBK "\xD0\xA1\xCA\xB1" /* 小时; in UTF-8: Сʱ */

static void test_short_texts_follow_the_declaration(void **state) {
    (void)state;
    record r;
    read_declared("<?xml version='1.0'?>", NULL, HOUR_GBK, &r, GK_OK);
    assert_non_null(strstr(r.text, "A1 text Сʱ\n"));
    read_declared("<?xml version='1.0' encoding='utf-8'?>", NULL, HOUR_GBK, &r, GK_OK);
    assert_non_null(strstr(r.text, "A1 text Сʱ\n"));
    read_declared("<?xml version='1.0' encoding='GB2312'?>", NULL, HOUR_GBK, &r, GK_OK);
    assert_non_null(strstr(r.text, "A1 text 小时\n"));
}

static void test_the_user_overrules_the_declaration(void **state) {
    (void)state;
    record r;
    read_declared("<?xml version='1.0' encoding='utf-8'?>", "GBK", HOUR_GBK, &r, GK_OK);
    assert_non_null(strstr(r.text, "A1 text 小时\n"));
    read_declared("<?xml version='1.0' encoding='gb2312'?>", "UTF-8", "\xB1\xED", &r,
                  GK_E_ENCODING);
    assert_string_equal(r.text, "");
}

/* What is not well-formed to its end gives no event at all. */
static void test_gives_nothing_of_a_broken_file(void **state) {
    (void)state;
    record r;
    gk_sink sink = sink_of(&r);
    fixture f = open_fixture(BAD, "xml-not-closed.xml");
    assert_int_equal(READER.read(&f.input, &sink, NULL), GK_E_FORMAT);
    assert_string_equal(r.text, "");
    close_fixture(&f);
}

static void test_refuses_every_cut(void **state) {
    (void)state;
    check_every_cut("values.xml");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_each_workbook),
        cmocka_unit_test(test_refuses_each_defect),
        cmocka_unit_test(test_stops_when_the_sink_does),
        cmocka_unit_test(test_refuses_every_cut),
        cmocka_unit_test(test_short_texts_follow_the_declaration),
        cmocka_unit_test(test_the_user_overrules_the_declaration),
        cmocka_unit_test(test_gives_nothing_of_a_broken_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
