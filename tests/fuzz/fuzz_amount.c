/* Any bytes as an amount: what is accepted keeps its value when it is written and read again, when
 * it is rounded, and when it goes through a binary number. */
#include <gongkai/decimal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds) {
    if (!holds)
        abort();
}

static void check_text(gk_decimal d, int min_scale) {
    char text[GK_DECIMAL_TEXT_MAX];
    gk_decimal plain, amount;
    size_t length = gk_decimal_format(d, min_scale, text);
    check(length == strlen(text) && length < sizeof text);
    if (min_scale > d.scale)
        return;
    check(gk_decimal_parse(text, length, &plain, NULL) == GK_OK);
    check(gk_amount_parse(text, length, &amount, NULL) == GK_OK);
    check(plain.coefficient == d.coefficient && plain.scale == d.scale);
    check(gk_decimal_compare(amount, d) == 0);
}

static void check_binary(gk_decimal d) {
    double number;
    gk_decimal back;
    if (gk_decimal_to_double(d, &number, NULL) != GK_OK)
        return;
    if (gk_decimal_from_double(number, &back, NULL) == GK_OK)
        check(gk_decimal_compare(back, d) == 0);
}

static void check_arithmetic(gk_decimal d) {
    gk_decimal minus = {-d.coefficient, d.scale}, sum, there, back;
    check(gk_decimal_add(d, minus, &sum, NULL) == GK_OK && sum.coefficient == 0);
    for (int scale = 0; scale < 5; scale++) {
        gk_decimal up = gk_decimal_round(d, scale), down = gk_decimal_round(minus, scale);
        check(up.coefficient == -down.coefficient && up.scale == down.scale);
        check(gk_decimal_compare(up, gk_decimal_round(up, scale)) == 0);
    }
    if (gk_decimal_shift(d, -4, &there, NULL) == GK_OK &&
        gk_decimal_shift(there, 4, &back, NULL) == GK_OK)
        check(gk_decimal_compare(back, d) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    gk_decimal d = {0, 0};
    gk_error err = {0};
    const char *text = (const char *)data;
    gk_status status = gk_amount_parse(text, size, &d, &err);
    check(status == err.status && (!status || (err.text[0] && err.zh[0])));
    gk_decimal plain;
    if (gk_decimal_parse(text, size, &plain, NULL) == GK_OK && !status)
        check(gk_decimal_compare(plain, d) == 0);
    if (status)
        return 0;
    check(d.scale >= 0 && d.scale <= 18);
    check(d.coefficient < INT64_C(1000000000000000000) &&
          d.coefficient > INT64_C(-1000000000000000000));
    check_text(d, 0);
    check_text(d, 2);
    check_binary(d);
    check_arithmetic(d);
    return 0;
}
