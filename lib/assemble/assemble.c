/* Tables of many inputs into reports: one per department and year. */
#include "assemble/agree_units.h"
#include "assemble/assign_findings.h"
#include "assemble/choose_profile.h"
#include "assemble/consensus.h"
#include "assemble/form_years.h"
#include "assemble/join_verbatim.h"
#include "assemble/merge_table.h"
#include "assemble/missing_units.h"
#include "assemble/near_misses.h"
#include "assemble/profile_reading.h"
#include "assemble/reports.h"
#include "base/fail.h"
#include "profile/profiles.h"
#include "report/department.h"
#include "report/table_copy.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct assemble_job {
    gk_reports *reports;
    const gk_tables *const *tables;
    size_t count;
    const gk_profiles *profiles;
    char name[GK_DEPARTMENT_MAX];
    const char *department; /**< Of all tables, as the caller says, or NULL. */
    int year;               /**< The same, or 0. */
    gk_findings *findings;
    gk_error *err;
    gk_unit_pairs unit_pairs;
} assemble_job;

/* ---- whose table ---------------------------------------------------------------------------- */

static gk_consensus consensus_of(const gk_tables *tables) {
    gk_consensus agreed = {0};
    for (size_t i = 0; i < gk_tables_count(tables); i++)
        gk_consensus_add(&agreed, &tables->items[i]);
    return agreed;
}

static gk_consensus consensus_of_all(const assemble_job *job) {
    gk_consensus agreed = {0};
    for (size_t t = 0; t < job->count; t++)
        for (size_t i = 0; i < gk_tables_count(job->tables[t]); i++)
            gk_consensus_add(&agreed, &job->tables[t]->items[i]);
    return agreed;
}

static bool settle(const assemble_job *job, const gk_tables_item *item, const gk_consensus *own,
                   const gk_consensus *all, const char **department, int *year) {
    bool known = true;
    *department = job->department;
    *year = job->year;
    if (!*department)
        known = gk_consensus_department(item, own, all, department);
    if (!*year)
        known = gk_consensus_year(item, own, all, year) && known;
    return known;
}

/* ---- reports -------------------------------------------------------------------------------- */

/* From the end: the tables of a report come one after the other. */
static gk_report_entry *find_entry(const gk_reports *reports, const char *key, int year) {
    for (size_t i = reports->count; i-- > 0;) {
        gk_report_entry *entry = reports->entries[i];
        if (entry->report.year == year && strcmp(entry->key, key) == 0)
            return entry;
    }
    return NULL;
}

static gk_report_entry *open_entry(gk_reports *reports, const char *department, int year) {
    char key[GK_DEPARTMENT_KEY_MAX];
    gk_text_key(department, key, sizeof key);
    gk_report_entry *entry = find_entry(reports, key, year);
    if (entry)
        return entry;
    entry = gk_arena_alloc(&reports->arena, sizeof *entry);
    if (!entry ||
        !gk_grow((void **)&reports->entries, reports->count, &reports->capacity, sizeof entry))
        return NULL;
    entry->report =
        (gk_report){.department = gk_arena_string(&reports->arena, department), .year = year};
    entry->key = gk_arena_string(&reports->arena, key);
    if (!entry->report.department || !entry->key)
        return NULL;
    reports->entries[reports->count++] = entry;
    return entry;
}

static gk_status add_leftover(assemble_job *job, gk_report_entry *entry, const gk_table *table) {
    gk_arena *arena = &job->reports->arena;
    size_t count = entry->report.leftover_count;
    gk_table *leftovers = gk_arena_alloc(arena, (count + 1) * sizeof *leftovers);
    if (!leftovers || !gk_table_copy(arena, table, &leftovers[count]))
        return gk_fail_memory(job->err);
    if (count)
        memcpy(leftovers, entry->report.leftovers, count * sizeof *leftovers);
    entry->report.leftovers = leftovers;
    entry->report.leftover_count++;
    return GK_OK;
}

static gk_status set_migrated_from(assemble_job *job, gk_report_entry *entry, const char *from) {
    entry->report.migrated_from = gk_arena_string(&job->reports->arena, from);
    return entry->report.migrated_from ? GK_OK : gk_fail_memory(job->err);
}

static gk_status make_room(assemble_job *job, gk_report_entry *entry) {
    entry->tables =
        gk_arena_alloc(&job->reports->arena, (entry->member_count + 1) * sizeof *entry->tables);
    entry->report.tables = entry->tables;
    return entry->tables ? GK_OK : gk_fail_memory(job->err);
}

