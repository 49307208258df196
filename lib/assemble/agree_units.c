/* Units of money within one report: tables whose figures contradict theirs. */
#include "assemble/agree_units.h"

#include "base/fail.h"
#include "report/money_unit.h"
#include <string.h>

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
    gk_decimal printed, printed_there, a, b;
    gk_finding_at at = {0};
    const gk_table *left = gk_report_table(&entry->report, pair->left.role);
    const gk_table *right = gk_report_table(&entry->report, pair->right.role);
    if (!gk_unit_place_amount(&entry->report, profiles, pair->left, &printed, &at.origin) ||
        !gk_unit_place_amount(&entry->report, profiles, pair->right, &printed_there, &at.other) ||
        gk_decimal_shift(printed, gk_amount_power(left), &a, NULL) ||
        gk_decimal_shift(printed_there, gk_amount_power(right), &b, NULL) ||
        !(is_ten_thousand_times(a, b, pair->least) || is_ten_thousand_times(b, a, pair->least)))
        return GK_OK;
    char here[GK_DECIMAL_TEXT_MAX], there[GK_DECIMAL_TEXT_MAX];
    gk_decimal_format(printed, 2, here);
    gk_decimal_format(printed_there, 2, there);
    const char *const args[3] = {right->title, here, there};
    entry->refused = true;
    gk_status status = gk_findings_add(findings, GK_FINDING_UNIT_CONTRADICTED, at, args);
    return status ? gk_fail_memory(err) : GK_OK;
}

gk_status gk_agree_units(gk_report_entry *entry, const gk_unit_pairs *pairs,
                         const gk_profiles *profiles, gk_findings *findings, gk_error *err) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < pairs->count && !status; i++)
        status = compare(entry, profiles, &pairs->items[i], findings, err);
    return status;
}
