/** @file decimal.h
 *  Exact decimal numbers: what an amount is from the moment it is read.
 *
 *  A gk_decimal is coefficient / 10^scale. It holds any number of up to 18 significant digits with
 *  up to 18 decimals exactly; whatever would need more is refused (GK_E_LIMIT), never rounded. Two
 *  decimals are equal by value: 1.5 and 1.50 compare equal but keep their own decimals.
 *
 *  @code
 *  gk_decimal a, b;
 *  char text[GK_DECIMAL_TEXT_MAX];
 *  if (gk_amount_parse("1,234.5", 7, &a, &err) || gk_amount_parse("（0.25）", 10, &b, &err) ||
 *      gk_decimal_add(a, b, &a, &err))
 *      return 1;
 *  gk_decimal_format(a, 2, text);
 *  puts(text); // prints: 1234.25
 *  @endcode
 */
#ifndef GONGKAI_DECIMAL_H
#define GONGKAI_DECIMAL_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct gk_decimal {
    int64_t coefficient; /**< Signed; its magnitude is below 10^18. */
    int scale;           /**< Number of decimals, 0 to 18. */
} gk_decimal;

/** A buffer of this size holds any decimal as text, with its NUL. */
#define GK_DECIMAL_TEXT_MAX 48

/** Read plain ASCII `[-]digits[.digits]`, or `[-].digits`. Anything else is GK_E_FORMAT; more than
 *  18 digits is GK_E_LIMIT. Grouping, full-width digits and brackets are gk_amount_parse's. */
GK_API gk_status gk_decimal_parse(const char *text, size_t length, gk_decimal *out, gk_error *err);

/** Read an amount as people write it in a cell: spaces around it, full-width digits and signs, a
 *  leading apostrophe, well-formed thousands groups (1,234,567.89), and (12.50) for -12.50.
 *  A number is accepted only when it is well formed as a whole: `12,36.4`, `1,23`, `007`, `5.`,
 *  `1.2E3` and `12%` are GK_E_FORMAT. Nothing is stripped to make it fit. */
GK_API gk_status gk_amount_parse(const char *text, size_t length, gk_decimal *out, gk_error *err);

/** The decimal a spreadsheet shows for a binary number: 15 significant digits, trailing zeros
 *  dropped (0.1 + 0.2 gives 0.3). Infinities and NaN are GK_E_FORMAT, magnitudes from 10^15 or
 *  needing more than 18 decimals GK_E_LIMIT. */
GK_API gk_status gk_decimal_from_double(double number, gk_decimal *out, gk_error *err);

/** The nearest binary number. GK_E_LIMIT if the decimal has more than 15 digits, zeros at the end of
 *  a whole number included, for then a spreadsheet could not show it again, nor
 *  gk_decimal_from_double read it. */
GK_API gk_status gk_decimal_to_double(gk_decimal value, double *out, gk_error *err);

/** Write `value` with at least `min_scale` decimals, more if it has more; returns the length.
 *  No grouping, '.' as the point, whatever the locale. */
GK_API size_t gk_decimal_format(gk_decimal value, int min_scale, char text[GK_DECIMAL_TEXT_MAX]);

/** Less than, equal to or greater than zero, by value. */
GK_API int gk_decimal_compare(gk_decimal a, gk_decimal b);

/** a + b, exact; GK_E_LIMIT beyond 18 digits. */
GK_API gk_status gk_decimal_add(gk_decimal a, gk_decimal b, gk_decimal *out, gk_error *err);

/** value x 10^power, exact (power from -18 to 18); GK_E_LIMIT beyond 18 digits or decimals. */
GK_API gk_status gk_decimal_shift(gk_decimal value, int power, gk_decimal *out, gk_error *err);

/** Round to `scale` decimals, half away from zero (四舍五入). Fewer decimals stay as they are. */
GK_API gk_decimal gk_decimal_round(gk_decimal value, int scale);

/** True if the value has no fractional part (3.00 is whole). */
GK_API bool gk_decimal_is_whole(gk_decimal value);

#endif