static gk_missing_units missing_units(const assemble_job *job, gk_report_entry *entry) {
    return (gk_missing_units){.entry = entry,
                              .pairs = &job->unit_pairs,
                              .profiles = job->profiles,
                              .arena = &job->reports->arena,
                              .findings = job->findings,
                              .err = job->err};
}

/* The readings that the report's profile calls for. */
static gk_status read_by_profile(assemble_job *job, gk_report_entry *entry) {
    const char *profile;
    const gk_merge merge = {&job->reports->arena, job->findings, job->err};
    gk_status status = gk_choose_profile(entry, job->profiles, &profile, job->findings, job->err);
    if (!status && !(entry->report.profile = gk_arena_string(&job->reports->arena, profile)))
        status = gk_fail_memory(job->err);
    if (!status)
        status = make_room(job, entry);
    for (size_t i = 0; i < entry->member_count && !status; i++) {
        const gk_tables_item *item = entry->members[i];
        const gk_reading *reading = gk_profile_reading(item, job->profiles, profile);
        gk_table table = reading->table;
        entry->refused = entry->refused || reading->errors;
        if (gk_findings_add_all(job->findings, reading->findings))
            return gk_fail_memory(job->err);
        status =
            gk_profile_reading_name(item, job->profiles, profile, &table, job->findings, job->err);
        if (!status && !gk_report_table(&entry->report, table.role)) /* a further page has none */
            status = gk_profile_reading_check_title(item, job->profiles, &table, job->findings,
                                                    job->err);
        const gk_missing_units missing = missing_units(job, entry);
        if (!status)
            status = gk_missing_units_adopt(&missing, item, &table);
        if (!status)
            status = item->leftover
                         ? add_leftover(job, entry, &table)
                         : gk_merge_table(&merge, entry, &table, entry->members[i]->continued);
        if (!status && item->migrated_from && !entry->report.migrated_from)
            status = set_migrated_from(job, entry, item->migrated_from);
    }
    return status;
}

/* ---- members -------------------------------------------------------------------------------- */

static gk_status join(assemble_job *job, const gk_tables *tables, size_t i, const char *department,
                      int year) {
    gk_report_entry *entry = open_entry(job->reports, department, year);
    if (!entry || !gk_grow((void **)&entry->members, entry->member_count, &entry->member_capacity,
                           sizeof *entry->members))
        return gk_fail_memory(job->err);
    entry->refused = entry->refused || tables->refused;
    entry->members[entry->member_count++] = &tables->items[i];
    return GK_OK;
}

static gk_status join_tables(assemble_job *job, const gk_tables *tables, const gk_consensus *all) {
    gk_consensus own = consensus_of(tables);
    job->reports->homeless = job->reports->homeless || tables->part_refused;
    for (size_t i = 0; i < tables->count; i++) {
        const gk_table *table = gk_tables_at(tables, i);
        const char *department;
        int year;
        gk_status status = GK_OK;
        if (settle(job, &tables->items[i], &own, all, &department, &year)) {
            status = join(job, tables, i, department, year);
        } else {
            gk_finding_at at = {.origin = table->origin};
            const char *const args[3] = {table->title, NULL, NULL};
            job->reports->homeless = true;
            if (gk_findings_add(job->findings, GK_FINDING_TABLE_HOMELESS, at, args))
                status = gk_fail_memory(job->err);
        }
        if (status)
            return status;
    }
    return GK_OK;
}

/* ---- order and gaps ------------------------------------------------------------------------- */

/* By their places in the profile; behind them those it does not have, as other profiles have
 * them. */
static size_t place_of(const assemble_job *job, const char *profile, const char *role) {
    size_t count, i = 0, rank = 0;
    const char *other;
    const gk_form *forms = gk_profiles_forms(job->profiles, profile, &count);
    while (i < count && strcmp(forms[i].role, role) != 0)
        i++;
    if (i < count)
        return i;
    while ((other = gk_profiles_role(job->profiles, rank)) && strcmp(other, role) != 0)
        rank++;
    return count + rank;
}

static void sort_tables(const assemble_job *job, gk_report_entry *entry) {
    gk_table *tables = entry->tables;
    for (size_t i = 1; i < entry->report.table_count; i++)
        for (size_t k = i; k > 0 && place_of(job, entry->report.profile, tables[k].role) <
                                        place_of(job, entry->report.profile, tables[k - 1].role);
             k--) {
            gk_table swapped = tables[k];
            tables[k] = tables[k - 1];
            tables[k - 1] = swapped;
        }
}

