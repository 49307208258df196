/* A report against the forms of its own profile, year and place. */
#include "check/rules_year.h"

#include "check/rule_results.h"
#include "profile/profiles.h"
#include "profile/year.h"
#include <string.h>

/* ---- tables that are missing ---------------------------------------------------------------- */

/* The file that all tables are from; of several none is to blame. */
static const char *only_source(const gk_report *report) {
    const char *source = report->table_count ? report->tables[0].origin.source : NULL;
    for (size_t i = 1; source && i < report->table_count; i++)
        if (strcmp(report->tables[i].origin.source, source) != 0)
            source = NULL;
    return source;
}

static bool fail_missing(gk_check_context *run, const gk_checks_item *item, const gk_form *form) {
    return gk_rule_fail(run, item, (gk_origin){.source = only_source(run->report)},
                        gk_check_text(run, "%s %s is missing", form->number, form->title),
                        gk_check_text(run, "缺少%s %s", form->number, form->title));
}

/* Tables of the report's year or place that its own form lacks: by its title, for the number is
 * another in each of their forms. */
static bool fail_missing_of_year(gk_check_context *run, const gk_checks_item *item,
                                 const gk_form *form) {
    int year = run->report->year;
    return gk_rule_fail(
        run, item, (gk_origin){.source = only_source(run->report)},
        gk_check_text(run, "%s is missing, which reports of %d have", form->title, year),
        gk_check_text(run, "缺少%s，%d年度决算应有此表", form->title, year));
}

static bool check_present_of_year(gk_check_context *run, const gk_checks_item *item) {
    const gk_report *report = run->report;
    const char *role;
    for (size_t i = 0; (role = gk_profiles_role(run->profiles, i)); i++) {
        const gk_form *form = gk_profiles_form(run->profiles, report->profile, role)
                                  ? NULL
                                  : gk_year_requires(run->profiles, report->profile,
                                                     report->department, role, gk_check_year(run));
        if (form && !gk_report_table(report, role) && !fail_missing_of_year(run, item, form))
            return false;
    }
    return true;
}

bool gk_rule_present(gk_check_context *run, const gk_checks_item *item) {
    size_t before = run->results->count, count;
    const gk_form *forms = gk_profiles_forms(run->profiles, run->report->profile, &count);
    for (size_t i = 0; i < count; i++)
        if (!gk_report_table(run->report, forms[i].role) && !fail_missing(run, item, &forms[i]))
            return false;
    if (!check_present_of_year(run, item))
        return false;
    return gk_rule_end(run, item, before, count);
}

/* ---- forms of another year ------------------------------------------------------------------ */

static gk_year_fit fit_of(const gk_check_context *run, const gk_keyed_table *f) {
    return f->table ? gk_year_fit_of(run->profiles, f->form, gk_check_year(run)) : GK_YEAR_FITS;
}

bool gk_rule_outdated(gk_check_context *run, const gk_checks_item *item) {
    for (const gk_keyed_table *f = run->frames; f->role; f++)
        if (fit_of(run, f) == GK_YEAR_OUTDATED &&
            !gk_rule_fail(
                run, item, f->table->origin,
                gk_check_text(run, "%s has the form of %s, which was given up before %d",
                              gk_rule_name(f->table), f->table->profile, run->report->year),
                gk_check_text(run, "%s是%s的表式，到%d年度已不再使用", gk_rule_name(f->table),
                              f->table->profile, run->report->year)))
            return false;
    return true;
}

static bool check_newer(gk_check_context *run, const gk_checks_item *item,
                        const gk_keyed_table *f, size_t *seen) {
    ++*seen;
    return fit_of(run, f) != GK_YEAR_LATER ||
           gk_rule_fail(run, item, f->table->origin,
                        gk_check_text(run, "%s has the form of %s, which is newer than %d",
                                      gk_rule_name(f->table), f->table->profile, run->report->year),
                        gk_check_text(run, "%s是%s的表式，晚于%d年度", gk_rule_name(f->table),
                                      f->table->profile, run->report->year));
}

bool gk_rule_not_newer(gk_check_context *run, const gk_checks_item *item) {
    if (run->report->migrated_from)
        return gk_rule_moved(run, item);
    if (!run->report->year)
        return gk_check_results_add_not_run(run->results, &item->check,
                                            "the report states no year", "决算未注明年度", "");
    return gk_rule_for_tables(run, item, check_newer);
}
