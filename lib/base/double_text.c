#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* strtod_l */
#endif
#include "base/double_text.h"
#include "base/characters.h"
#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Longer than any double's digits before the point. */
#define GK_DIGITS_MAX 400

static size_t digits(const char *text) {
    size_t n = 0;
    while (gk_is_digit(text[n]))
        n++;
    return n;
}

/* What strtod_l is given must be this much narrower than what it takes: no hex, no "inf". */
static size_t number_length(const char *text, size_t *fraction, bool *exponent) {
    size_t n = *text == '-' || *text == '+';
    size_t whole = digits(text + n);
    n += whole;
    *fraction = text[n] == '.' ? digits(text + n + 1) : 0;
    n += text[n] == '.' ? *fraction + 1 : 0;
    if (whole + *fraction == 0)
        return 0;
    *exponent = text[n] == 'e' || text[n] == 'E';
    if (*exponent) {
        n++;
        n += text[n] == '-' || text[n] == '+';
        size_t power = digits(text + n);
        if (power == 0)
            return 0;
        n += power;
    }
    return n;
}

/* The digits alone, without zeros in front; SIZE_MAX if they do not fit. */
static size_t copy_digits(const char *text, size_t length, char out[GK_DIGITS_MAX]) {
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        if (!gk_is_digit(text[i]) || (n == 0 && text[i] == '0'))
            continue;
        if (n == GK_DIGITS_MAX)
            return (size_t)-1;
        out[n++] = text[i];
    }
    return n;
}

/* The digits of the number in a printf format. Only digits count, since printf writes the locale's
   decimal point. */
static size_t print_digits(int precision, bool scientific, double number, char out[GK_DIGITS_MAX]) {
    char printed[GK_DIGITS_MAX];
    int size = snprintf(printed, sizeof printed, scientific ? "%.*e" : "%.*f", precision, number);
    if (size < 0 || (size_t)size >= sizeof printed)
        return (size_t)-1;
    const char *power = scientific ? memchr(printed, 'e', (size_t)size) : NULL;
    return copy_digits(printed, power ? (size_t)(power - printed) : (size_t)size, out);
}

/* Programs write a double by its first 15 to 17 digits, and whole numbers filled up with zeros. */
enum { SHOWN = 15, WRITTEN = 17 };

static size_t without_zeros(const char *number, size_t count, size_t *fraction) {
    for (; count > 0 && number[count - 1] == '0'; count--)
        *fraction -= *fraction > 0;
    return count;
}

/* Whether the double lost digits that the text has. One digit too many, with as many decimals as an
 * amount of money has, nobody calculated: it was meant, and a double shows 15. More of both are those
 * of a double (Gnumeric writes 12367.4299999999999997 for 12367.43), unless they stand before the
 * point. */
static bool changed(const char *text, size_t length, size_t fraction, double number) {
    enum { MONEY_DECIMALS = 2 };
    char wanted[GK_DIGITS_MAX], got[GK_DIGITS_MAX];
    size_t n = copy_digits(text, length, wanted), decimals = fraction;
    if (n == (size_t)-1)
        return true;
    size_t significant = without_zeros(wanted, n, &decimals);
    if (significant == SHOWN + 1 && decimals > 0 && decimals <= MONEY_DECIMALS)
        return true;
    if (significant <= SHOWN || n <= SHOWN + fraction)
        return false;
    bool rounded = significant <= WRITTEN;
    size_t m = rounded ? print_digits((int)significant - 1, true, number, got)
                       : print_digits((int)fraction, false, number, got);
    return m != (rounded ? significant : n) || memcmp(wanted, got, m) != 0;
}

gk_double_kind gk_double_parse(const char *text, locale_t c, double *number, const char **start,
                               size_t *length) {
    static const char blanks[] = " \t\r\n";
    size_t fraction = 0;
    bool exponent = false;
    text += strspn(text, blanks);
    size_t n = number_length(text, &fraction, &exponent);
    *start = text;
    *length = n;
    if (n == 0 || text[n + strspn(text + n, blanks)])
        return GK_DOUBLE_NONE;
    errno = 0;
    *number = strtod_l(text, NULL, c);
    if (errno == ERANGE && (isinf(*number) || *number == 0))
        return GK_DOUBLE_VAST;
    if (!exponent && changed(text, n, fraction, *number))
        return GK_DOUBLE_LONG;
    return GK_DOUBLE_GOOD;
}
