/** @file cells_number.h
 *  A binary number as the shortest decimal that gives it back.
 */
#ifndef CELLS_NUMBER_H
#define CELLS_NUMBER_H

#include <stddef.h>

/** A buffer of this size holds any number as text, with its NUL. */
#define CELLS_NUMBER_MAX 32

/** Write the decimal with the fewest digits that reads back as the same double: plain from 0.000001
 *  to below 1e17 (1500, 0.29, 12367.43), whole numbers with all their digits, others with an
 *  exponent (1e+30, 1.5e-07). Whatever the locale. Returns the length. */
size_t cells_number_format(double number, char text[CELLS_NUMBER_MAX]);

#endif
