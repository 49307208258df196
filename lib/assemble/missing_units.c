#include "assemble/missing_units.h"

#include "assemble/profile_reading.h"
#include "base/fail.h"
#include "profile/column_name.h"
#include "profile/profiles.h"
#include "report/convert_unit.h"
#include "report/money_unit.h"
#include "report/table_copy.h"
#include <stdlib.h>
#include <string.h>

static const gk_table *reading_of(const gk_missing_units *job, const gk_tables_item *item) {
    return &gk_profile_reading(item, job->profiles, job->entry->report.profile)->table;
}

static gk_status report(const gk_missing_units *job, gk_finding_kind kind, const gk_table *table,
                        const char *unit, const char *into) {
    gk_finding_at at = {.origin = table->origin};
    const char *const args[3] = {table->title, unit, into};
    return gk_findings_add(job->findings, kind, at, args) ? gk_fail_memory(job->err) : GK_OK;
}

/* The table's own amounts stay in `unit`, or become 万元. */
static gk_status settle(const gk_missing_units *job, gk_table *table, const char *unit, bool keep) {
    int power = 0;
    size_t errors = 0;
    gk_unit_power(unit, &power);
    if (keep) {
        table->amount_unit = gk_arena_string(job->arena, unit);
        return table->amount_unit ? GK_OK : gk_fail_memory(job->err);
    }
    const gk_form *form = gk_profiles_form(job->profiles, table->profile, table->role);
    if (!power || !form)
        return GK_OK;
    gk_status status = report(job, GK_FINDING_UNIT_CONVERTED, table, unit, "万元");
    if (!status)
        status = gk_table_convert(table, form, power, job->findings, &errors, job->err);
    job->entry->refused = job->entry->refused || errors;
    return status;
}

/* ---- the same table, or its other part ------------------------------------------------------ */

gk_status gk_missing_units_adopt(const gk_missing_units *job, const gk_tables_item *item,
                                 gk_table *table) {
    const char *unit = NULL;
    int power;
    if (table->unit || item->unit_given || item->leftover)
        return GK_OK;
    for (size_t i = 0; i < job->entry->member_count && !unit; i++) {
        const gk_table *other = reading_of(job, job->entry->members[i]);
        if (!job->entry->members[i]->leftover && strcmp(other->role, table->role) == 0)
            unit = other->unit;
    }
    if (!unit || !gk_unit_power(unit, &power))
        return GK_OK;
    gk_table copy;
    if (!gk_table_copy(job->arena, table, &copy))
        return gk_fail_memory(job->err);
    *table = copy;
    table->unit = gk_arena_string(job->arena, unit);
    return table->unit ? settle(job, table, unit, item->keep_unit) : gk_fail_memory(job->err);
}

/* ---- amounts that show it ------------------------------------------------------------------- */

/** A table of the entry whose unit is not known yet. */
typedef struct missing {
    gk_table *table;
    bool keep;
    bool decided;
} missing;

static bool has_amounts(const gk_missing_units *job, const gk_table *table) {
    static const gk_decimal zero = {0};
    const gk_form *form = gk_profiles_form(job->profiles, table->profile, table->role);
    for (size_t r = 0; form && r < table->row_count; r++)
        for (unsigned n = 1; n <= table->column_count; n++) {
            const gk_value *value = &table->rows[r].values[n - 1];
            if (value->kind == GK_VALUE_NUMBER && gk_decimal_compare(value->number, zero) != 0 &&
                !gk_column_is_count(form, table->rows[r].key, n))
                return true;
        }
    return false;
}

static bool is_missing(const gk_missing_units *job, const gk_table *table, bool *keep) {
    bool given = false;
    *keep = false;
    for (size_t i = 0; i < job->entry->member_count; i++) {
        const gk_tables_item *item = job->entry->members[i];
        const gk_reading *reading =
            gk_profile_reading(item, job->profiles, job->entry->report.profile);
        if (item->leftover || strcmp(reading->table.role, table->role) != 0)
            continue;
        given = given || item->unit_given || reading->errors; /* refused: that is said already */
        *keep = *keep || item->keep_unit;
    }
    return !table->unit && !given;
}

static missing *find(missing *all, size_t count, const char *role) {
    for (size_t i = 0; i < count; i++)
        if (!all[i].decided && strcmp(all[i].table->role, role) == 0)
            return &all[i];
    return NULL;
}

