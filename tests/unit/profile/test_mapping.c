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

static void test_names_change_again_and_again(void **state) {
    (void)state;
    known k = read_mappings(HEAD "row,,一、甲支出,乙支出,2015\nrow,,乙支出,丙 支出,2019\n"
                                 "row,fund,丙支出,丁支出,\n");
    assert_string_equal(row(&k, GK_ROLE_SUMMARY, "甲支出"), "丙支出");
    assert_string_equal(row(&k, GK_ROLE_FUND, "甲支出"), "丁支出");
    assert_string_equal(row(&k, GK_ROLE_SUMMARY, "丁支出"), "丁支出");
    assert_string_equal(gk_mappings_newest(&k.mappings, GK_MAPPING_COLUMN, GK_ROLE_FUND, "甲支出"),
                        "甲支出");
    done(&k);
}

static void test_a_circle_ends(void **state) {
    (void)state;
    known k = read_mappings(HEAD "row,,甲,乙,\nrow,,乙,甲,\n");
    const char *end = row(&k, GK_ROLE_FUND, "甲");
    assert_true(strcmp(end, "甲") == 0 || strcmp(end, "乙") == 0);
    done(&k);
}

/* A file of one's own comes later and wins. */
static void test_the_later_file_wins(void **state) {
    (void)state;
    known k = read_mappings(HEAD "row,,甲,乙,\n");
    assert_int_equal(add(&k, HEAD "row,,甲,丙,\n", NULL), GK_OK);
    assert_string_equal(row(&k, GK_ROLE_FUND, "甲"), "丙");
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

static void wrong(const char *text, const char *where) {
    known k = {0};
    gk_error err = {0};
    assert_int_equal(add(&k, text, &err), GK_E_PROFILE);
    assert_string_equal(err.where, where);
    done(&k);
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
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_change_again_and_again),
        cmocka_unit_test(test_a_circle_ends),
        cmocka_unit_test(test_the_later_file_wins),
        cmocka_unit_test(test_split),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
