/* Exact decimals. All expectations are worked out by hand. */
#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <gongkai/decimal.h>

#define BIGGEST INT64_C(999999999999999999)

typedef gk_status (*parser)(const char *text, size_t length, gk_decimal *out, gk_error *err);

static gk_decimal dec(int64_t coefficient, int scale) {
    return (gk_decimal){coefficient, scale};
}

#define assert_decimal(d, c, s)                                                                    \
    do {                                                                                           \
        assert_int_equal((d).coefficient, c);                                                      \
        assert_int_equal((d).scale, s);                                                            \
    } while (0)

/* --- parsing --- */

typedef struct accepted {
    const char *text;
    int64_t coefficient;
    int scale;
} accepted;

static void check_accepted(parser parse, const accepted *e, size_t count) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++, e++) {
        gk_decimal d = {77, 7};
        gk_status status = parse(e->text, strlen(e->text), &d, NULL);
        if (!status && d.coefficient == e->coefficient && d.scale == e->scale)
            continue;
        print_error("\"%s\": status %d, %lld scale %d\n", e->text, (int)status,
                    (long long)d.coefficient, d.scale);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

static void check_refused(parser parse, const char *const *texts, size_t count, gk_status wanted) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        gk_decimal d = {77, 7};
        gk_error err = {0};
        gk_status status = parse(texts[i], strlen(texts[i]), &d, &err);
        if (status == wanted && err.status == wanted && err.text[0] && err.zh[0])
            continue;
        print_error("\"%s\": status %d, not %d (%lld scale %d)\n", texts[i], (int)status,
                    (int)wanted, (long long)d.coefficient, d.scale);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

#define ACCEPTED(parse, list) check_accepted(parse, list, sizeof(list) / sizeof *(list))
#define REFUSED(parse, list, status)                                                               \
    check_refused(parse, list, sizeof(list) / sizeof *(list), status)

static void test_parse(void **state) {
    (void)state;
    static const accepted good[] = {
        {"0", 0, 0},
        {"-0", 0, 0},
        {"12.50", 1250, 2},
        {"-12.50", -1250, 2},
        {".5", 5, 1},
        {"-.5", -5, 1},
        {"007", 7, 0},
        {"0.00", 0, 2},
        {"999999999999999999", BIGGEST, 0},
        {"-999999999999999999", -BIGGEST, 0},
        {"0.999999999999999999", BIGGEST, 18},
        {"0.000000000000000001", 1, 18},
        /* zeros at the end need no room of their own */
        {"12345678901234567.00", INT64_C(123456789012345670), 1},
        {"999999999999999999.00", BIGGEST, 0},
        {"-999999999999999999.0000000000000000000", -BIGGEST, 0},
        {"0.10000000000000000000", INT64_C(100000000000000000), 18},
        {"1.5000", 15000, 4},
    };
    ACCEPTED(gk_decimal_parse, good);
}

static void test_parse_refuses(void **state) {
    (void)state;
    static const char *const bad[] = {"",    "-",    ".",   "-.",  "5.",  "1.2.3", "+1",
                                      "1,0", " 1",   "1 ",  "1e3", "--1", "1-",    "０",
                                      "(1)", "0x10", "nan", "inf", "1%"};
    static const char *const big[] = {"1000000000000000000",   "-1000000000000000000",
                                      "0.0000000000000000001", "1234567890.1234567891",
                                      "12345678901234567.001", "0.1000000000000000001"};
    REFUSED(gk_decimal_parse, bad, GK_E_FORMAT);
    REFUSED(gk_decimal_parse, big, GK_E_LIMIT);
}

static void test_parse_stops_at_length(void **state) {
    (void)state;
    gk_decimal d;
    assert_int_equal(gk_decimal_parse("123", 2, &d, NULL), GK_OK);
    assert_decimal(d, 12, 0);
    assert_int_equal(gk_decimal_parse("1\0", 2, &d, NULL), GK_E_FORMAT);
    assert_int_equal(gk_amount_parse("1\0", 2, &d, NULL), GK_E_FORMAT);
    assert_int_equal(gk_amount_parse("1,234", 3, &d, NULL), GK_E_FORMAT);
}

static void test_messages(void **state) {
    (void)state;
    gk_decimal d;
    gk_error err;
    gk_decimal_parse("x", 1, &d, &err);
    assert_string_equal(err.text, "not a well-formed number");
    assert_string_equal(err.zh, "不是规范的数字");
    assert_string_equal(err.where, "");
    gk_decimal_parse("1234567890123456789", 19, &d, &err);
    assert_string_equal(err.text, "a number of more than 18 digits");
    assert_string_equal(err.zh, "数字超过18位");
}

static void test_amount(void **state) {
    (void)state;
    static const accepted good[] = {
        {"12.50", 1250, 2},
        {"0", 0, 0},
        {"0.07", 7, 2},
        {"-0.00", 0, 2},
        {"+5", 5, 0},
        {" 12 ", 12, 0},
        {"\t12\r\n", 12, 0},
        {"　12.5　", 125, 1},
        {"\u00A012\u00A0", 12, 0},
        {"１２．５０", 1250, 2},
        {"1．5", 15, 1},
        {"－12.50", -1250, 2},
        {"\u221212.50", -1250, 2},
        {"＋5", 5, 0},
        {"'0.5", 5, 1},
        {"＇12", 12, 0},
        {"1,234", 1234, 0},
        {"12,345", 12345, 0},
        {"123,456", 123456, 0},
        {"1,234,567.89", 123456789, 2},
        {"-1,234.5", -12345, 1},
        {"１，２３４．５６", 123456, 2},
        {"(12.50)", -1250, 2},
        {"（12.50）", -1250, 2},
        {"12.50-", -1250, 2},
        {"1,234.00－", -123400, 2},
        {"(1,234.00)", -123400, 2},
        {"（０）", 0, 0},
        {"999,999,999,999,999,999", BIGGEST, 0},
        {"1,234.5678901", INT64_C(12345678901), 7},
    };
    ACCEPTED(gk_amount_parse, good);
}

static void test_amount_refuses(void **state) {
    (void)state;
    static const char *const bad[] = {
        "-12.50-",   "(12.50-)",
        ".-",        "12.50--",
        "",          " ",
        "　",        "'",
        "()",        "-",
        "——",        "+",
        ".",         "5.",
        "5.-",       "007",
        "-007",      "(007)",
        "00",        "01.5",
        "12,36.4",   "1,23",
        "12,3456",   "1234,567",
        ",123",      "1,,234",
        "1,234,",    "123,",
        "1.234,5",   "0,123",
        "0,000.5",   "1,234,56",
        "1.5,00",    "1,234.567,890",
        "1.2E3",     "1e3",
        "12%",       "12元",
        "¥12",       "1 234",
        "12 .5",     "1.2.3",
        "--5",       "-+5",
        "+-5",       "-(5)",
        "(-5)",      "(+5)",
        "((5))",     "(5",
        "5)",        "5-",
        "1'234",     "nan",
        "inf",       "0x10",
        "５。0",     "一",
        "1\xFF",     "\xEF\xBC",
        "12.36.4.3", "12,36.4.3",
        "########",
    };
    static const char *const big[] = {"1,000,000,000,000,000,000", "0.1234567890123456789",
                                      "(1000000000000000000)"};
    REFUSED(gk_amount_parse, bad, GK_E_FORMAT);
    REFUSED(gk_amount_parse, big, GK_E_LIMIT);
}

/* --- binary numbers --- */

static void test_from_double(void **state) {
    (void)state;
    static const struct {
        double number;
        int64_t coefficient;
        int scale;
    } good[] = {
        {0.1 + 0.2, 3, 1},
        {0, 0, 0},
        {-0.0, 0, 0},
        {100, 100, 0},
        {-12.34, -1234, 2},
        {1.005, 1005, 3},
        {4662.9, 46629, 1},
        {1.0 / 3, INT64_C(333333333333333), 15},
        {2.0 / 3, INT64_C(666666666666667), 15},
        {1e-18, 1, 18},
        {-1e14, INT64_C(-100000000000000), 0},
        {9.995e14, INT64_C(999500000000000), 0},
        {999500000000000.125, INT64_C(999500000000000), 0},
        {999500000000000.75, INT64_C(999500000000001), 0},
        {999999999999999.0, INT64_C(999999999999999), 0},
        {999999999999999.375, INT64_C(999999999999999), 0},
        {123456789012345.6, INT64_C(123456789012346), 0},
        {12345678901234.56, INT64_C(123456789012346), 1},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        gk_decimal d = {77, 7};
        assert_int_equal(gk_decimal_from_double(good[i].number, &d, NULL), GK_OK);
        assert_decimal(d, good[i].coefficient, good[i].scale);
    }
}

static void test_from_double_refuses(void **state) {
    (void)state;
    static const struct {
        double number;
        gk_status status;
    } bad[] = {
        {(double)NAN, GK_E_FORMAT},
        {(double)INFINITY, GK_E_FORMAT},
        {-(double)INFINITY, GK_E_FORMAT},
        {1e15, GK_E_LIMIT},
        {-1e15, GK_E_LIMIT},
        {DBL_MAX, GK_E_LIMIT},
        {999999999999999.875, GK_E_LIMIT}, /* 15 digits round it up to 10^15 */
        {1e-19, GK_E_LIMIT},
        {DBL_MIN, GK_E_LIMIT},
        {1.23456789012345e-5, GK_E_LIMIT}, /* 19 decimals */
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        gk_decimal d;
        gk_error err = {0};
        assert_int_equal(gk_decimal_from_double(bad[i].number, &d, &err), bad[i].status);
        assert_int_equal(err.status, bad[i].status);
    }
}

static void test_to_double(void **state) {
    (void)state;
    static const struct {
        gk_decimal value;
        double number;
    } good[] = {
        {{0, 0}, 0},
        {{0, 18}, 0},
        {{1, 1}, 0.1},
        {{30, 2}, 0.3},
        {{-466290, 2}, -4662.9},
        {{1, 18}, 1e-18},
        {{INT64_C(123456789012345), 0}, 123456789012345},
        {{INT64_C(123456789012345), 18}, 0.000123456789012345},
        {{INT64_C(999999999999999), 2}, 9999999999999.99},
        {{INT64_C(-999999999999999), 0}, -999999999999999},
        {{INT64_C(1234567890123450), 2}, 12345678901234.5},
        {{INT64_C(123456789012345000), 3}, 123456789012345},
        {{INT64_C(100000000000000000), 17}, 1},
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        double number = -1;
        assert_int_equal(gk_decimal_to_double(good[i].value, &number, NULL), GK_OK);
        assert_true(number == good[i].number);
    }
}

static void test_to_double_refuses_16_digits(void **state) {
    (void)state;
    static const gk_decimal bad[] = {
        {INT64_C(1234567890123456), 2},   {INT64_C(-1234567890123456), 0},
        {INT64_C(1000000000000001), 0},   {INT64_C(12345678901234560), 3},
        {INT64_C(123456789012345000), 0}, /* not read back */
        {INT64_C(1000000000000000), 0},   {BIGGEST, 18}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        double number;
        gk_error err = {0};
        assert_int_equal(gk_decimal_to_double(bad[i], &number, &err), GK_E_LIMIT);
        assert_string_equal(err.text,
                            "a number of more than 15 digits, which a workbook cannot hold");
    }
}

/* --- arithmetic --- */

static void check_order(gk_decimal a, gk_decimal b, int wanted) {
    int there = gk_decimal_compare(a, b), back = gk_decimal_compare(b, a);
    if ((there > 0) - (there < 0) != wanted || (back > 0) - (back < 0) != -wanted)
        fail_msg("%lld/%d and %lld/%d: %d, back %d", (long long)a.coefficient, a.scale,
                 (long long)b.coefficient, b.scale, there, back);
}

static void test_compare(void **state) {
    (void)state;
    check_order(dec(15, 1), dec(150, 2), 0);
    check_order(dec(-15, 1), dec(-1500, 3), 0);
    check_order(dec(0, 0), dec(0, 18), 0);
    check_order(dec(1, 0), dec(INT64_C(100000000000000000), 17), 0);
    check_order(dec(9, 2), dec(1, 1), -1);
    check_order(dec(-1, 1), dec(-9, 2), -1);
    check_order(dec(-5, 1), dec(5, 1), -1);
    check_order(dec(-5, 1), dec(0, 0), -1);
    check_order(dec(1, 18), dec(0, 0), 1);
    check_order(dec(BIGGEST, 0), dec(BIGGEST, 18), 1);
    check_order(dec(-BIGGEST, 0), dec(BIGGEST, 0), -1);
    check_order(dec(BIGGEST, 18), dec(1, 0), -1);
    check_order(dec(-BIGGEST, 18), dec(-1, 0), 1);
    check_order(dec(BIGGEST, 17), dec(BIGGEST - 1, 17), 1);
    check_order(dec(BIGGEST, 0), dec(BIGGEST, 1), 1);
}

static void check_sum(gk_decimal a, gk_decimal b, gk_decimal wanted) {
    gk_decimal sum = {77, 7};
    gk_status status = gk_decimal_add(a, b, &sum, NULL);
    if (status || gk_decimal_compare(sum, wanted) != 0)
        fail_msg("%lld/%d + %lld/%d: status %d, %lld/%d", (long long)a.coefficient, a.scale,
                 (long long)b.coefficient, b.scale, (int)status, (long long)sum.coefficient,
                 sum.scale);
}

static void test_add(void **state) {
    (void)state;
    check_sum(dec(1, 1), dec(2, 1), dec(3, 1));
    check_sum(dec(15, 1), dec(-150, 2), dec(0, 0));
    check_sum(dec(123, 2), dec(4, 3), dec(1234, 3));
    check_sum(dec(0, 18), dec(BIGGEST, 0), dec(BIGGEST, 0));
    check_sum(dec(BIGGEST - 1, 0), dec(1, 0), dec(BIGGEST, 0));
    check_sum(dec(BIGGEST, 0), dec(-BIGGEST, 0), dec(0, 0));
    check_sum(dec(INT64_C(500000000000000000), 18), dec(INT64_C(123456789000), 0),
              dec(INT64_C(1234567890005), 1));
}

/* The sum itself has 18 digits or fewer, whatever scale it was computed in. */
static void test_add_at_the_edge(void **state) {
    (void)state;
    check_sum(dec(BIGGEST, 1), dec(1, 1), dec(INT64_C(100000000000000000), 0));
    check_sum(dec(INT64_C(100000000000000000), 0), dec(-1, 1), dec(BIGGEST, 1));
}

static void test_add_overflow(void **state) {
    (void)state;
    gk_decimal sum;
    gk_error err = {0};
    assert_int_equal(gk_decimal_add(dec(BIGGEST, 0), dec(1, 0), &sum, &err), GK_E_LIMIT);
    assert_string_equal(err.text, "a number of more than 18 digits");
    assert_int_equal(gk_decimal_add(dec(-BIGGEST, 0), dec(-1, 0), &sum, NULL), GK_E_LIMIT);
    assert_int_equal(gk_decimal_add(dec(BIGGEST, 0), dec(BIGGEST, 0), &sum, NULL), GK_E_LIMIT);
    assert_int_equal(gk_decimal_add(dec(BIGGEST, 0), dec(1, 1), &sum, NULL), GK_E_LIMIT);
    assert_int_equal(gk_decimal_add(dec(1, 18), dec(BIGGEST, 0), &sum, NULL), GK_E_LIMIT);
}

static void check_shift(gk_decimal value, int power, gk_decimal wanted) {
    gk_decimal d = {77, 7};
    gk_status status = gk_decimal_shift(value, power, &d, NULL);
    if (status || gk_decimal_compare(d, wanted) != 0 || d.scale < 0 || d.scale > 18)
        fail_msg("%lld/%d by %d: status %d, %lld/%d", (long long)value.coefficient, value.scale,
                 power, (int)status, (long long)d.coefficient, d.scale);
}

static void test_shift(void **state) {
    (void)state;
    check_shift(dec(9505000, 2), -4, dec(9505, 3));
    check_shift(dec(-5, 0), -4, dec(-5, 4));
    check_shift(dec(5, 4), 2, dec(5, 2));
    check_shift(dec(12, 0), 4, dec(120000, 0));
    check_shift(dec(15, 1), 3, dec(1500, 0));
    check_shift(dec(1, 0), 17, dec(INT64_C(100000000000000000), 0));
    check_shift(dec(1, 18), 18, dec(1, 0));
    check_shift(dec(1, 0), -18, dec(1, 18));
    check_shift(dec(10, 18), -1, dec(1, 18));
    check_shift(dec(0, 18), -18, dec(0, 0));
    check_shift(dec(0, 0), 18, dec(0, 0));
    check_shift(dec(BIGGEST, 0), 0, dec(BIGGEST, 0));
}

static void test_shift_overflow(void **state) {
    (void)state;
    gk_decimal d;
    assert_int_equal(gk_decimal_shift(dec(1, 0), 18, &d, NULL), GK_E_LIMIT);
    assert_int_equal(gk_decimal_shift(dec(BIGGEST, 0), 1, &d, NULL), GK_E_LIMIT);
    assert_int_equal(gk_decimal_shift(dec(-BIGGEST, 0), 18, &d, NULL), GK_E_LIMIT);
    assert_int_equal(gk_decimal_shift(dec(INT64_C(-100000000000000000), 0), 1, &d, NULL),
                     GK_E_LIMIT);
    assert_int_equal(gk_decimal_shift(dec(1, 18), -1, &d, NULL), GK_E_LIMIT);
    assert_int_equal(gk_decimal_shift(dec(1, 1), -18, &d, NULL), GK_E_LIMIT);
}

static void test_round(void **state) {
    (void)state;
    static const struct {
        gk_decimal value;
        int scale;
        gk_decimal rounded;
    } examples[] = {
        {{2345, 3}, 2, {235, 2}},
        {{-2345, 3}, 2, {-235, 2}},
        {{2344, 3}, 2, {234, 2}},
        {{-2344, 3}, 2, {-234, 2}},
        {{25, 1}, 0, {3, 0}},
        {{-25, 1}, 0, {-3, 0}},
        {{5, 1}, 0, {1, 0}},
        {{-5, 1}, 0, {-1, 0}},
        {{4, 1}, 0, {0, 0}},
        {{-4, 1}, 0, {0, 0}},
        {{9995, 3}, 2, {1000, 2}},
        {{5, 3}, 2, {1, 2}},
        {{-5, 3}, 2, {-1, 2}},
        {{49999, 7}, 2, {0, 2}},
        {{15, 1}, 2, {15, 1}},
        {{95050, 4}, 2, {951, 2}},
        {{95049, 4}, 2, {950, 2}},
        {{25, 1}, -3, {3, 0}},
        {{BIGGEST, 18}, 0, {1, 0}},
        {{-BIGGEST, 18}, 0, {-1, 0}},
        {{BIGGEST, 18}, 18, {BIGGEST, 18}},
        {{INT64_C(499999999999999999), 18}, 0, {0, 0}},
        {{INT64_C(500000000000000000), 18}, 0, {1, 0}},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        gk_decimal d = gk_decimal_round(examples[i].value, examples[i].scale);
        assert_decimal(d, examples[i].rounded.coefficient, examples[i].rounded.scale);
    }
}

static void test_is_whole(void **state) {
    (void)state;
    assert_true(gk_decimal_is_whole(dec(300, 2)));
    assert_true(gk_decimal_is_whole(dec(-2, 0)));
    assert_true(gk_decimal_is_whole(dec(0, 18)));
    assert_false(gk_decimal_is_whole(dec(301, 2)));
    assert_false(gk_decimal_is_whole(dec(-1, 18)));
}

static void check_format(gk_decimal value, int min_scale, const char *wanted) {
    char text[GK_DECIMAL_TEXT_MAX];
    size_t length = gk_decimal_format(value, min_scale, text);
    assert_string_equal(text, wanted);
    assert_int_equal(length, strlen(wanted));
}

static void test_format(void **state) {
    (void)state;
    check_format(dec(0, 0), 2, "0.00");
    check_format(dec(0, 0), 0, "0");
    check_format(dec(5, 1), 2, "0.50");
    check_format(dec(-5, 3), 2, "-0.005");
    check_format(dec(3, 0), 0, "3");
    check_format(dec(3, 0), 2, "3.00");
    check_format(dec(100, 2), 0, "1.00");
    check_format(dec(123456789, 2), 0, "1234567.89");
    check_format(dec(-123456789, 2), 4, "-1234567.8900");
    check_format(dec(BIGGEST, 18), 2, "0.999999999999999999");
    check_format(dec(-BIGGEST, 0), 18, "-999999999999999999.000000000000000000");
    check_format(dec(-BIGGEST, 0), 99, "-999999999999999999.000000000000000000");
    check_format(dec(-BIGGEST, 17), 2, "-9.99999999999999999");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_parse_refuses),
        cmocka_unit_test(test_parse_stops_at_length),
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_amount),
        cmocka_unit_test(test_amount_refuses),
        cmocka_unit_test(test_from_double),
        cmocka_unit_test(test_from_double_refuses),
        cmocka_unit_test(test_to_double),
        cmocka_unit_test(test_to_double_refuses_16_digits),
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_add),
        cmocka_unit_test(test_add_at_the_edge),
        cmocka_unit_test(test_add_overflow),
        cmocka_unit_test(test_shift),
        cmocka_unit_test(test_shift_overflow),
        cmocka_unit_test(test_round),
        cmocka_unit_test(test_is_whole),
        cmocka_unit_test(test_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
