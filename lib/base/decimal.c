#include <gongkai/decimal.h>

#include "base/characters.h"
#include "base/fail.h"
#include "base/utf8.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MAX_DIGITS = 18 };

static const int64_t LIMIT = INT64_C(1000000000000000000);

static gk_status too_long(gk_error *err) {
    return gk_fail(err, GK_E_LIMIT, "a number of more than 18 digits", "数字超过18位");
}

static gk_status not_a_number(gk_error *err) {
    return gk_fail(err, GK_E_FORMAT, "not a well-formed number", "不是规范的数字");
}

/* A decimal is zero only with coefficient 0, so -0 is 0: no table distinguishes them. */
static gk_status push_digit(gk_decimal *d, char c, gk_error *err) {
    if (d->coefficient > (LIMIT - 1 - (c - '0')) / 10)
        return too_long(err);
    d->coefficient = d->coefficient * 10 + (c - '0');
    return GK_OK;
}

/* Zeros at the end of the decimals count as digits only where there is room: 17 digits with .00
 * behind them are still the number that was written. */
static gk_status push_decimal(gk_decimal *d, char c, int *zeros, gk_error *err) {
    gk_status status = GK_OK;
    if (c == '0') {
        ++*zeros;
        return GK_OK;
    }
    for (; *zeros && !status; --*zeros, d->scale++)
        status = push_digit(d, '0', err);
    if (!status)
        status = ++d->scale > MAX_DIGITS ? too_long(err) : push_digit(d, c, err);
    return status;
}

static void push_last_zeros(gk_decimal *d, int zeros) {
    for (; zeros && d->scale < MAX_DIGITS && push_digit(d, '0', NULL) == GK_OK; zeros--)
        d->scale++;
}

gk_status gk_decimal_parse(const char *text, size_t length, gk_decimal *out, gk_error *err) {
    const char *p = text, *end = text + length;
    bool negative = p < end && *p == '-';
    p += negative;
    gk_decimal d = {0, 0};
    const char *point = NULL, *first = p;
    int zeros = 0;
    gk_status status = GK_OK;
    for (; p < end && !status; p++) {
        if (*p == '.' && !point)
            point = p;
        else if (!gk_is_digit(*p))
            status = not_a_number(err);
        else
            status = point ? push_decimal(&d, *p, &zeros, err) : push_digit(&d, *p, err);
    }
    if (!status && (first == end || point == end - 1))
        status = not_a_number(err);
    if (status)
        return status;
    push_last_zeros(&d, zeros);
    if (negative)
        d.coefficient = -d.coefficient;
    *out = d;
    return GK_OK;
}

/* The characters an amount may have, folded to ASCII; 0 for any other. */
static char fold_amount_char(uint32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    if (c == 0x2212)
        c = '-';
    if (c == 0x3000 || c == 0xA0 || c == '\t' || c == '\r' || c == '\n')
        c = ' ';
    return c < 0x80 && strchr("0123456789+-.,() '", (int)c) && c ? (char)c : 0;
}

static bool fold_amount(const char *text, size_t length, char *folded, size_t size, size_t *used) {
    const char *p = text, *end = text + length;
    *used = 0;
    while (p < end) {
        uint32_t c = gk_utf8_next(&p, end);
        char ascii = c == UINT32_MAX ? 0 : fold_amount_char(c);
        if (!ascii || *used + 1 >= size)
            return false;
        folded[(*used)++] = ascii;
    }
    return true;
}

static void trim(const char **text, size_t *length) {
    while (*length && **text == ' ')
        ++*text, --*length;
    while (*length && (*text)[*length - 1] == ' ')
        --*length;
}

/* Thousands groups must be whole: one to three digits, then commas each followed by exactly three
 * digits, up to the point or the end. Writes the digits without commas. */
static bool drop_groups(const char *text, size_t length, char *plain, size_t *used) {
    size_t whole = 0;
    while (whole < length && text[whole] != '.')
        whole++;
    bool grouped = memchr(text, ',', length) != NULL;
    *used = 0;
    if (grouped && (whole % 4 == 0 || *text == '0')) /* 1234,567 and 0,123 */
        return false;
    for (size_t i = 0; i < length; i++) {
        bool comma_due = grouped && i > 0 && i < whole && (whole - i) % 4 == 0;
        if ((text[i] == ',') != comma_due)
            return false;
        if (text[i] != ',')
            plain[(*used)++] = text[i];
    }
    return true;
}

