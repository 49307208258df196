/* Units of money within one report: tables that say nothing, and tables whose figures say
 * otherwise. */
#include "assemble/assemble.h"
#include "base/fail.h"
#include "profile/item.h"
#include "report/money_unit.h"
#include <string.h>

/* ---- tables without a unit ------------------------------------------------------------------ */

/* A table that does not name its unit was taken as 万元, but not beside tables that are not in it.
 */
static gk_status check_missing(gk_report_entry *e, gk_findings *findings, gk_error *err) {
    bool converted = false;
    int power;
    for (size_t i = 0; i < e->report.table_count; i++)
        converted =
            converted || (e->tables[i].unit && gk_unit_power(e->tables[i].unit, &power) && power);
    for (size_t i = 0; converted && i < e->report.table_count; i++) {
        if (e->tables[i].unit)
            continue;
        e->refused = true;
        gk_finding_at at = {.origin = e->tables[i].origin};
        const char *const args[3] = {e->tables[i].title, NULL, NULL};
        if (gk_findings_add(findings, GK_FINDING_UNIT_MIXED, at, args))
            return gk_fail_memory(err);
    }
    return GK_OK;
}

/* ---- figures that say otherwise ------------------------------------------------------------- */

/** A figure that stands in two tables: a table, the item of the row and the 栏次. */
typedef struct place {
    gk_role role;
    const char *item;
    unsigned column;
} place;

/** Two that are the same in most reports. */
typedef struct twin {
    place left, right;
    gk_decimal least; /**< How small one may be to tell. Those that must be equal are never so far
                         apart by chance; of others one may well be a small part. */
} twin;

static const twin twins[] = {
    {{GK_ROLE_SUMMARY, "收入/本年收入合计", 1}, {GK_ROLE_REVENUE, "合计", 1}, {5, 2}},
    {{GK_ROLE_SUMMARY, "支出/本年支出合计", 2}, {GK_ROLE_EXPENDITURE, "合计", 1}, {5, 2}},
    {{GK_ROLE_APPROPRIATION, "支出/本年支出合计", 3}, {GK_ROLE_GENERAL, "合计", 1}, {5, 2}},
    {{GK_ROLE_APPROPRIATION, "支出/本年支出合计", 4}, {GK_ROLE_FUND, "合计", 3}, {5, 2}},
    {{GK_ROLE_EXPENDITURE, "合计", 2}, {GK_ROLE_GENERAL, "合计", 2}, {1, 0}},
    {{GK_ROLE_SUMMARY, "收入/本年收入合计", 1},
     {GK_ROLE_APPROPRIATION, "收入/本年收入合计", 1},
     {1, 0}},
};

static const gk_value *value_at(const gk_report *report, const gk_profiles *profiles, place at) {
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

static gk_status compare(gk_report_entry *e, const gk_profiles *profiles, const twin *t,
                         gk_findings *findings, gk_error *err) {
    const gk_value *a = value_at(&e->report, profiles, t->left);
    const gk_value *b = value_at(&e->report, profiles, t->right);
    const gk_table *left = gk_report_table(&e->report, t->left.role);
    const gk_table *right = gk_report_table(&e->report, t->right.role);
    if (!a || !b || a->kind != GK_VALUE_NUMBER || b->kind != GK_VALUE_NUMBER ||
        strcmp(gk_amount_unit(left), gk_amount_unit(right)) != 0 ||
        !(is_ten_thousand_times(a->number, b->number, t->least) ||
          is_ten_thousand_times(b->number, a->number, t->least)))
        return GK_OK;
    char here[GK_DECIMAL_TEXT_MAX], there[GK_DECIMAL_TEXT_MAX];
    gk_decimal_format(a->number, 2, here);
    gk_decimal_format(b->number, 2, there);
    const char *const args[3] = {right->title, here, there};
    gk_finding_at at = {a->origin, b->origin};
    e->refused = true;
    return gk_findings_add(findings, GK_FINDING_UNIT_CONTRADICTED, at, args) ? gk_fail_memory(err)
                                                                             : GK_OK;
}

gk_status gk_agree_units(gk_report_entry *e, const gk_profiles *profiles, gk_findings *findings,
                         gk_error *err) {
    gk_status status = check_missing(e, findings, err);
    for (size_t i = 0; i < sizeof twins / sizeof *twins && !status; i++)
        status = compare(e, profiles, &twins[i], findings, err);
    return status;
}
