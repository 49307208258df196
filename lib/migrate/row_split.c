/* 财政拨款收入 is 一般公共预算财政拨款收入 and 政府性基金预算财政拨款收入 now. How much of it is
 * which only another table of the report states; if what it states does not make up the whole,
 * nothing is split. */
#include "migrate/row_split.h"

#include "migrate/row_match.h"
#include "profile/item.h"
#include "profile/profiles.h"
#include "report/money_unit.h"
#include <gongkai/decimal.h>
#include <string.h>

static const gk_row *row_of_item(const gk_form *form, const gk_table *table, const char *item) {
    for (size_t i = 0; form && table && i < table->row_count; i++)
        if (strcmp(gk_item(form, &table->rows[i]), item) == 0)
            return &table->rows[i];
    return NULL;
}

/* The first amount of a row; NULL if it has none. */
static const gk_value *amount_of(const gk_form *form, const gk_row *row) {
    const gk_slot *slot = row ? gk_form_slot(form, row->key) : NULL;
    unsigned column = slot ? gk_slot_first_column(form, slot) : 0;
    return column && row->values[column - 1].kind == GK_VALUE_NUMBER ? &row->values[column - 1]
                                                                     : NULL;
}

static const gk_form *form_of(const gk_migration *m, const gk_table *table) {
    return table ? gk_profiles_form(m->profiles, table->profile, table->role) : NULL;
}

/* The amount that will stand in the part's row anyway; NULL if that is blank. */
static const gk_value *amount_moving_to(const gk_migration *m, const gk_table *table,
                                        const gk_form *to, const gk_slot *slot) {
    const gk_form *own = form_of(m, table);
    for (size_t i = 0; i < table->row_count; i++) {
        const gk_slot *found;
        if (gk_row_match(m, own, to, &table->rows[i], &found) && found == slot)
            return amount_of(own, &table->rows[i]);
    }
    return NULL;
}

/* The amount that `source` states, as it is in `table`. False if it would have too many digits. */
static bool in_unit_of(const gk_table *table, const gk_table *source, const gk_value *stated,
                       gk_row_part *part) {
    int own = gk_amount_power(source), power = own - gk_amount_power(table);
    gk_decimal rounding = gk_amount_rounding(stated->number, own);
    part->value = *stated;
    return gk_decimal_shift(stated->number, power, &part->value.number, NULL) == GK_OK &&
           gk_decimal_shift(rounding, power, &part->rounding, NULL) == GK_OK;
}

/* One part, as its source table states it. False if that has no such row, or if the row's own table
 * states another amount. */
static bool find_part(const gk_migration *m, const gk_mapping *mapping, const gk_table *table,
                      const gk_form *to, gk_row_part *part) {
    const gk_table *source = gk_report_table(m->report, mapping->source_role);
    const gk_form *form = form_of(m, source);
    const gk_row *row = row_of_item(form, source, mapping->source_item);
    *part = (gk_row_part){.slot = gk_row_match_item(m, to, mapping->to)};
    part->column = part->slot ? gk_slot_first_column(to, part->slot) : 0;
    if (!row || !part->column)
        return false;
    const gk_value *stated = amount_of(form, row),
                   *own = amount_moving_to(m, table, to, part->slot);
    part->stated = own != NULL;
    if (stated && !in_unit_of(table, source, stated, part))
        return false;
    const gk_decimal zero = {0, 0}; /* which one table prints as 0.00 and the other leaves blank */
    return !own || gk_decimal_compare(own->number, stated ? part->value.number : zero) == 0;
}

/* Each amount that is printed may be off by its rounding. */
static bool make_up(const gk_table *table, const gk_value *whole, const gk_row_part *parts,
                    size_t count) {
    gk_decimal off = whole->number;
    gk_decimal most = gk_amount_rounding(off, gk_amount_power(table));
    off.coefficient = -off.coefficient;
    for (size_t i = 0; i < count; i++)
        if (gk_decimal_add(off, parts[i].value.number, &off, NULL) ||
            gk_decimal_add(most, parts[i].rounding, &most, NULL))
            return false;
    off.coefficient = off.coefficient < 0 ? -off.coefficient : off.coefficient;
    return gk_decimal_compare(off, most) <= 0;
}

size_t gk_row_split(const gk_migration *m, const gk_table *table, const gk_form *to,
                    const gk_row *row, gk_row_part *parts) {
    const gk_form *from = form_of(m, table);
    const gk_value *whole = amount_of(from, row);
    const char *item = gk_item(from, row);
    size_t count = 0;
    if (!m->report || !whole || whole->number.coefficient == 0 || gk_row_match_item(m, to, item))
        return 0;
    for (size_t i = 0; i < m->mappings->count; i++) {
        const gk_mapping *mapping = &m->mappings->items[i];
        if (mapping->kind == GK_MAPPING_SPLIT && strcmp(mapping->from, item) == 0 &&
            (mapping->every_role || strcmp(mapping->role, to->role) == 0) &&
            !find_part(m, mapping, table, to, &parts[count++]))
            return 0;
    }
    return make_up(table, whole, parts, count) ? count : 0;
}
