/* Formulas and scopes of checks, as people write them into a CSV. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "check/formula.h"
#include "profiles.h"

static gk_formula read_formula(gk_arena *arena, const char *text) {
    gk_formula f;
    gk_formula_fault fault;
    if (!gk_formula_read(arena, profiles, text, &f, &fault))
        fail_msg("%s: %s", text, fault.en);
    return f;
}

static void assert_fault(const gk_formula_fault *fault, const char *why, const char *at) {
    assert_string_equal(fault->en, why);
    assert_string_equal(fault->at, at);
    assert_non_null(fault->zh);
}

static void wrong(const char *text, const char *why, const char *at) {
    gk_arena arena = {0};
    gk_formula f;
    gk_formula_fault fault;
    assert_false(gk_formula_read(&arena, profiles, text, &f, &fault));
    assert_fault(&fault, why, at);
    gk_arena_free(&arena);
}

static void test_terms(void **state) {
    (void)state;
    gk_arena arena = {0};
    gk_formula f = read_formula(
        &arena, "general[合计].小计 - 1.50 = sum(basic[309*]) + previous.fund[合计].@c");
    assert_int_equal(f.relation, GK_EQUAL);
    assert_int_equal(f.left.count, 2);
    assert_string_equal(f.left.references[0].role, GK_ROLE_GENERAL);
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
    assert_string_equal(f.left.references[0].role, GK_ROLE_STATE_CAPITAL);
    assert_true(f.left.references[0].optional);
    assert_int_equal(f.right.references[0].column_count, 2);
    assert_string_equal(f.right.references[0].columns[1], "项目支出");
    gk_arena_free(&arena);
}

#define NO_ROLE "the role of a table was expected (gk-profiles lists them)"

static void test_mistakes(void **state) {
    (void)state;
    wrong("basic[301、303] <= 300", "one code stands in brackets: basic[301] + basic[303]",
          "301、303] <= 300");
    wrong("general[2011].小计 = 0", "a code has 3, 5 or 7 digits", "2011].小计 = 0");
    wrong("sum(summary[支出/*]) = 0", "* follows the beginning of a code", "支出/*]) = 0");
    wrong("general[@k*].小计 = 0", "a row's variables are @r, @k and …/@k", "@k*].小计 = 0");
    wrong("general[合计].@k = 0", "a column's variable is @c", "@k = 0");
    wrong("1 = generel[合计]", NO_ROLE, "generel[合计]");
    wrong("general[合计 = 1", "a row's bracket is never closed", "");
    wrong("general = 1", NO_ROLE, "general = 1");
    wrong("general[合计]. = 1", "a column's heading is missing, or there are more than 12", " = 1");
    wrong("sum(general[合计].小计 = 1", "sum( is never closed", "= 1");
    wrong("general[合计].小计", "=, <= or >= must stand between two sides; numbers have no commas",
          "");
    wrong("general[合计].小计 = 1 2",
          "something is left behind the formula; numbers have no commas or %", "2");
    wrong("general[below 201].小计 = 1", "below is for @r", ".小计 = 1");
    wrong("", NO_ROLE, "");
}

static gk_scope read_scope(gk_arena *arena, const char *text) {
    gk_scope s;
    gk_formula_fault fault;
    if (!gk_scope_read(arena, profiles, text, &s, &fault))
        fail_msg("%s: %s", text, fault.en);
    return s;
}

static void wrong_scope(const char *text, const char *why, const char *at) {
    gk_arena arena = {0};
    gk_scope s;
    gk_formula_fault fault;
    assert_false(gk_scope_read(&arena, profiles, text, &s, &fault));
    assert_fault(&fault, why, at);
    gk_arena_free(&arena);
}

static void test_scopes(void **state) {
    (void)state;
    gk_arena arena = {0};
    gk_scope s = read_scope(&arena, "each column, parent in revenue fund");
    assert_true(s.column && s.parent && !s.row);
    assert_int_equal(s.role_count, 2);
    assert_string_equal(s.roles[1], GK_ROLE_FUND);
    assert_int_equal(read_scope(&arena, "").role_count, 0);
    assert_true(read_scope(&arena, "each class").class_);
    gk_arena_free(&arena);
    wrong_scope("each cell", "column, row, parent, code or class must follow each", "cell");
    wrong_scope("in fund generel", NO_ROLE, "generel");
    wrong_scope("all rows", "a scope is: each column, parent in revenue expenditure", "all rows");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms),  cmocka_unit_test(test_rows),
        cmocka_unit_test(test_lists),  cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_scopes),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
