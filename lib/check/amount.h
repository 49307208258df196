/** What a cell adds to an equation: its amount in 万元, whatever unit its table is in. */
#ifndef GK_CHECK_AMOUNT_H
#define GK_CHECK_AMOUNT_H

#include "check/keyed_table.h"

typedef struct gk_check_amount {
    gk_decimal number;   /**< 万元, or pieces. */
    gk_decimal rounding; /**< How far what is printed may be from the true amount, in 万元. */
} gk_check_amount;

/** Powers of ten from what column n of a row is printed in to what equations reckon in; 0 for
 *  counts. */
int gk_check_power(const gk_keyed_table *f, const gk_row *row, unsigned n);

/** The number in column n of a row, which must be one. False if it has too many digits. */
bool gk_check_amount_of(const gk_keyed_table *f, const gk_row *row, unsigned n,
                        gk_check_amount *amount);

#endif
