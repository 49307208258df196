/* Which of its readings a table has in its report. */
#include "assemble/profile_reading.h"

#include "base/fail.h"
#include "profile/profiles.h"
#include <string.h>

const gk_reading *gk_profile_reading_by(const gk_tables_item *item, const gk_profiles *profiles,
                                        const gk_form *form) {
    for (size_t i = 0; i < item->count && form; i++) {
        const gk_table *table = &item->readings[i].table;
        const gk_form *own = gk_profiles_form(profiles, table->profile, table->role);
        if (own && own->distinct_form == form->distinct_form)
            return &item->readings[i];
    }
    return NULL;
}

const gk_reading *gk_profile_reading(const gk_tables_item *item, const gk_profiles *profiles,
                                     const char *profile) {
    const char *role = item->readings[0].table.role;
    const gk_reading *reading =
        gk_profile_reading_by(item, profiles, gk_profiles_form(profiles, profile, role));
    return reading ? reading : &item->readings[0];
}

/* The title over the table, if it is not the first wording of its form. */
static const char *other_wording(const gk_tables_item *item, const gk_form *form) {
    bool other = item->title && *item->title && form && form->title_key_count &&
                 strcmp(item->title, form->title_keys[0]) != 0;
    return other ? item->title : NULL;
}

gk_status gk_profile_reading_name(const gk_tables_item *item, const gk_profiles *profiles,
                                  const char *profile, gk_table *table, gk_findings *findings,
                                  gk_error *err) {
    const gk_form *form = gk_profiles_form(profiles, profile, table->role);
    const gk_form *own = gk_profiles_form(profiles, table->profile, table->role);
    gk_status status = GK_OK;
    if (item->named)
        return GK_OK;
    if (form && own && form->distinct_form == own->distinct_form)
        table->profile = profile;
    const char *const forms[3] = {table->title, table->profile, profile};
    if (strcmp(table->profile, profile) != 0)
        status = gk_findings_add(findings, GK_FINDING_FORM_MIXED,
                                 (gk_finding_at){table->origin, {0}}, forms);
    table->number = form ? form->number : item->number ? item->number : "";
    table->title = form ? form->title : table->title;
    table->stated_title = other_wording(item, form ? form : own);
    bool other = item->number && *table->number && strcmp(item->number, table->number) != 0;
    table->stated_number = other ? item->number : NULL;
    const char *const numbers[3] = {item->number, table->title, table->number};
    if (!status && other)
        status = gk_findings_add(findings, GK_FINDING_NUMBER_AGAINST_TITLE,
                                 (gk_finding_at){item->number_origin, {0}}, numbers);
    return status ? gk_fail_memory(err) : GK_OK;
}

gk_status gk_profile_reading_check_title(const gk_tables_item *item, const gk_profiles *profiles,
                                         const gk_table *table, gk_findings *findings,
                                         gk_error *err) {
    const gk_form *form = gk_profiles_form(profiles, table->profile, table->role);
    const char *const args[3] = {table->title, table->number};
    const char *const titles[3] = {item->title, table->title};
    const gk_finding_at at = {table->origin, {0}};
    gk_status status = GK_OK;
    if (item->named || !form)
        return GK_OK;
    if (!item->number && *table->number)
        status = gk_findings_add(findings, GK_FINDING_NUMBER_MISSING, at, args);
    if (!status && !*item->title)
        status = gk_findings_add(findings, GK_FINDING_TITLE_MISSING, at, args);
    else if (!status && strcmp(item->title, form->title_keys[0]) != 0)
        status = gk_findings_add(findings, GK_FINDING_TITLE_REWORDED, at, titles);
    return status ? gk_fail_memory(err) : GK_OK;
}
