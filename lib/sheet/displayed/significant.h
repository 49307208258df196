/** The 15 significant digits Excel keeps of a number, rounded the way it rounds.
 *
 *  Unlike a gk_decimal this has no limit of size: 1E+300 in the format 0 is 301 digits.
 */
#ifndef GK_SIGNIFICANT_H
#define GK_SIGNIFICANT_H

#include <stddef.h>

#define GK_SIGNIFICANT_DIGITS 15

/** A magnitude, 0.ddd x 10^exponent. No zeros at either end of the digits; zero has none. */
typedef struct gk_significant {
    char digits[GK_SIGNIFICANT_DIGITS];
    int count;
    int exponent; /**< As many digits stand before the point, if it is positive. 0 for zero. */
} gk_significant;

/** Of a finite number; its sign is dropped. */
gk_significant gk_significant_of(double number);

/** Of a count, such as an exponent. */
gk_significant gk_significant_of_int(int number);

/** Round to `decimals` (negative: to tens, hundreds …), half away from zero. */
void gk_significant_round(gk_significant *value, int decimals);

/** The digit at 10^place. */
char gk_significant_digit(const gk_significant *value, int place);

#endif
