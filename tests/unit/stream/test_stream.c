/* Streams of one small table: what is read, and what each mistake is refused with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "profiles.h"
#include <gongkai/gongkai.h>

#define REPORT                                                                                      \
    "{\"t\":\"report\",\"v\":1,\"report\":\"2024/甲局\",\"department\":\"甲局\",\"year\":2024," \
    "\"profile\":\"sx2024\",\"source\":[\"a.xls\"]}\n"
#define TABLE                                                                                              \
    "{\"t\":\"table\",\"report\":\"2024/甲局\",\"role\":\"state-capital\",\"number\":\"公开08\","      \
    "\"title\":\"国有资本经营预算财政拨款支出决算表\",\"unit\":\"万元\",\"stated\":{"   \
    "\"department\":\"甲　局\",\"year\":null,\"unit\":\"元\"},\"sheet\":\"表一\",\"cell\":\"B2\","   \
    "\"columns\":{\"1\":\"本年支出/合计\",\"2\":\"本年支出/基本支出\",\"3\":\"本年支出/" \
    "项目支出\"},\"notes\":[\"注：一\"]}\n"
#define ROW(key, label, values, src)                                                               \
    "{\"t\":\"row\",\"report\":\"2024/甲局\",\"role\":\"state-capital\",\"row\":\"" key            \
    "\",\"item\":\"" key "\",\"label\":\"" label "\",\"values\":{" values "},\"src\":{" src "}}\n"
#define TOTAL ROW("合计", "合计", "\"1\":\"1.50\",\"2\":null,\"3\":\"——\"", "\"1\":\"表一!C5\"")
#define CODE ROW("22301", "补贴", "\"1\":\"-0.123\",\"2\":null,\"3\":null", "\"1\":\"表一!C6\"")
#define FINDING(id, report, src)                                                                   \
    "{\"t\":\"finding\"," report "\"id\":\"" id                                                    \
    "\",\"severity\":\"warn\",\"zh\":\"否\",\"en\":\"no\","                                       \
    "\"left\":null,\"right\":null,\"diff\":null,\"src\":[" src "]}\n"
#define OWN FINDING("X4", "\"report\":\"2024/甲局\",", "\"a.xls!表一!C5\",\"a.xls!表一\"")
#define END "{\"t\":\"file\",\"source\":\"a.xls\",\"status\":\"ok\",\"cells\":9,\"sha256\":null}\n"
#define WHOLE REPORT TABLE TOTAL CODE OWN END

static gk_tables *read_stream(const char *text, gk_error *err) {
    return gk_stream_read(text, strlen(text), "s.ndjson", profiles, err);
}

static void test_reads(void **state) {
    (void)state;
    gk_tables *tables = read_stream(WHOLE, NULL);
    assert_non_null(tables);
    assert_int_equal(gk_tables_count(tables), 1);
    const gk_table *table = gk_tables_at(tables, 0);
    assert_string_equal(table->role, GK_ROLE_STATE_CAPITAL);
    assert_int_equal(table->row_count, 2);
    assert_string_equal(table->department, "甲　局");
    assert_int_equal(table->year, 0);
    assert_string_equal(table->unit, "元");
    assert_null(table->amount_unit);
    assert_int_equal(table->origin.row, 1);
    assert_int_equal(table->origin.col, 1);
    assert_string_equal(table->notes[0], "注：一");
    const gk_row *total = gk_table_row(table, "合计"), *code = gk_table_row(table, "22301");
    assert_int_equal(total->values[0].kind, GK_VALUE_NUMBER);
    assert_int_equal(total->values[0].number.coefficient, 150);
    assert_string_equal(total->values[0].origin.source, "a.xls");
    assert_string_equal(total->values[0].origin.sheet, "表一");
    assert_int_equal(total->values[0].origin.row, 4);
    assert_int_equal(total->values[0].origin.col, 2);
    assert_int_equal(total->values[1].kind, GK_VALUE_BLANK);
    assert_int_equal(total->values[2].kind, GK_VALUE_NOT_APPLICABLE);
    assert_int_equal(code->values[0].number.coefficient, -123);
    assert_int_equal(code->values[0].number.scale, 3);
    gk_tables_free(tables);
}

typedef struct text {
    char bytes[16384];
    size_t length;
} text;

static gk_status keep(void *self, const char *lines, size_t length, gk_error *err) {
    text *t = self;
    (void)err;
    assert_true(t->length + length < sizeof t->bytes);
    memcpy(t->bytes + t->length, lines, length);
    t->length += length;
    return GK_OK;
}

/* The lines of the reports of a stream, and what it passes on. */
static void write_again(const char *stream, text *out) {
    const gk_stream_output output = {out, keep};
    gk_tables *tables = read_stream(stream, NULL);
    assert_non_null(tables);
    gk_reports *reports =
        gk_reports_assemble((const gk_tables *const *)&tables, 1, profiles, NULL, NULL, NULL);
    assert_non_null(reports);
    for (size_t i = 0; i < gk_reports_count(reports); i++)
        assert_int_equal(gk_stream_write_report(gk_reports_at(reports, i), profiles, &output, NULL),
                         GK_OK);
    const char *line;
    for (size_t i = 0; (line = gk_stream_other_record(tables, i)); i++) {
        keep(out, line, strlen(line), NULL);
        keep(out, "\n", 1, NULL);
    }
    out->bytes[out->length] = '\0';
    gk_reports_free(reports);
    gk_tables_free(tables);
}

