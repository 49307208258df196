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

/** What a pair compares, as two tables print it and in one unit. */
typedef struct pair_amounts {
    gk_decimal printed[2], amount[2];
    gk_finding_at at;
} pair_amounts;

static bool read_pair(const gk_report_entry *entry, const gk_profiles *profiles,
                      const gk_unit_pair *pair, pair_amounts *p) {
    const gk_report *report = &entry->report;
    return gk_unit_place_amount(report, profiles, pair->left, &p->printed[0], &p->at.origin) &&
           gk_unit_place_amount(report, profiles, pair->right, &p->printed[1], &p->at.other) &&
           gk_decimal_shift(p->printed[0],
                            gk_amount_power(gk_report_table(report, pair->left.role)),
                            &p->amount[0], NULL) == GK_OK &&
           gk_decimal_shift(p->printed[1],
                            gk_amount_power(gk_report_table(report, pair->right.role)),
                            &p->amount[1], NULL) == GK_OK;
}

/* Another figure is the same in both tables as they stand: then they are in one unit, and that this
 * one is 10,000 times the other is chance, as where projects paid for most of 三公. */
static bool agree_elsewhere(const gk_report_entry *entry, const gk_unit_pairs *pairs,
                            const gk_profiles *profiles, const gk_unit_pair *pair) {
    for (size_t i = 0; i < pairs->count; i++) {
        const gk_unit_pair *other = &pairs->items[i];
        pair_amounts p = {0};
        if (strcmp(other->left.role, pair->left.role) == 0 &&
            strcmp(other->right.role, pair->right.role) == 0 &&
            read_pair(entry, profiles, other, &p) && p.amount[0].coefficient != 0 &&
            gk_decimal_compare(p.amount[0], p.amount[1]) == 0)
            return true;
    }
    return false;
}

static gk_status compare(gk_report_entry *entry, const gk_unit_pairs *pairs,
                         const gk_profiles *profiles, const gk_unit_pair *pair,
                         gk_findings *findings, gk_error *err) {
    pair_amounts p = {0};
    if (!read_pair(entry, profiles, pair, &p) ||
        !(is_ten_thousand_times(p.amount[0], p.amount[1], pair->least) ||
          is_ten_thousand_times(p.amount[1], p.amount[0], pair->least)) ||
        agree_elsewhere(entry, pairs, profiles, pair))
        return GK_OK;
    char here[GK_DECIMAL_TEXT_MAX], there[GK_DECIMAL_TEXT_MAX];
    gk_decimal_format(p.printed[0], 2, here);
    gk_decimal_format(p.printed[1], 2, there);
    const char *const args[3] = {gk_report_table(&entry->report, pair->right.role)->title, here,
                                 there};
    entry->refused = true;
    gk_status status = gk_findings_add(findings, GK_FINDING_UNIT_CONTRADICTED, p.at, args);
    return status ? gk_fail_memory(err) : GK_OK;
}

gk_status gk_agree_units(gk_report_entry *entry, const gk_unit_pairs *pairs,
                         const gk_profiles *profiles, gk_findings *findings, gk_error *err) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < pairs->count && !status; i++)
        status = compare(entry, pairs, profiles, &pairs->items[i], findings, err);
    return status;
}
