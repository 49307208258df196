/* Findings: the list of kinds, the sentences made of them, and origins as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "finding/findings.h"

static const char *const none[3] = {NULL, NULL, NULL};

static bool holds(const char *text, char number) {
    char place[] = {'{', number, '}', '\0'};
    return strstr(text, place) != NULL;
}

static void test_kinds(void **state) {
    (void)state;
    size_t count;
    const gk_finding_description *kinds = gk_finding_kinds(&count);
    assert_int_equal(count, GK_FINDING_COUNT);
    for (size_t i = 0; i < count; i++) {
        assert_non_null(kinds[i].id);
        assert_int_equal(strspn(kinds[i].id, "abcdefghijklmnopqrstuvwxyz-"), strlen(kinds[i].id));
        assert_true(kinds[i].en[0] && kinds[i].zh[0]);
        for (char n = '1'; n <= '3'; n++)
            assert_int_equal(holds(kinds[i].en, n), holds(kinds[i].zh, n));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(kinds[i].id, kinds[k].id);
    }
}

static gk_severity severity_of(const char *id) {
    size_t count;
    const gk_finding_description *kinds = gk_finding_kinds(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(kinds[i].id, id) == 0)
            return kinds[i].severity;
    fail_msg("no kind %s", id);
    return GK_SEVERITY_INFO;
}

/* The severities of the design. */
static void test_severities(void **state) {
    (void)state;
    assert_int_equal(severity_of("unplaced"), GK_SEVERITY_ERROR);
    assert_int_equal(severity_of("not-a-number"), GK_SEVERITY_ERROR);
    assert_int_equal(severity_of("table-contradicted"), GK_SEVERITY_ERROR);
    assert_int_equal(severity_of("label-unknown"), GK_SEVERITY_WARN);
    assert_int_equal(severity_of("number-against-title"), GK_SEVERITY_WARN);
    assert_int_equal(severity_of("line-number"), GK_SEVERITY_WARN);
    assert_int_equal(severity_of("column-number"), GK_SEVERITY_WARN);
    assert_int_equal(severity_of("unit-converted"), GK_SEVERITY_INFO);
    assert_int_equal(severity_of("rounded"), GK_SEVERITY_INFO);
    assert_int_equal(severity_of("table-twice"), GK_SEVERITY_INFO);
    assert_string_equal(gk_severity_name(GK_SEVERITY_ERROR), "error");
    assert_string_equal(gk_severity_name(GK_SEVERITY_WARN), "warn");
    assert_string_equal(gk_severity_name(GK_SEVERITY_INFO), "info");
}

static void test_sentences(void **state) {
    (void)state;
    gk_findings *list = gk_findings_new();
    char source[] = "a.csv", what[] = "12,36.4.3";
    gk_finding_at at = {.origin = {source, "表", 9, 3}};
    assert_int_equal(
        gk_findings_add(list, GK_FINDING_NOT_A_NUMBER, at, (const char *const[3]){what}), GK_OK);
    memset(source, 'x', 5);
    memset(what, 'x', 5);
    gk_finding_at two = {{"b.csv", "b", 1, 1}, {"c.csv", "c", 2, 2}};
    gk_findings_add(list, GK_FINDING_TABLE_CONTRADICTED, two,
                    (const char *const[3]){"收入决算表", "1.00", "2.00"});
    gk_findings_add(list, GK_FINDING_YEAR_MISSING, (gk_finding_at){.origin = {.source = "d"}},
                    none);
    assert_int_equal(gk_findings_count(list), 3);
    const gk_finding *f = gk_findings_at(list, 0);
    assert_string_equal(f->id, "not-a-number");
    assert_string_equal(f->en, "“12,36.4.3” is not a well-formed number");
    assert_string_equal(f->zh, "“12,36.4.3”不是规范的数字");
    assert_string_equal(f->origin.source, "a.csv");
    assert_string_equal(f->origin.sheet, "表");
    assert_int_equal(f->origin.row, 9);
    assert_int_equal(f->origin.col, 3);
    assert_null(f->other.source);
    f = gk_findings_at(list, 1);
    assert_string_equal(f->en, "收入决算表 stands twice and differs: 1.00 here, 2.00 there");
    assert_string_equal(f->zh, "收入决算表出现两次且不一致：此处1.00，另一处2.00");
    assert_string_equal(f->other.source, "c.csv");
    assert_int_equal(f->other.row, 2);
    assert_int_equal(gk_findings_count_from(list, GK_SEVERITY_INFO), 3);
    assert_int_equal(gk_findings_count_from(list, GK_SEVERITY_WARN), 3);
    assert_int_equal(gk_findings_count_from(list, GK_SEVERITY_ERROR), 2);
    gk_findings_free(list);
}

