/* The shortest decimal that reads back as the same double. */
#include <float.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/shortest.h"

static void expect(double number, const char *wanted) {
    char text[GK_SHORTEST_MAX];
    assert_int_equal(gk_shortest(number, text), strlen(wanted));
    assert_string_equal(text, wanted);
}

static void test_known(void **state) {
    (void)state;
    expect(0, "0");
    expect(-0.0, "-0");
    expect(1500, "1500");
    expect(0.29, "0.29");
    expect(-12367.43, "-12367.43");
    expect(0.1 + 0.2, "0.30000000000000004");
    expect(1e-6, "0.000001");
    expect(1.5e-7, "1.5e-07");
    expect(9007199254740993.0, "9007199254740992");
    expect(99999999999999984.0, "99999999999999984");
    expect(1e17, "1e+17");
    expect(5e-324, "5e-324");
    expect(DBL_MAX, "1.7976931348623157e+308");
    expect(9007199254740992.5 / 4, "2251799813685248");
}

static void test_reads_back(void **state) {
    char text[GK_SHORTEST_MAX];
    uint64_t bits = 1;
    (void)state;
    for (int i = 0; i < 100000; i++) {
        double number;
        bits = bits * 6364136223846793005u + 1442695040888963407u;
        memcpy(&number, &bits, sizeof number);
        if (number - number != 0)
            continue;
        gk_shortest(number, text);
        assert_true(strtod(text, NULL) == number);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_known),
                                       cmocka_unit_test(test_reads_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
