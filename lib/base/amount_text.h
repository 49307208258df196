/** Values as text formats write them: exact, the point always '.', no thousands separators. */
#ifndef GK_AMOUNT_TEXT_H
#define GK_AMOUNT_TEXT_H

#include <gongkai/decimal.h>

/** Money has at least two decimals, a count none unless it is not whole. Returns the length. */
size_t gk_amount_text(gk_decimal amount, bool count, char text[GK_DECIMAL_TEXT_MAX]);

/** The same number with no more decimals than it needs: 542.5 for 542.50. */
gk_decimal gk_amount_shortest(gk_decimal amount);

#endif