static void test_no_list(void **state) {
    (void)state;
    assert_int_equal(gk_findings_add(NULL, GK_FINDING_UNPLACED, (gk_finding_at){0}, none), GK_OK);
    gk_findings_free(NULL);
    gk_findings *list = gk_findings_new();
    assert_int_equal(gk_findings_count(list), 0);
    assert_int_equal(gk_findings_count_from(list, GK_SEVERITY_INFO), 0);
    gk_findings_free(list);
}

/* A cell's text may be a paragraph: its beginning is shown, on one line, in whole characters. */
static void test_long_arguments(void **state) {
    (void)state;
    enum { HANZI = 400 };
    char text[3 * HANZI + 1], wanted[1024] = "“";
    for (size_t i = 0; i < HANZI; i++)
        memcpy(text + 3 * i, i == 1 ? "a\nb" : "中", 4);
    gk_findings *list = gk_findings_new();
    gk_findings_add(list, GK_FINDING_NOT_A_NUMBER, (gk_finding_at){0},
                    (const char *const[3]){text, NULL, NULL});
    const char *en = gk_findings_at(list, 0)->en;
    strcat(wanted, "中a b中");
    assert_memory_equal(en, wanted, strlen(wanted));
    assert_non_null(strstr(en, "中…” is not a well-formed number"));
    assert_true(strlen(en) < 400);
    gk_findings_free(list);
}

static void test_many(void **state) {
    (void)state;
    gk_findings *list = gk_findings_new();
    for (uint32_t i = 0; i < 1000; i++)
        gk_findings_add(list, GK_FINDING_UNPLACED, (gk_finding_at){.origin = {"a", "b", i, 0}},
                        (const char *const[3]){"x", "y", NULL});
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(gk_findings_at(list, i)->origin.row, i);
    gk_findings_free(list);
}

static void check_origin(gk_origin origin, size_t size, const char *wanted) {
    char text[64];
    memset(text, 'x', sizeof text);
    assert_int_equal(gk_origin_format(origin, text, size), strlen(wanted));
    assert_string_equal(text, wanted);
}

static void test_origins(void **state) {
    (void)state;
    check_origin((gk_origin){"2019.xls", "GK02", 16, 3}, 64, "2019.xls!GK02!D17");
    check_origin((gk_origin){"-", "-", 0, 0}, 64, "-!-!A1");
    check_origin((gk_origin){"a.csv", NULL, 3, 3}, 64, "a.csv");
    check_origin((gk_origin){"a.csv", "表", GK_NO_CELL, 0}, 64, "a.csv!表");
    check_origin((gk_origin){"a!b\\c", "d!", 0, 1}, 64, "a\\!b\\\\c!d\\!!B1");
    check_origin((gk_origin){0}, 64, "");
}

static void test_origins_are_cut_between_characters(void **state) {
    (void)state;
    char text[16];
    for (size_t size = 1; size <= sizeof text; size++) {
        memset(text, 'x', sizeof text);
        gk_origin origin = {"中文", "表一", 0, 0};
        size_t length = gk_origin_format(origin, text, size);
        assert_true(length < size);
        assert_int_equal(strlen(text), length);
        for (size_t i = 0; i < length;) { /* every character begun is whole */
            size_t n = (unsigned char)text[i] >= 0xE0 ? 3 : 1;
            assert_true((unsigned char)text[i] < 0x80 || (unsigned char)text[i] >= 0xE0);
            i += n;
            assert_true(i <= length);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_severities),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_no_list),
        cmocka_unit_test(test_long_arguments),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_origins),
        cmocka_unit_test(test_origins_are_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
