/* Findings in every format, by the public call. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/json.h"
#include "container/xml.h"
#include <gongkai/findings_format.h>

static gk_status to_buffer(void *self, const char *bytes, size_t size, gk_error *err) {
    (void)err;
    return gk_buffer_append(self, bytes, size);
}

/* Texts that mean something to JSON, CSV and XML, and a name of a file that is no UTF-8. */
#define NASTY "<a href=\"x\">&'，\n\\ 甲"
static const gk_origin cells[] = {{"odd \"<&\xFF.csv", "表", 4, 2},
                                  {"odd \"<&\xFF.csv", "表", 5, 2}};

static gk_findings *some_findings(void) {
    static const gk_finding made[] = {
        {.id = "A1",
         .severity = GK_SEVERITY_INFO,
         .en = "tail " NASTY,
         .zh = "尾差",
         .outcome = "tail",
         .at = "公开02 201 [1]",
         .result = 3,
         .report = "2024/甲"},
        {.id = "A2",
         .severity = GK_SEVERITY_ERROR,
         .en = "wrong " NASTY,
         .zh = "不符" NASTY,
         .outcome = "failed",
         .at = "",
         .result = 1,
         .report = "2024/甲",
         .left = "1.00",
         .right = "2.00",
         .difference = "-1.00",
         .origin = cells[0],
         .place_count = 2,
         .places = cells},
        {.id = "macro",
         .severity = GK_SEVERITY_WARN,
         .en = "a macro",
         .zh = "宏",
         .origin = {"a", NULL, 0, 0}},
        {.id = "A3",
         .severity = GK_SEVERITY_INFO,
         .en = "no table",
         .zh = "没有表",
         .outcome = "not-run",
         .at = "",
         .result = 4,
         .report = "2024/甲"},
    };
    gk_findings *list = gk_findings_new();
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        assert_int_equal(gk_findings_add_copy(list, &made[i]), GK_OK);
    return list;
}

/* Two reports, the second of which was refused; the caller frees the text. */
static gk_buffer written(gk_findings_format format, gk_language language) {
    gk_buffer text = {0};
    gk_error err = {0};
    static const gk_held held[] = {{"A0", "", 2}, {"A4", "201 [1]", 5}};
    gk_findings *list = some_findings(), *refusal = gk_findings_new();
    gk_findings_add_copy(refusal, &(gk_finding){.id = "refused",
                                                .severity = GK_SEVERITY_ERROR,
                                                .en = "refused",
                                                .zh = "被拒绝"});
    const gk_findings_options options = {.format = format, .language = language, .tool = "a-tool"};
    const gk_findings_output output = {&text, to_buffer};
    const gk_findings_group groups[] = {{.name = "2024 甲&乙",
                                         .report = "2024/甲",
                                         .profile = "sx2024",
                                         .findings = list,
                                         .held = held,
                                         .held_count = 2},
                                        {.name = "丙", .findings = refusal, .refused = true}};
    gk_findings_writer *writer = gk_findings_writer_open(&options, &output, &err);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(gk_findings_writer_put(writer, &groups[i], &err), GK_OK);
    assert_int_equal(gk_findings_writer_close(writer, &err), GK_OK);
    gk_findings_free(list);
    gk_findings_free(refusal);
    return text;
}

static size_t count_of(const char *text, const char *what) {
    size_t n = 0;
    for (; (text = strstr(text, what)); text += strlen(what))
        n++;
    return n;
}

static void test_names(void **state) {
    (void)state;
    gk_findings_format format;
    for (int i = 0; i < GK_FINDINGS_FORMAT_COUNT; i++) {
        assert_true(
            gk_findings_format_parse(gk_findings_format_name((gk_findings_format)i), &format));
        assert_int_equal(format, i);
    }
    assert_null(gk_findings_format_name((gk_findings_format)GK_FINDINGS_FORMAT_COUNT));
    assert_false(gk_findings_format_parse("pdf", &format));
}

static void test_text(void **state) {
    (void)state;
    gk_buffer text = written(GK_FINDINGS_TEXT, GK_LANGUAGE_EN);
    const char *error = strstr(text.bytes, "  error A2"),
               *warn = strstr(text.bytes, "  warn  macro"),
               *tail = strstr(text.bytes, "  tail  A1"),
               *not_run = strstr(text.bytes, "  not run A3");
    assert_true(error && error < warn && warn < tail && tail < not_run);
    assert_non_null(strstr(text.bytes, "; with C6\n"));
    assert_non_null(strstr(
        text.bytes, "  checks run 4: held 2, tails 1, suspicious 0, failed 1, not run 1\n\n丙\n"));
    assert_null(strchr(text.bytes, '\033'));
    gk_buffer_free(&text);
}

