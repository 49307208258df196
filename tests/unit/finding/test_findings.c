/* The list of findings: sentences made of a kind, copies, and whose they are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "finding/findings.h"

static const char *const none[3] = {NULL, NULL, NULL};

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
    assert_string_equal(f->en,
                        "收入决算表 occurs twice with different values: 1.00 here, 2.00 there");
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
    assert_int_equal(gk_findings_add_copy(NULL, &(gk_finding){0}), GK_OK);
    assert_int_equal(gk_findings_add_all(NULL, NULL), GK_OK);
    assert_int_equal(gk_findings_set_report(NULL, 0, "r"), GK_OK);
    assert_int_equal(gk_findings_count(NULL), 0);
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

/* What cannot be seen is named; a line end is a blank. */
static void test_invisible_characters(void **state) {
    (void)state;
    gk_findings *list = gk_findings_new();
    gk_findings_add(list, GK_FINDING_NOT_A_NUMBER, (gk_finding_at){0},
                    (const char *const[3]){"\u200B1\n2\x01\uFEFF3\xC2\x85"});
    assert_string_equal(gk_findings_at(list, 0)->en,
                        "“<U+200B>1 2<U+0001><U+FEFF>3<U+0085>” is not a well-formed number");
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

/* A copy owns all its texts and places. */
static void test_copies(void **state) {
    (void)state;
    char text[] = "abc";
    gk_origin places[] = {{text, text, 1, 2}, {text, text, 2, 2}, {"b", NULL, 3, 2}};
    const gk_finding made = {.id = text,
                             .severity = GK_SEVERITY_WARN,
                             .en = text,
                             .zh = text,
                             .report = text,
                             .origin = places[0],
                             .outcome = text,
                             .at = text,
                             .result = 7,
                             .left = text,
                             .right = text,
                             .difference = text,
                             .place_count = 3,
                             .places = places};
    gk_findings *list = gk_findings_new(), *all = gk_findings_new();
    assert_int_equal(gk_findings_add_copy(list, &made), GK_OK);
    memset(text, 'x', 3);
    memset(places, 0, sizeof places);
    assert_int_equal(gk_findings_add_all(all, list), GK_OK);
    assert_int_equal(gk_findings_add_all(all, NULL), GK_OK);
    gk_findings_free(list);
    assert_int_equal(gk_findings_count(all), 1);
    const gk_finding *f = gk_findings_at(all, 0);
    const char *const texts[] = {
        f->id,   f->en,    f->zh,         f->report,        f->outcome,        f->at,
        f->left, f->right, f->difference, f->origin.source, f->places[1].sheet};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(texts[i], "abc");
    assert_int_equal(f->result, 7);
    assert_int_equal(f->place_count, 3);
    assert_int_equal(f->places[1].row, 2);
    assert_string_equal(f->places[2].source, "b");
    assert_null(f->places[2].sheet);
    gk_findings_free(all);
}

static void test_set_report(void **state) {
    (void)state;
    gk_findings *list = gk_findings_new();
    gk_findings_add(list, GK_FINDING_MACRO, (gk_finding_at){0}, none);
    gk_findings_add_copy(list, &(gk_finding){.id = "a", .en = "a", .zh = "a", .report = "own"});
    gk_findings_add(list, GK_FINDING_MACRO, (gk_finding_at){0}, none);
    assert_int_equal(gk_findings_set_report(list, 1, "2024/x"), GK_OK);
    assert_null(gk_findings_at(list, 0)->report);
    assert_string_equal(gk_findings_at(list, 1)->report, "own");
    assert_string_equal(gk_findings_at(list, 2)->report, "2024/x");
    gk_findings_free(list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),      cmocka_unit_test(test_no_list),
        cmocka_unit_test(test_long_arguments), cmocka_unit_test(test_invisible_characters),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_copies),         cmocka_unit_test(test_set_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