static void test_same_bytes(void **state) {
    (void)state;
    text out = {.length = 0};
    write_again(WHOLE, &out);
    assert_string_equal(out.bytes, WHOLE);
}

static void test_passes_on_what_is_not_known(void **state) {
    (void)state;
    static const char stream[] = REPORT TABLE
        "{\"t\":\"row\",\"report\":\"2024/甲局\",\"role\":\"state-capital\",\"row\":"
        "\"合计\",\"item\":\"合计\",\"label\":\"合计\",\"values\":{\"1\":\"1.50\",\"2\":"
        "null,\"3\":null},\"src\":{},\"x\":1.10,\"y\":{\"z\":[ 1e999 ]}}\n" END FINDING(
            "X4", "\"own\":[1],", "") "{\"t\":\"new\", \"a\" : 2}\n";
    text out = {.length = 0};
    write_again(stream, &out);
    assert_string_equal(out.bytes, stream);
}

/* Whoever checks the report knows what was found in it, and nothing of others. */
static void test_findings_are_of_their_report(void **state) {
    (void)state;
    static const char stream[] = WHOLE FINDING("hidden", "", "\"a.xls!表一\"")
        FINDING("hidden", "", "\"b.xls\"") FINDING("X5", "\"report\":\"2024/乙局\",", "\"a.xls\"");
    gk_tables *tables = read_stream(stream, NULL);
    gk_findings *found = gk_findings_new();
    gk_reports *reports =
        gk_reports_assemble((const gk_tables *const *)&tables, 1, profiles, NULL, found, NULL);
    assert_non_null(reports);
    assert_int_equal(gk_reports_count(reports), 1);
    assert_string_equal(gk_reports_at(reports, 0)->department, "甲局");
    assert_int_equal(gk_reports_at(reports, 0)->year, 2024);
    const gk_findings *own = gk_reports_findings(reports, 0);
    size_t last = gk_findings_count(own) - 1;
    const gk_finding *first = gk_findings_at(own, last - 1);
    assert_string_equal(first->id, "X4");
    assert_int_equal(first->severity, GK_SEVERITY_WARN);
    assert_int_equal(first->origin.row, 4);
    assert_int_equal(first->other.row, GK_NO_CELL);
    assert_string_equal(first->other.sheet, "表一");
    assert_string_equal(gk_findings_at(own, last)->id, "hidden");
    assert_string_equal(gk_findings_at(own, last)->origin.source, "a.xls");
    for (size_t i = 0; i < gk_findings_count(found); i++)
        assert_string_equal(gk_findings_at(found, i)->report, "2024/甲局");
    gk_reports_free(reports);
    gk_findings_free(found);
    gk_tables_free(tables);
}

