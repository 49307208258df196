#include "check/amount.h"

#include "profile/column_name.h"
#include "report/money_unit.h"

int gk_check_power(const gk_keyed_table *f, const gk_row *row, unsigned n) {
    return gk_column_is_count(f->form, row->key, n) ? 0 : gk_amount_power(f->table);
}

/* A row the form leaves without a name is there to fill the page: what stands in it is a slip. */
static bool is_named(const gk_keyed_table *f, const gk_row *row) {
    size_t i = gk_keyed_table_index(f, row);
    return *f->items[i] || !f->slots[i] || f->form->slot_count == 1; /* 三公 has one row */
}

/* Half of the last decimal that is printed. It is never less than half a cent of a 元, for nobody
 * keeps books in less: decimals beyond it are a binary number's. Nor is it ever more than half of
 * the second decimal: 12.5 may be 12.50. */
static gk_decimal half_of_last(gk_decimal number, int power) {
    enum { PRINTED = 2, YUAN_TO_UNIT = 4 };
    int cent = PRINTED + YUAN_TO_UNIT + power;
    int scale = number.scale < cent ? number.scale : cent;
    return (gk_decimal){5, 1 + (scale < PRINTED ? PRINTED : scale)};
}

bool gk_check_amount_of(const gk_keyed_table *f, const gk_row *row, unsigned n,
                        gk_check_amount *amount) {
    gk_decimal number = row->values[n - 1].number;
    int power = gk_check_power(f, row, n);
    amount->rounding = (gk_decimal){0, 0};
    if (gk_decimal_shift(number, power, &amount->number, NULL))
        return false;
    bool rounded = is_named(f, row) && !gk_column_is_count(f->form, row->key, n);
    return !rounded ||
           gk_decimal_shift(half_of_last(number, power), power, &amount->rounding, NULL) == GK_OK;
}