static void assert_json(const char *text, size_t size) {
    gk_json json;
    gk_error err = {0};
    if (gk_json_read(text, size, &json, &err))
        fail_msg("%s: %.*s", err.text, (int)size, text);
}

static void test_ndjson(void **state) {
    (void)state;
    gk_buffer text = written(GK_FINDINGS_NDJSON, GK_LANGUAGE_EN);
    size_t lines = 0;
    for (const char *at = text.bytes; *at; lines++) {
        size_t length = strcspn(at, "\n");
        assert_json(at, length);
        at += length + 1;
    }
    assert_int_equal(lines, 6);
    assert_int_equal(count_of(text.bytes, "{\"t\":\"not-run\""), 1);
    assert_int_equal(count_of(text.bytes, "{\"t\":\"summary\""), 1);
    assert_non_null(strstr(text.bytes, "\"held\":2,\"tail\":1,\"suspicious\":0,\"failed\":1,"
                                       "\"not-run\":1}"));
    gk_buffer_free(&text);
}

static void test_json_and_sarif(void **state) {
    (void)state;
    static const gk_findings_format formats[] = {GK_FINDINGS_JSON, GK_FINDINGS_SARIF};
    for (size_t i = 0; i < 2; i++) {
        gk_buffer text = written(formats[i], GK_LANGUAGE_ZH);
        assert_json(text.bytes, text.size);
        gk_buffer_free(&text);
    }
}

/* What SARIF asks for: a version, runs with a tool, results with a rule, a level and a message. */
static void test_sarif(void **state) {
    (void)state;
    gk_buffer text = written(GK_FINDINGS_SARIF, GK_LANGUAGE_ZH);
    assert_non_null(strstr(text.bytes, "\"version\":\"2.1.0\""));
    assert_int_equal(count_of(text.bytes, "{\"driver\":{\"name\":\"a-tool\""), 2);
    assert_int_equal(count_of(text.bytes, "\"ruleId\":"), 5);
    assert_int_equal(count_of(text.bytes, "\"kind\":\"notApplicable\",\"level\":\"none\""), 1);
    assert_int_equal(count_of(text.bytes, "\"level\":\"error\""), 2);
    assert_int_equal(count_of(text.bytes, "\"relatedLocations\":["), 1);
    assert_non_null(strstr(text.bytes, "{\"uri\":\"odd%20%22%3C%26%FF.csv\"}"));
    assert_non_null(strstr(text.bytes, "{\"text\":\"没有表\"}"));
    gk_buffer_free(&text);
}

static gk_status count_element(void *self, const char *name, const gk_xml_attributes *attributes,
                               gk_error *err) {
    (void)name;
    (void)attributes;
    (void)err;
    ++*(size_t *)self;
    return GK_OK;
}

static gk_status end_element(void *self, gk_error *err) {
    (void)self;
    (void)err;
    return GK_OK;
}

/* The elements of a document that is well-formed. */
static size_t elements_of(const char *bytes, size_t size) {
    size_t elements = 0;
    gk_error err = {0};
    const gk_xml_handler handler = {&elements, count_element, end_element, NULL};
    gk_xml *xml = gk_xml_new(&handler, "text");
    if (gk_xml_push(xml, bytes, size, &err) || gk_xml_finish(xml, &err))
        fail_msg("%s: %s", err.where, err.text);
    gk_xml_free(xml);
    return elements;
}

static void test_junit_is_xml(void **state) {
    (void)state;
    gk_buffer text = written(GK_FINDINGS_JUNIT, GK_LANGUAGE_ZH);
    assert_int_equal(elements_of(text.bytes, text.size), 1 + 2 + 7 + 2 + 1 + 1);
    gk_buffer_free(&text);
}

