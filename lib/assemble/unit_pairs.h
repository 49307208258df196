/** Amounts that are the same in most reports: data/units-agree.csv. */
#ifndef GK_UNIT_PAIRS_H
#define GK_UNIT_PAIRS_H

#include "base/arena.h"
#include <gongkai/decimal.h>
#include <gongkai/error.h>
#include <gongkai/profile.h>
#include <gongkai/report.h>
#include <stdbool.h>

/** Where an amount stands: a table, the item of the row (profile/item.h) and the 栏次 from 1. */
typedef struct gk_unit_place {
    const char *role;
    const char
        *item; /**< Several that are added up are joined by "+"; "*": the one row there is. */
    unsigned column;
} gk_unit_place;

typedef struct gk_unit_pair {
    gk_unit_place left, right;
    gk_decimal least; /**< The smaller of the two must be so large for the pair to count. */
} gk_unit_pair;

typedef struct gk_unit_pairs {
    const gk_unit_pair *items;
    size_t count;
} gk_unit_pairs;

/** The amount at a place in a report, in its table's amount_unit; false if no number stands there.
 *  *origin gets the cell of the first that is added up. */
bool gk_unit_place_amount(const gk_report *report, const gk_profiles *profiles, gk_unit_place place,
                          gk_decimal *amount, gk_origin *origin);

/** Read a units-agree.csv; what is read lives in `arena`. GK_E_PROFILE with file:row:column as the
 *  place of a mistake. */
gk_status gk_unit_pairs_read(gk_unit_pairs *pairs, gk_arena *arena, const char *file,
                             const void *bytes, size_t size, gk_error *err);

/** Read the one built into the library. */
gk_status gk_unit_pairs_embedded(gk_unit_pairs *pairs, gk_arena *arena, gk_error *err);

#endif
