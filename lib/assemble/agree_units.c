/* Units of money within one report: tables that name none, and tables whose figures
 * contradict theirs. */
#include "assemble/agree_units.h"

#include "base/fail.h"
#include "profile/item.h"
#include "profile/profiles.h"
#include "report/money_unit.h"
#include <string.h>

/* ---- tables without a unit ------------------------------------------------------------------ */

/* A table that does not name its unit was taken as 万元, but not beside tables that are not
 * in it. */
static gk_status check_missing(gk_report_entry *entry, gk_findings *findings, gk_error *err) {
    bool converted = false;
    int power;
    for (size_t i = 0; i < entry->report.table_count; i++)
        converted = converted || (entry->tables[i].unit &&
                                  gk_unit_power(entry->tables[i].unit, &power) && power);
    for (size_t i = 0; converted && i < entry->report.table_count; i++) {
        if (entry->tables[i].unit)
            continue;
        entry->refused = true;
        gk_finding_at at = {.origin = entry->tables[i].origin};
        const char *const args[3] = {entry->tables[i].title, NULL, NULL};
        if (gk_findings_add(findings, GK_FINDING_UNIT_MIXED, at, args))
            return gk_fail_memory(err);
    }
    return GK_OK;
}

/* ---- figures that contradict it ------------------------------------------------------------- */

static const gk_value *value_at(const gk_report *report, const gk_profiles *profiles,
                                gk_unit_place at) {
    const gk_table *table = gk_report_table(report, at.role);
    const gk_form *form = table ? gk_profiles_form(profiles, table->profile, table->role) : NULL;
    for (size_t i = 0; form && at.column <= table->column_count && i < table->row_count; i++)
        if (strcmp(gk_item(form, &table->rows[i]), at.item) == 0)
            return &table->rows[i].values[at.column - 1];
    return NULL;
}

/* a is 10,000 times b, but for what rounding to 0.01 does to the smaller. */
static bool is_ten_thousand_times(gk_decimal a, gk_decimal b, gk_decimal least) {
    static const gk_decimal cent = {1, 2}, minus_cent = {-1, 2};
    gk_decimal scaled, difference, below = {-least.coefficient, least.scale};
    bool telling = gk_decimal_compare(b, least) >= 0 || gk_decimal_compare(b, below) <= 0;
    if (!telling || gk_decimal_shift(a, -4, &scaled, NULL))
        return false;
    b.coefficient = -b.coefficient;
    return gk_decimal_add(scaled, b, &difference, NULL) == GK_OK &&
           gk_decimal_compare(difference, cent) <= 0 &&
           gk_decimal_compare(difference, minus_cent) >= 0;
}

static gk_status compare(gk_report_entry *entry, const gk_profiles *profiles,
                         const gk_unit_pair *pair, gk_findings *findings, gk_error *err) {
    const gk_value *a = value_at(&entry->report, profiles, pair->left);
    const gk_value *b = value_at(&entry->report, profiles, pair->right);
    const gk_table *left = gk_report_table(&entry->report, pair->left.role);
    const gk_table *right = gk_report_table(&entry->report, pair->right.role);
    if (!a || !b || a->kind != GK_VALUE_NUMBER || b->kind != GK_VALUE_NUMBER ||
        strcmp(gk_amount_unit(left), gk_amount_unit(right)) != 0 ||
        !(is_ten_thousand_times(a->number, b->number, pair->least) ||
          is_ten_thousand_times(b->number, a->number, pair->least)))
        return GK_OK;
    char here[GK_DECIMAL_TEXT_MAX], there[GK_DECIMAL_TEXT_MAX];
    gk_decimal_format(a->number, 2, here);
    gk_decimal_format(b->number, 2, there);
    const char *const args[3] = {right->title, here, there};
    gk_finding_at at = {a->origin, b->origin};
    entry->refused = true;
    gk_status status = gk_findings_add(findings, GK_FINDING_UNIT_CONTRADICTED, at, args);
    return status ? gk_fail_memory(err) : GK_OK;
}

gk_status gk_agree_units(gk_report_entry *entry, const gk_unit_pairs *pairs,
                         const gk_profiles *profiles, gk_findings *findings, gk_error *err) {
    gk_status status = check_missing(entry, findings, err);
    for (size_t i = 0; i < pairs->count && !status; i++)
        status = compare(entry, profiles, &pairs->items[i], findings, err);
    return status;
}
