/* What severities and outcomes are called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <gongkai/finding.h>

static void test_severities(void **state) {
    (void)state;
    static const char *const names[] = {"info", "warn", "error"}, *const zh[] = {"提示", "警告",
                                                                                 "错误"};
    for (int s = GK_SEVERITY_INFO; s <= GK_SEVERITY_ERROR; s++) {
        assert_string_equal(gk_severity_name((gk_severity)s), names[s]);
        assert_string_equal(gk_severity_word((gk_severity)s, GK_LANGUAGE_EN), names[s]);
        assert_string_equal(gk_severity_word((gk_severity)s, GK_LANGUAGE_ZH), zh[s]);
    }
}

static void test_outcomes(void **state) {
    (void)state;
    static const char *const names[] = {"held", "tail", "suspicious", "failed", "not-run"};
    for (int o = 0; o < GK_OUTCOME_COUNT; o++) {
        gk_finding f = {.outcome = names[o]};
        assert_string_equal(gk_outcome_name((gk_outcome)o), names[o]);
        for (int other = 0; other < GK_OUTCOME_COUNT; other++)
            assert_int_equal(gk_finding_has_outcome(&f, (gk_outcome)other), o == other);
    }
    assert_string_equal(gk_outcome_name((gk_outcome)99), "unknown");
    assert_false(gk_finding_has_outcome(&(gk_finding){0}, GK_OUTCOME_HELD));
}

/* What is no fault is not called one. */
static void test_words(void **state) {
    (void)state;
    gk_finding f = {.severity = GK_SEVERITY_INFO, .outcome = "tail"};
    assert_string_equal(gk_finding_word(&f, GK_LANGUAGE_ZH), "尾差");
    assert_string_equal(gk_finding_word(&f, GK_LANGUAGE_EN), "tail");
    f.outcome = "not-run";
    assert_string_equal(gk_finding_word(&f, GK_LANGUAGE_ZH), "未执行");
    assert_string_equal(gk_finding_word(&f, GK_LANGUAGE_EN), "not run");
    f.outcome = NULL;
    assert_string_equal(gk_finding_word(&f, GK_LANGUAGE_ZH), "提示");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_severities),
        cmocka_unit_test(test_outcomes),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