static gk_status report(assemble_job *job, gk_finding_kind kind, gk_origin origin,
                        const char *what) {
    gk_finding_at at = {.origin = origin};
    const char *const args[3] = {what, NULL, NULL};
    return gk_findings_add(job->findings, kind, at, args) ? gk_fail_memory(job->err) : GK_OK;
}

static gk_status report_gaps(assemble_job *job, const gk_report_entry *entry) {
    size_t count;
    const gk_form *forms = gk_profiles_forms(job->profiles, entry->report.profile, &count);
    gk_origin origin = {.source = entry->tables[0].origin.source};
    gk_status status = GK_OK;
    if (!*entry->report.department)
        status = report(job, GK_FINDING_DEPARTMENT_MISSING, origin, NULL);
    if (!status && !entry->report.year)
        status = report(job, GK_FINDING_YEAR_MISSING, origin, NULL);
    char missing[256] = "";
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = *forms[i].number ? forms[i].number : forms[i].title;
        if (!gk_report_table(&entry->report, forms[i].role) &&
            used + strlen(name) + 4 < sizeof missing)
            used += (size_t)snprintf(missing + used, sizeof missing - used, "%s%s",
                                     used ? "、" : "", name);
    }
    if (!status && used)
        status = report(job, GK_FINDING_TABLE_MISSING, origin, missing);
    return status;
}

/* There is nothing but a list of leftovers. */
static gk_status refuse_without_tables(assemble_job *job, gk_report_entry *entry) {
    entry->refused = true;
    return report(job, GK_FINDING_LEFTOVERS_ALONE, entry->report.leftovers[0].origin,
                  entry->report.department);
}

static gk_status finish(assemble_job *job, gk_report_entry *entry) {
    size_t first = job->findings ? gk_findings_count(job->findings) : 0;
    char key[GK_REPORT_KEY_MAX];
    gk_status status = read_by_profile(job, entry);
    if (!status && !entry->report.table_count)
        status = refuse_without_tables(job, entry);
    else if (!status) {
        sort_tables(job, entry);
        status = report_gaps(job, entry);
    }
    if (!status)
        status = gk_form_years_report(entry, job->profiles, job->findings, job->err);
    const gk_missing_units missing = missing_units(job, entry);
    if (!status)
        status = gk_missing_units_decide(&missing);
    if (!status)
        status = gk_agree_units(entry, &job->unit_pairs, job->profiles, job->findings, job->err);
    gk_report_key(&entry->report, key);
    if (!status && gk_findings_set_report(job->findings, first, key))
        status = gk_fail_memory(job->err);
    return status;
}

static gk_status take_options(assemble_job *job, const gk_assemble_options *options) {
    job->year = options->year;
    job->department = options->department ? job->name : NULL;
    if (options->department && !gk_department_clean(options->department, job->name))
        return gk_department_fail_long(job->err);
    return GK_OK;
}

static gk_status assemble_all(assemble_job *job, const gk_assemble_options *options) {
    gk_consensus all = consensus_of_all(job);
    gk_status status = options ? take_options(job, options) : GK_OK;
    if (!status)
        status = gk_unit_pairs_embedded(&job->unit_pairs, &job->reports->arena, job->err);
    for (size_t t = 0; t < job->count && !status; t++)
        status = join_tables(job, job->tables[t], &all);
    for (size_t t = 0; t < job->count && !status; t++)
        status = gk_join_verbatim(job->reports, job->tables[t], job->findings, job->err);
    for (size_t i = 0; i < job->reports->count && !status; i++)
        status = finish(job, job->reports->entries[i]);
    if (!status)
        status = gk_near_misses_report(job->reports, job->profiles, job->findings, job->err);
    if (!status)
        status = gk_assign_findings(job->reports, job->tables, job->count, job->findings, job->err);
    return status;
}

gk_reports *gk_reports_assemble(const gk_tables *const *tables, size_t count,
                                const gk_profiles *profiles, const gk_assemble_options *options,
                                gk_findings *findings, gk_error *err) {
    gk_reports *reports = calloc(1, sizeof *reports);
    assemble_job job = {.reports = reports,
                        .tables = tables,
                        .count = count,
                        .profiles = profiles,
                        .findings = findings,
                        .err = err};
    if (!reports || assemble_all(&job, options) != GK_OK) {
        if (!reports)
            gk_fail_memory(err);
        gk_reports_free(reports);
        return NULL;
    }
    return reports;
}
