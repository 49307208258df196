#include "base/amount_text.h"

enum { MONEY_DECIMALS = 2 };

size_t gk_amount_text(gk_decimal amount, bool count, char text[GK_DECIMAL_TEXT_MAX]) {
    if (count && gk_decimal_is_whole(amount))
        amount = gk_decimal_round(amount, 0);
    return gk_decimal_format(amount, count ? 0 : MONEY_DECIMALS, text);
}

gk_decimal gk_amount_shortest(gk_decimal amount) {
    for (; amount.scale > 0 && amount.coefficient % 10 == 0; amount.scale--)
        amount.coefficient /= 10;
    return amount;
}