/* But for its document type, <meta> and <br>, which have no end, the page is XML. */
static void test_html(void **state) {
    (void)state;
    gk_buffer text = written(GK_FINDINGS_HTML, GK_LANGUAGE_ZH), body = {0};
    assert_non_null(strstr(text.bytes, "<html lang=\"zh\">"));
    assert_non_null(strstr(text.bytes, "held: 2, tail: 1, suspicious: 0, failed: 1, not-run: 1"));
    assert_int_equal(count_of(text.bytes, "<tr "), 5);
    for (const char *at = strstr(text.bytes, "<body>"), *br; at; at = br ? br + 4 : NULL) {
        const char *end = strstr(at, "</html>");
        br = strstr(at, "<br>");
        gk_buffer_append(&body, at, (size_t)((br ? br : end) - at));
    }
    assert_true(elements_of(body.bytes, body.size) > 5);
    gk_buffer_free(&body);
    gk_buffer_free(&text);
}

static void test_csv(void **state) {
    (void)state;
    gk_buffer text = written(GK_FINDINGS_CSV, GK_LANGUAGE_EN);
    assert_memory_equal(text.bytes, "report,id,severity,outcome,left,", 32);
    assert_int_equal(count_of(text.bytes, "\"\r\n"), 5);
    assert_non_null(strstr(text.bytes, "\"wrong <a href=\"\"x\"\">&'，\n\\ 甲\",\"C6\"\r\n"));
    gk_buffer_free(&text);
}

/* The checks in the order in which they ran, those that held among them. */
static void test_junit_order(void **state) {
    (void)state;
    gk_buffer text = written(GK_FINDINGS_JUNIT, GK_LANGUAGE_EN);
    static const char *const wanted[] = {
        "<testsuite name=\"2024 甲&amp;乙\" tests=\"6\" failures=\"2\" skipped=\"1\">",
        "\"macro\" name=\"macro\"><failure",
        "\"A2\" name=\"A2\"><failure type=\"error\"",
        "\"A0\" name=\"A0\"></testcase>",
        "\"A1\" name=\"公开02 201 [1]\"></testcase>",
        "\"A3\" name=\"A3\"><skipped message=\"no table\"/>",
        "\"A4\" name=\"201 [1]\"></testcase>",
        "<testsuite name=\"丙\" tests=\"1\" errors=\"1\">",
        "\"refused\" name=\"丙\"><error message=\"refused\"/>"};
    const char *at = text.bytes;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        at = strstr(at, wanted[i]);
        assert_non_null(at);
    }
    gk_buffer_free(&text);
}

static gk_status to_nowhere(void *self, const char *bytes, size_t size, gk_error *err) {
    (void)bytes;
    (void)size;
    if (--*(int *)self > 0)
        return GK_OK;
    *err = (gk_error){.status = GK_E_IO, .text = "full"};
    return GK_E_IO;
}

/* A failure of the output is each later call's too, and nothing is written after it. */
static void test_output_fails(void **state) {
    (void)state;
    gk_error err = {0};
    int calls = 1;
    const gk_findings_options options = {.format = GK_FINDINGS_JSON};
    const gk_findings_output output = {&calls, to_nowhere};
    assert_null(gk_findings_writer_open(&options, &output, &err));
    assert_int_equal(err.status, GK_E_IO);
    calls = 2;
    gk_findings_writer *writer = gk_findings_writer_open(&options, &output, &err);
    assert_non_null(writer);
    assert_int_equal(gk_findings_writer_put(writer, &(gk_findings_group){0}, &err), GK_E_IO);
    assert_int_equal(gk_findings_writer_put(writer, &(gk_findings_group){0}, &err), GK_E_IO);
    assert_int_equal(gk_findings_writer_close(writer, &err), GK_E_IO);
    assert_int_equal(calls, 0);
    assert_int_equal(gk_findings_writer_close(NULL, &err), GK_OK);
}

static void test_no_such_format(void **state) {
    (void)state;
    gk_error err = {0};
    const gk_findings_options options = {.format = (gk_findings_format)99};
    assert_null(gk_findings_writer_open(&options, &(gk_findings_output){0}, &err));
    assert_int_equal(err.status, GK_E_ARGUMENT);
    assert_string_equal(err.text, "no such format of findings");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),          cmocka_unit_test(test_text),
        cmocka_unit_test(test_ndjson),         cmocka_unit_test(test_json_and_sarif),
        cmocka_unit_test(test_sarif),          cmocka_unit_test(test_junit_is_xml),
        cmocka_unit_test(test_html),           cmocka_unit_test(test_csv),
        cmocka_unit_test(test_junit_order),    cmocka_unit_test(test_output_fails),
        cmocka_unit_test(test_no_such_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
