/** @file shortest.h
 *  A binary number as the shortest decimal that gives it back. */
#ifndef GK_SHORTEST_H
#define GK_SHORTEST_H

#include <stddef.h>

/** A buffer of this size holds any number as text, with its NUL. */
#define GK_SHORTEST_MAX 32

/** Write the decimal with the fewest digits that reads back as the same double: plain from 0.000001
 *  to below 1e17 (1500, 0.29, 12367.43), whole numbers with all their digits, others with an
 *  exponent (1e+30, 1.5e-07). Whatever the locale. Returns the length. */
size_t gk_shortest(double number, char text[GK_SHORTEST_MAX]);

#endif
