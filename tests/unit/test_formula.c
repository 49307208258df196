/* Formulas and scopes of checks, as people write them into a CSV. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "formula.h"

static gk_formula read_formula(gk_arena *arena, const char *text) {
    gk_formula f;
    const char *en = NULL, *zh = NULL;
    if (!gk_formula_read(arena, text, &f, &en, &zh))
        fail_msg("%s: %s", text, en);
    return f;
}

static void wrong(const char *text, const char *why) {
    gk_arena arena = {0};
    gk_formula f;
    const char *en = NULL, *zh = NULL;
    assert_false(gk_formula_read(&arena, text, &f, &en, &zh));
    assert_string_equal(en, why);
    assert_non_null(zh);
    gk_arena_free(&arena);
}

static void test_terms(void **state) {
    (void)state;
    gk_arena arena = {0};
    gk_formula f = read_formula(
        &arena, "general[合计].小计 - 1.50 = sum(basic[309*]) + previous.fund[合计].@c");
    assert_int_equal(f.relation, GK_EQUAL);
    assert_int_equal(f.left.count, 2);
    assert_int_equal(f.left.references[0].role, GK_ROLE_GENERAL);
    assert_string_equal(f.left.references[0].row, "合计");
    assert_string_equal(f.left.references[0].columns[0], "小计");
    assert_true(f.left.references[1].constant && f.left.references[1].negative);
    assert_int_equal(f.right.references[0].rows, GK_ROWS_PREFIX);
    assert_int_equal(f.right.references[0].column_count, 0);
    assert_true(f.right.references[1].last_year && f.right.references[1].any_column);
    gk_arena_free(&arena);
}

static void test_rows(void **state) {
    (void)state;
    static const struct {
        const char *text;
        gk_rows_kind kind;
    } rows[] = {{"@t[@r].@c <= 1", GK_ROWS_SELF},
                {"@t[类].@c >= 1", GK_ROWS_CLASSES},
                {"@t[below @r].@c = 1", GK_ROWS_BELOW},
                {"summary[above 收入/本年收入合计] = 1", GK_ROWS_ABOVE},
                {"three-public[].预算数/合计 = 1", GK_ROWS_ONE}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        gk_arena arena = {0};
        gk_formula f = read_formula(&arena, rows[i].text);
        assert_int_equal(f.left.references[0].rows, rows[i].kind);
        gk_arena_free(&arena);
    }
}

static void test_lists(void **state) {
    (void)state;
    gk_arena arena = {0};
    gk_formula f =
        read_formula(&arena, "state-capital[合计]?.合计 = general[@r].基本支出,项目支出");
    assert_int_equal(f.left.references[0].role, GK_ROLE_STATE_CAPITAL);
    assert_true(f.left.references[0].optional);
    assert_int_equal(f.right.references[0].column_count, 2);
    assert_string_equal(f.right.references[0].columns[1], "项目支出");
    gk_arena_free(&arena);
}

static void test_mistakes(void **state) {
    (void)state;
    wrong("generel[合计] = 1", "unknown role");
    wrong("general[合计 = 1", "a row's bracket is never closed");
    wrong("general = 1", "unknown role");
    wrong("general[合计]. = 1", "a column's heading is missing, or there are more than 12");
    wrong("sum(general[合计].小计 = 1", "sum( is never closed");
    wrong("general[合计].小计", "=, <= or >= must stand between two sides");
    wrong("general[合计].小计 = 1 2", "something is left behind the formula");
    wrong("general[below 201].小计 = 1", "below is for @r");
    wrong("", "unknown role");
}

static void test_scopes(void **state) {
    (void)state;
    gk_scope s;
    const char *en, *zh;
    assert_true(gk_scope_read("each column, parent in revenue fund", &s, &en, &zh));
    assert_true(s.column && s.parent && !s.row);
    assert_int_equal(s.role_count, 2);
    assert_int_equal(s.roles[1], GK_ROLE_FUND);
    assert_true(gk_scope_read("", &s, &en, &zh));
    assert_int_equal(s.role_count, 0);
    assert_true(gk_scope_read("each class", &s, &en, &zh) && s.class_);
    assert_false(gk_scope_read("each cell", &s, &en, &zh));
    assert_string_equal(en, "each column, row, parent, code or class");
    assert_false(gk_scope_read("in generel", &s, &en, &zh));
    assert_string_equal(en, "unknown role");
    assert_false(gk_scope_read("all rows", &s, &en, &zh));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms),  cmocka_unit_test(test_rows),
        cmocka_unit_test(test_lists),  cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_scopes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