/* Equal in 万元 but for what rounding does, and no mere 0.01. */
static bool is_equal(gk_decimal a, int power, gk_decimal b, int other_power) {
    static const gk_decimal cent = {1, 2}, minus_cent = {-1, 2}, least = {5, 2},
                            minus_least = {-5, 2};
    gk_decimal difference;
    if (gk_decimal_shift(a, power, &a, NULL) || gk_decimal_shift(b, other_power, &b, NULL) ||
        (gk_decimal_compare(b, least) < 0 && gk_decimal_compare(b, minus_least) > 0))
        return false;
    b.coefficient = -b.coefficient;
    return gk_decimal_add(a, b, &difference, NULL) == GK_OK &&
           gk_decimal_compare(difference, cent) <= 0 &&
           gk_decimal_compare(difference, minus_cent) >= 0;
}

static bool pair_shows(const gk_missing_units *job, gk_unit_place ours, gk_unit_place others,
                       const char *unit) {
    gk_decimal a, b;
    gk_origin origin;
    int power = 0;
    const gk_table *other = gk_report_table(&job->entry->report, others.role);
    gk_unit_power(unit, &power);
    return gk_unit_place_amount(&job->entry->report, job->profiles, ours, &a, &origin) &&
           gk_unit_place_amount(&job->entry->report, job->profiles, others, &b, &origin) &&
           is_equal(a, power, b, other ? gk_amount_power(other) : 0);
}

static bool any_pair_shows(const gk_missing_units *job, missing *all, size_t count,
                           const missing *one, const char *unit) {
    const char *role = one->table->role;
    for (size_t i = 0; i < job->pairs->count; i++) {
        const gk_unit_pair *pair = &job->pairs->items[i];
        bool left = strcmp(pair->left.role, role) == 0;
        if (!left && strcmp(pair->right.role, role) != 0)
            continue;
        gk_unit_place ours = left ? pair->left : pair->right;
        gk_unit_place others = left ? pair->right : pair->left;
        if (!find(all, count, others.role) && pair_shows(job, ours, others, unit))
            return true;
    }
    return false;
}

/* The one unit that amounts of decided tables show; NULL if none, or more than one. */
static const char *shown_unit(const gk_missing_units *job, missing *all, size_t count,
                              const missing *one) {
    const char *shown = NULL;
    for (size_t i = 0; gk_unit_name(i); i++) {
        if (!any_pair_shows(job, all, count, one, gk_unit_name(i)))
            continue;
        if (shown)
            return NULL;
        shown = gk_unit_name(i);
    }
    return shown;
}

/* One that was decided decides the next. */
static gk_status decide_all(const gk_missing_units *job, missing *all, size_t count) {
    gk_status status = GK_OK;
    for (bool progress = true; progress && !status;) {
        progress = false;
        for (size_t i = 0; i < count && !status; i++) {
            const char *unit = all[i].decided ? NULL : shown_unit(job, all, count, &all[i]);
            if (!unit)
                continue;
            all[i].decided = progress = true;
            status = report(job, GK_FINDING_UNIT_MISSING, all[i].table, unit, NULL);
            if (!status)
                status = settle(job, all[i].table, unit, all[i].keep);
        }
    }
    return status;
}

static gk_status report_undecided(const gk_missing_units *job, const missing *all, size_t count) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < count && !status; i++) {
        if (all[i].decided)
            continue;
        bool amounts = has_amounts(job, all[i].table);
        job->entry->refused = job->entry->refused || amounts;
        status = report(job, amounts ? GK_FINDING_UNIT_UNDECIDED : GK_FINDING_UNIT_MISSING,
                        all[i].table, "万元", NULL);
    }
    return status;
}

gk_status gk_missing_units_decide(const gk_missing_units *job) {
    size_t count = 0;
    missing *all = calloc(job->entry->report.table_count + 1, sizeof *all);
    if (!all)
        return gk_fail_memory(job->err);
    for (size_t i = 0; i < job->entry->report.table_count; i++) {
        bool keep;
        if (is_missing(job, &job->entry->tables[i], &keep))
            all[count++] = (missing){.table = &job->entry->tables[i], .keep = keep};
    }
    gk_status status = decide_all(job, all, count);
    if (!status)
        status = report_undecided(job, all, count);
    free(all);
    return status;
}
