#include "base/shortest.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PLAIN_FROM 1e-6
#define PLAIN_BELOW 1e17

enum { DIGITS_SURE = 15, DIGITS_MOST = 17, DECIMALS_FAST = 6 };

/** d.ddd x 10^exponent, without the point. */
typedef struct digits {
    char text[DIGITS_MOST + 1];
    int exponent;
} digits;

/* ---- the common case ------------------------------------------------------------------------ */

/* Write whole / 10^decimals. */
static size_t write_scaled(uint64_t whole, int decimals, char *text) {
    char buffer[GK_SHORTEST_MAX], *end = buffer + sizeof buffer, *start = end;
    for (int n = 0; whole || n <= decimals; n++, whole /= 10) {
        if (n && n == decimals)
            *--start = '.';
        *--start = (char)('0' + whole % 10);
    }
    memcpy(text, start, (size_t)(end - start));
    return (size_t)(end - start);
}

/* A number of up to 15 digits and a few decimals is a quotient of two whole doubles, and division
 * rounds as reading does. No other decimal of up to 15 digits gives the same double. */
static size_t format_fast(double magnitude, char *text) {
    double power = 1;
    for (int decimals = 0; decimals <= DECIMALS_FAST; decimals++, power *= 10) {
        double whole = floor(magnitude * power + 0.5);
        if (!(whole < 1e15))
            return 0;
        if (whole / power == magnitude)
            return write_scaled((uint64_t)whole, decimals, text);
    }
    return 0;
}

/* ---- the digits of any number --------------------------------------------------------------- */

static void take_digits(const char *scientific, digits *d) {
    size_t length = 0;
    const char *c = scientific;
    for (; *c != 'e'; c++)
        if (*c >= '0' && *c <= '9') /* the point is the locale's */
            d->text[length++] = *c;
    d->exponent = atoi(c + 1);
    while (length > 1 && d->text[length - 1] == '0')
        length--;
    d->text[length] = '\0';
}

static bool reads_back(const char *scientific, double magnitude) {
    return strtod(scientific, NULL) == magnitude;
}

/* Below a power of two doubles lie twice as dense as above: the nearest decimal of so many digits,
 * below, may be another double's while the next one, above, is not. (A last digit 9 is left alone:
 * no power of two needs the carry.) */
static bool next_reads_back(char *scientific, double magnitude) {
    int exponent;
    char *last = strchr(scientific, 'e') - 1;
    if (frexp(magnitude, &exponent) != 0.5 || *last == '9')
        return false;
    ++*last;
    return reads_back(scientific, magnitude);
}

static void find_digits(double magnitude, digits *d) {
    char scientific[GK_SHORTEST_MAX];
    for (int count = magnitude < DBL_MIN ? 1 : DIGITS_SURE; count <= DIGITS_MOST; count++) {
        snprintf(scientific, sizeof scientific, "%.*e", count - 1, magnitude);
        if (count == DIGITS_MOST || reads_back(scientific, magnitude) ||
            next_reads_back(scientific, magnitude))
            break;
    }
    take_digits(scientific, d);
}

/* ---- putting them down ---------------------------------------------------------------------- */

static size_t write_scientific(const digits *d, char *text, size_t size) {
    return (size_t)snprintf(text, size, "%.1s%s%se%+03d", d->text, d->text[1] ? "." : "",
                            d->text + 1, d->exponent);
}

/* All whole numbers that come here have 16 or 17 digits. */
static size_t write_plain(const digits *d, char *text, size_t size) {
    if (d->exponent < 0)
        return (size_t)snprintf(text, size, "0.%.*s%s", -d->exponent - 1, "00000000", d->text);
    return (size_t)snprintf(text, size, "%.*s.%s", d->exponent + 1, d->text,
                            d->text + d->exponent + 1);
}

static size_t format_any(double magnitude, char *text, size_t size) {
    digits d;
    if (!isfinite(magnitude))
        return (size_t)snprintf(text, size, "%g", magnitude);
    bool plain = magnitude >= PLAIN_FROM && magnitude < PLAIN_BELOW;
    if (plain && magnitude == floor(magnitude))
        return (size_t)snprintf(text, size, "%.0f", magnitude);
    find_digits(magnitude, &d);
    return plain ? write_plain(&d, text, size) : write_scientific(&d, text, size);
}

size_t gk_shortest(double number, char text[GK_SHORTEST_MAX]) {
    size_t sign = signbit(number) != 0, length = 0;
    double magnitude = fabs(number);
    text[0] = '-';
    if (magnitude == 0 || magnitude >= PLAIN_FROM)
        length = format_fast(magnitude, text + sign);
    if (!length)
        length = format_any(magnitude, text + sign, GK_SHORTEST_MAX - sign);
    text[sign + length] = '\0';
    return sign + length;
}
