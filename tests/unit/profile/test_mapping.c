/* What became of rows, codes and columns, as people write it into mappings.csv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "profile/mapping.h"
#include <gongkai/profile.h>

#define HEAD "kind,role,from,to,evidence\n"

typedef struct known {
    gk_arena arena;
    gk_mappings mappings;
} known;

static gk_status add(known *k, const char *text, gk_error *err) {
    static const char *names[] = {"summary", "appropriation", "general", "fund"};
    static const gk_roles roles = {names, sizeof names / sizeof *names, 0};
    return gk_mappings_read(&k->mappings, &k->arena, &roles, "m.csv", text, strlen(text), err);
}

static known read_mappings(const char *text) {
    known k = {0};
    gk_error err = {0};
    if (add(&k, text, &err))
        fail_msg("%s: %s", err.where, err.text);
    return k;
}

static void done(known *k) {
    gk_arena_free(&k->arena);
    free(k->mappings.items);
}

static const char *row(const known *k, const char *role, const char *name) {
    return gk_mappings_newest(&k->mappings, GK_MAPPING_ROW, role, name);
}

static void test_newest(void **state) {
    (void)state;
    known k = read_mappings(HEAD "row,,一、甲支出,丙 支出,2015\nrow,,乙支出,丙支出,2019\n"
                                 "row,fund,戊支出,丁支出,\n");
    assert_string_equal(row(&k, GK_ROLE_SUMMARY, "甲支出"), "丙支出");
    assert_string_equal(row(&k, GK_ROLE_SUMMARY, "乙支出"), "丙支出");
    assert_string_equal(row(&k, GK_ROLE_FUND, "戊支出"), "丁支出");
    assert_string_equal(row(&k, GK_ROLE_SUMMARY, "戊支出"), "戊支出");
    assert_string_equal(gk_mappings_newest(&k.mappings, GK_MAPPING_COLUMN, GK_ROLE_FUND, "甲支出"),
                        "甲支出");
    done(&k);
}

/* A file of one's own comes later: it replaces lines, and goes on where the others end. */
static void test_later_files(void **state) {
    (void)state;
    known k = read_mappings(HEAD "row,,甲,乙,\nrow,,丙,丁,\n");
    assert_int_equal(add(&k, HEAD "row,,甲,戊,\nrow,fund,丁,己,\n", NULL), GK_OK);
    assert_string_equal(row(&k, GK_ROLE_FUND, "甲"), "戊");
    assert_string_equal(row(&k, GK_ROLE_FUND, "丙"), "己");
    assert_string_equal(row(&k, GK_ROLE_SUMMARY, "丙"), "丁");
    done(&k);
}

static void test_split(void **state) {
    (void)state;
    known k = read_mappings(HEAD "split,summary,收入/甲,收入/乙 = appropriation 收入/年初/丙,\n");
    assert_int_equal(k.mappings.count, 1);
    const gk_mapping *m = &k.mappings.items[0];
    assert_string_equal(m->from, "收入/甲");
    assert_string_equal(m->to, "收入/乙");
    assert_string_equal(m->source_role, GK_ROLE_APPROPRIATION);
    assert_string_equal(m->source_item, "收入/年初/丙");
    done(&k);
}

static void wrong_after(const char *earlier, const char *text, const char *where) {
    known k = read_mappings(earlier);
    gk_error err = {0};
    assert_int_equal(add(&k, text, &err), GK_E_PROFILE);
    assert_string_equal(err.where, where);
    done(&k);
}

static void wrong(const char *text, const char *where) {
    wrong_after(HEAD, text, where);
}

static void test_mistakes(void **state) {
    (void)state;
    wrong("kind,role,from,becomes,evidence\n", "m.csv:1:4");
    wrong(HEAD "line,,甲,乙,\n", "m.csv:2:1");
    wrong(HEAD "row,,甲,乙,\n\nrow,generel,甲,乙,\n", "m.csv:4:2");
    wrong(HEAD "row,,,乙,\n", "m.csv:2:3");
    wrong(HEAD "row,,甲,,\n", "m.csv:2:4");
    wrong(HEAD "split,summary,甲,乙,\n", "m.csv:2:4");
    wrong(HEAD "split,summary,甲,乙 = generel 丙,\n", "m.csv:2:4");
    wrong(HEAD "split,summary,甲,乙 = general,\n", "m.csv:2:4");
    wrong(HEAD "row,summary,收入/甲,乙,\n", "m.csv:2:3");
    wrong(HEAD "code,,30311 住房公积金,30113,\n", "m.csv:2:4");
}

static void test_two_targets(void **state) {
    (void)state;
    wrong(HEAD "row,,甲,乙,\nrow,,丁,戊,\nrow,,甲,丙,\n", "m.csv:4:3");
    wrong(HEAD "row,,甲,乙,\nrow,fund,一、甲,丙,\n", "m.csv:3:3");
    wrong(HEAD "column,,甲/乙,丙,\ncolumn,,甲/乙,丁,\n", "m.csv:3:3");
    wrong(HEAD "code,,301 甲,302 甲,\ncode,,301 甲,303 甲,\n", "m.csv:3:3");
    wrong(HEAD "cell,,甲.乙,丙,\ncell,,甲.乙,丁,\n", "m.csv:3:3");
    wrong(HEAD "split,,甲,乙 = fund 丙,\nsplit,,甲,乙 = general 丙,\n", "m.csv:3:3");
    known k = read_mappings(HEAD "row,fund,甲,乙,\nrow,summary,甲,丙,\nrow,fund,甲,乙,\n"
                                 "split,,甲,乙 = fund 丙,\nsplit,,甲,丁 = fund 戊,\n"
                                 "note,fund,p,说明：一,\nnote,fund,p,说明：二,\n");
    done(&k);
}

static void test_chains_and_circles(void **state) {
    (void)state;
    wrong(HEAD "row,,甲,乙,\nrow,,乙,丙,\n", "m.csv:3:3");
    wrong(HEAD "row,,乙,丙,\nrow,fund,甲,乙,\n", "m.csv:3:4");
    wrong(HEAD "row,,甲,乙,\nrow,,乙,甲,\n", "m.csv:3:4");
    wrong(HEAD "row,,甲,一、甲,\n", "m.csv:2:4");
    wrong(HEAD "column,,甲,乙,\ncolumn,,乙,丙,\n", "m.csv:3:3");
    wrong(HEAD "code,,301 甲,302 甲,\ncode,,302 甲,303 甲,\n", "m.csv:3:3");
    wrong(HEAD "split,,甲,乙 = fund 丙,\nsplit,,乙,丁 = fund 丙,\n", "m.csv:3:3");
    wrong_after(HEAD "row,,甲,乙,\n", HEAD "row,,丙,甲,\n", "m.csv:2:4");
    wrong_after(HEAD "row,,甲,乙,\n", HEAD "row,,乙,甲,\n", "m.csv:2:4");
}

static void test_sentences(void **state) {
    (void)state;
    known k = {0};
    gk_error err = {0};
    assert_int_equal(add(&k, HEAD "row,,甲,乙,\nrow,,甲,丙,\n", &err), GK_E_PROFILE);
    assert_string_equal(err.text, "line 2 gives “甲” another target, “乙”");
    done(&k);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_newest),      cmocka_unit_test(test_later_files),
        cmocka_unit_test(test_split),       cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_two_targets), cmocka_unit_test(test_chains_and_circles),
        cmocka_unit_test(test_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