static void test_refusals(void **state) {
    (void)state;
    static const struct {
        const char *stream, *where, *text;
    } bad[] = {
        {"x\n", "s.ndjson!1", "no JSON from byte 1 on"},
        {"[1]\n", "s.ndjson!1", "it is no object"},
        {"{\"a\":1}\n", "s.ndjson!1", "its “t” is missing or makes no sense"},
        {"{\"t\":\"a\",\"t\":\"b\"}\n", "s.ndjson!1", "two members of one name"},
        {REPORT TABLE TOTAL, "s.ndjson",
         "the stream is cut off, or filtered: no “file” record for a.xls"},
        {REPORT TABLE "{\"t\":\"row\"", "s.ndjson!3", "the line is cut off"},
        {TABLE, "s.ndjson!1", "it is not behind the record of its report"},
        {REPORT TOTAL, "s.ndjson!2", "it is not behind the record of its table"},
        {REPORT TABLE TOTAL TOTAL, "s.ndjson!4",
         "row “合计” of 国有资本经营预算财政拨款支出决算表 comes twice"},
        {REPORT TABLE ROW("小计", "", "", ""), "s.ndjson!3",
         "国有资本经营预算财政拨款支出决算表 has no row “小计”"},
        {REPORT TABLE ROW("合计", "", "\"1\":\"1\",\"2\":null", ""), "s.ndjson!3",
         "its column 3 is missing"},
        {REPORT TABLE ROW("合计", "", "\"2\":\"1\",\"1\":null,\"3\":null", ""), "s.ndjson!3",
         "its column 1 is missing"},
        {REPORT TABLE ROW("合计", "", "\"1\":1.5,\"2\":null,\"3\":null", ""), "s.ndjson!3",
         "its value in column 1 is no amount"},
        {REPORT TABLE ROW("合计", "", "\"1\":null,\"2\":\"1,5\",\"3\":null", ""), "s.ndjson!3",
         "its value in column 2 is no amount"},
        {REPORT TABLE ROW("合计", "", "\"1\":null,\"2\":\"\",\"3\":null", ""), "s.ndjson!3",
         "its value in column 2 is no amount"},
        {REPORT TABLE ROW("合计", "", "\"1\":null,\"2\":null,\"3\":null,\"4\":null", ""),
         "s.ndjson!3", "its “values” is missing or makes no sense"},
        {REPORT TABLE ROW("合计", "", "\"1\":null,\"2\":null,\"3\":null", "\"4\":\"表一!A1\""),
         "s.ndjson!3", "its “src” is missing or makes no sense"},
        {REPORT TABLE ROW("合计", "", "\"1\":null,\"2\":null,\"3\":null", "\"1\":\"表一!A0\""),
         "s.ndjson!3", "its “src” is missing or makes no sense"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        gk_error err = {0};
        assert_null(read_stream(bad[i].stream, &err));
        assert_string_equal(err.where, bad[i].where);
        assert_string_equal(err.text, bad[i].text);
    }
}

/* A text in the place of another, the first time it comes. */
static char *with(const char *stream, const char *from, const char *to) {
    const char *at = strstr(stream, from);
    assert_non_null(at);
    char *changed = malloc(strlen(stream) + strlen(to) + 1);
    assert_non_null(changed);
    sprintf(changed, "%.*s%s%s", (int)(at - stream), stream, to, at + strlen(from));
    return changed;
}

static void test_refuses_what_contradicts_the_profile(void **state) {
    (void)state;
    static const struct {
        const char *from, *to, *text;
    } changes[] = {
        {"\"v\":1", "\"v\":2", "version 2 of the stream is not known"},
        {"sx2024", "zz9999", "no profile is called “zz9999”"},
        {"\"year\":2024", "\"year\":24", "its “year” is missing or makes no sense"},
        {"[\"a.xls\"]", "[]", "its “source” is missing or makes no sense"},
        {"\"role\":\"state-capital\"", "\"role\":\"capital\"",
         "its “role” is missing or makes no sense"},
        {"\"unit\":\"万元\"", "\"unit\":\"石\"", "its unit “石” is not known"},
        {"本年支出/基本支出", "本年支出/项目支出", "its column 2 is not that of profile sx2024"},
        {"\"number\":\"公开08\"", "\"number\":\"公开07\"",
         "“公开07 国有资本经营预算财政拨款支出决算表” is not number and title of profile sx2024, "
         "“公开08 国有资本经营预算财政拨款支出决算表”"},
        {"国有资本经营预算财政拨款支出决算表", "政府性基金预算财政拨款支出决算表",
         "“公开08 政府性基金预算财政拨款支出决算表” is not number and title of profile sx2024, "
         "“公开08 国有资本经营预算财政拨款支出决算表”"},
        {"\"item\":\"合计\"", "\"item\":\"小计\"",
         "its item “小计” is not that of row “合计” in profile sx2024, “合计”"},
        {"\"year\":null", "\"year\":1", "its “stated” is missing or makes no sense"},
        {"\"cell\":\"B2\"", "\"cell\":\"B\"", "its “cell” is missing or makes no sense"},
        {"\"src\":[", "\"suc\":[", "its “src” is missing or makes no sense"},
        {"\"stated\":{", "\"stated\":1,\"x\":{", "its “stated” is missing or makes no sense"},
        {"\"left\":null", "\"lift\":null", "its “left” is missing or makes no sense"},
        {"\"en\":\"no\"", "\"en\":1", "its “en” is missing or makes no sense"},
        {"\"warn\"", "\"warning\"", "its “severity” is missing or makes no sense"},
        {"[\"a.xls!表一!C5\"", "[\"a.xls!表一!C\"", "its “src” is missing or makes no sense"},
        {"\"label\":\"合计\"", "\"label\":null", "its “label” is missing or makes no sense"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        gk_error err = {0};
        char *stream = with(WHOLE, changes[i].from, changes[i].to);
        assert_null(read_stream(stream, &err));
        assert_string_equal(err.text, changes[i].text);
        free(stream);
    }
}

static void test_refuses_every_cut(void **state) {
    (void)state;
    for (size_t n = 1; n < sizeof WHOLE - 1; n++) {
        gk_tables *tables = gk_stream_read(WHOLE, n, "s", profiles, NULL);
        if (tables)
            fail_msg("read after %zu bytes", n);
    }
}

static void test_origins_name_files_where_there_are_several(void **state) {
    (void)state;
    char *stream = with(WHOLE, "[\"a.xls\"]", "[\"a.xls\",\"b!.csv\"]");
    char *both = with(stream, "\"1\":\"表一!C6\"", "\"1\":\"b\\\\!.csv!表二!AA7\"");
    char *whole = with(both, "\"source\":\"a.xls\"",
                       "\"source\":\"b!.csv\"}\n{\"t\":\"file\",\"source\":\"a.xls\"");
    gk_tables *tables = read_stream(whole, NULL);
    assert_non_null(tables);
    gk_origin origin = gk_table_row(gk_tables_at(tables, 0), "22301")->values[0].origin;
    assert_string_equal(origin.source, "b!.csv");
    assert_string_equal(origin.sheet, "表二");
    assert_int_equal(origin.row, 6);
    assert_int_equal(origin.col, 26);
    gk_tables_free(tables);
    free(whole);
    free(both);
    free(stream);
}

static void test_sha256(void **state) {
    (void)state;
    char hex[GK_SHA256_TEXT_MAX];
    gk_sha256("abc", 3, hex); /* FIPS 180-4 */
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_passes_on_what_is_not_known),
        cmocka_unit_test(test_findings_are_of_their_report),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_refuses_what_contradicts_the_profile),
        cmocka_unit_test(test_refuses_every_cut),
        cmocka_unit_test(test_origins_name_files_where_there_are_several),
        cmocka_unit_test(test_sha256),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