/* 007 is a code or a slip, never an amount; 0 and 0.07 are amounts. */
static bool has_idle_zero(const char *text, size_t length) {
    return length > 1 && text[0] == '0' && gk_is_digit(text[1]);
}

gk_status gk_amount_parse(const char *text, size_t length, gk_decimal *out, gk_error *err) {
    char folded[64], plain[64];
    size_t n, used;
    if (!fold_amount(text, length, folded, sizeof folded, &n))
        return not_a_number(err);
    const char *p = folded;
    trim(&p, &n);
    if (n && *p == '\'')
        p++, n--;
    bool negative = n >= 2 && p[0] == '(' && p[n - 1] == ')';
    if (negative) {
        p++, n -= 2;
        trim(&p, &n);
    } else if (n && (*p == '-' || *p == '+')) {
        negative = *p == '-';
        p++, n--;
    } else if (n > 1 && p[n - 1] == '-' &&
               memchr(p, '.', n)) { /* 12.50-, as accounting programs print it */
        negative = true;
        n--;
        trim(&p, &n);
    }
    if (!n || *p == '-' || has_idle_zero(p, n) || !drop_groups(p, n, plain, &used))
        return not_a_number(err);
    gk_decimal d;
    gk_status status = gk_decimal_parse(plain, used, &d, err);
    if (status)
        return status;
    if (negative)
        d.coefficient = -d.coefficient;
    *out = d;
    return GK_OK;
}

static int64_t power_of_ten(int n) {
    int64_t p = 1;
    while (n-- > 0)
        p *= 10;
    return p;
}

static void drop_trailing_zeros(gk_decimal *d) {
    while (d->scale > 0 && d->coefficient % 10 == 0) {
        d->coefficient /= 10;
        d->scale--;
    }
}

/* "%.14e" gives the 15 digits without touching the locale's point more than in one place we skip:
 * d?dddddddddddddde±XX, whatever '?' is. */
gk_status gk_decimal_from_double(double number, gk_decimal *out, gk_error *err) {
    if (!isfinite(number))
        return not_a_number(err);
    if (fabs(number) >= 1e15)
        return too_long(err);
    char text[64];
    snprintf(text, sizeof text, "%.14e", fabs(number));
    const char *e = strchr(text, 'e');
    gk_decimal d = {text[0] - '0', 14};
    for (const char *p = e - 14; p < e; p++)
        d.coefficient = d.coefficient * 10 + (*p - '0');
    int exponent = 0;
    for (const char *p = e + 2; *p; p++)
        exponent = exponent * 10 + (*p - '0');
    d.scale -= e[1] == '-' ? -exponent : exponent;
    if (d.scale < 0) /* 15 nines were rounded up to 10^15 */
        return too_long(err);
    if (d.coefficient == 0)
        d.scale = 0;
    drop_trailing_zeros(&d);
    if (d.scale > MAX_DIGITS)
        return too_long(err);
    if (number < 0)
        d.coefficient = -d.coefficient;
    *out = d;
    return GK_OK;
}

gk_status gk_decimal_to_double(gk_decimal value, double *out, gk_error *err) {
    gk_decimal d = value;
    drop_trailing_zeros(&d);
    int64_t magnitude = d.coefficient < 0 ? -d.coefficient : d.coefficient;
    if (magnitude >= INT64_C(1000000000000000))
        return gk_fail(err, GK_E_LIMIT,
                       "a number of more than 15 digits, which a workbook cannot hold",
                       "数字超过15位，工作簿无法精确保存");
    /* 15 digits and powers of ten up to 10^18 are exact in binary (5^18 < 2^53), so one division
     * rounds once: the result is the nearest double. */
    *out = (double)d.coefficient / (double)power_of_ten(d.scale);
    return GK_OK;
}

