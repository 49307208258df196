/* The list of kinds: ids, severities, sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "finding/kinds.h"

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
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_severities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
