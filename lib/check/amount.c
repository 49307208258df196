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

bool gk_check_amount_of(const gk_keyed_table *f, const gk_row *row, unsigned n,
                        gk_check_amount *amount) {
    gk_decimal number = row->values[n - 1].number;
    int power = gk_check_power(f, row, n);
    amount->rounding = (gk_decimal){0, 0};
    if (gk_decimal_shift(number, power, &amount->number, NULL))
        return false;
    bool rounded = is_named(f, row) && !gk_column_is_count(f->form, row->key, n);
    return !rounded || gk_decimal_shift(gk_amount_rounding(number, power), power, &amount->rounding,
                                        NULL) == GK_OK;
}