size_t gk_decimal_format(gk_decimal value, int min_scale, char text[GK_DECIMAL_TEXT_MAX]) {
    if (min_scale > MAX_DIGITS)
        min_scale = MAX_DIGITS;
    char digits[GK_DECIMAL_TEXT_MAX];
    int64_t magnitude = value.coefficient < 0 ? -value.coefficient : value.coefficient;
    int n = snprintf(digits, sizeof digits, "%0*lld", value.scale + 1, (long long)magnitude);
    size_t whole = (size_t)(n - value.scale), used = 0;
    if (value.coefficient < 0)
        text[used++] = '-';
    memcpy(text + used, digits, whole);
    used += whole;
    if (value.scale || min_scale > 0)
        text[used++] = '.';
    memcpy(text + used, digits + whole, (size_t)value.scale);
    used += (size_t)value.scale;
    for (int i = value.scale; i < min_scale; i++)
        text[used++] = '0';
    text[used] = '\0';
    return used;
}

/* Whole parts first, then fractions brought to 18 decimals: nothing overflows. */
int gk_decimal_compare(gk_decimal a, gk_decimal b) {
    int64_t pa = power_of_ten(a.scale), pb = power_of_ten(b.scale);
    int64_t wa = a.coefficient / pa, wb = b.coefficient / pb;
    if (wa != wb)
        return wa < wb ? -1 : 1;
    int64_t fa = a.coefficient % pa * power_of_ten(MAX_DIGITS - a.scale);
    int64_t fb = b.coefficient % pb * power_of_ten(MAX_DIGITS - b.scale);
    return (fa > fb) - (fa < fb);
}

static bool in_range(int64_t coefficient) {
    return coefficient < LIMIT && coefficient > -LIMIT;
}

gk_status gk_decimal_shift(gk_decimal value, int power, gk_decimal *out, gk_error *err) {
    gk_decimal d = value;
    d.scale -= power;
    for (; d.scale < 0; d.scale++) {
        if (!in_range(d.coefficient) || d.coefficient > LIMIT / 10 || d.coefficient < -LIMIT / 10)
            return too_long(err);
        d.coefficient *= 10;
    }
    if (!in_range(d.coefficient))
        return too_long(err);
    while (d.scale > MAX_DIGITS && d.coefficient % 10 == 0) {
        d.coefficient /= 10;
        d.scale--;
    }
    if (d.scale > MAX_DIGITS)
        return too_long(err);
    *out = d;
    return GK_OK;
}

/* Up to half of what an int64 holds: the sum of two may be reduced to 18 digits again. */
static gk_status rescale(gk_decimal *d, int scale, gk_error *err) {
    for (; d->scale < scale; d->scale++) {
        if (d->coefficient > INT64_MAX / 20 || d->coefficient < -INT64_MAX / 20)
            return too_long(err);
        d->coefficient *= 10;
    }
    return GK_OK;
}

gk_status gk_decimal_add(gk_decimal a, gk_decimal b, gk_decimal *out, gk_error *err) {
    drop_trailing_zeros(&a);
    drop_trailing_zeros(&b);
    int scale = a.scale > b.scale ? a.scale : b.scale;
    gk_status status = rescale(&a, scale, err);
    if (!status)
        status = rescale(&b, scale, err);
    if (status)
        return status;
    gk_decimal sum = {a.coefficient + b.coefficient, scale};
    drop_trailing_zeros(&sum);
    if (!in_range(sum.coefficient))
        return too_long(err);
    *out = sum;
    return GK_OK;
}

gk_decimal gk_decimal_round(gk_decimal value, int scale) {
    if (scale < 0)
        scale = 0;
    if (value.scale <= scale)
        return value;
    int64_t unit = power_of_ten(value.scale - scale);
    int64_t quotient = value.coefficient / unit, rest = value.coefficient % unit;
    if (rest >= unit - unit / 2)
        quotient++;
    if (rest <= -(unit - unit / 2))
        quotient--;
    return (gk_decimal){quotient, scale};
}

bool gk_decimal_is_whole(gk_decimal value) {
    return value.coefficient % power_of_ten(value.scale) == 0;
}
