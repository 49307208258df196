#include "profiles/forms.h"

#include "cli/message.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the list ------------------------------------------------------------------------------- */

static void print_years(const gk_profiles *profiles, const char *profile) {
    int first = 0, last = 0;
    gk_profile_table table;
    for (size_t i = 0; gk_profiles_table(profiles, profile, i, &table); i++) {
        if (table.first_year && (!first || table.first_year < first))
            first = table.first_year;
        last = table.last_year > last ? table.last_year : last;
    }
    if (first)
        printf("%d", first);
    if (last > first)
        printf("-");
    if (last > first && last < 9999)
        printf("%d", last);
}

int profiles_list(const gk_profiles *profiles) {
    const char *profile;
    gk_profile_table table;
    printf("profile\tyears\ttables\troles\n");
    for (size_t i = 0; (profile = gk_profiles_name(profiles, i)); i++) {
        printf("%s\t", profile);
        print_years(profiles, profile);
        printf("\t%zu\t", gk_profiles_table_count(profiles, profile));
        for (size_t t = 0; gk_profiles_table(profiles, profile, t, &table); t++)
            printf("%s%s", t ? " " : "", table.role);
        printf("\n");
    }
    return 0;
}

/* ---- one ------------------------------------------------------------------------------------ */

static bool print_form(const gk_profiles *profiles, const gk_report *form, size_t i,
                       const gk_profile_table *about) {
    gk_error err = {0};
    gk_report one = *form;
    one.table_count = 1;
    one.tables = &form->tables[i];
    char *text = gk_report_text(&one, profiles, &err);
    if (text)
        printf("# %s/%s: %s\n%s", form->profile, about->role, about->evidence, text);
    else
        cli_message_error(&err);
    free(text);
    return text != NULL;
}

/* NULL, with a message, if there is no such profile. */
static gk_reports *blank_form(const gk_profiles *profiles, const char *profile) {
    gk_error err = {0};
    gk_reports *reports = gk_blank_report(profiles, profile, &err);
    if (!reports)
        cli_message_error(&err);
    return reports;
}

int profiles_show(const gk_profiles *profiles, const char *profile, const char *role) {
    gk_profile_table about;
    gk_reports *reports = blank_form(profiles, profile);
    bool done = reports != NULL;
    const gk_report *form = done ? gk_reports_at(reports, 0) : NULL;
    for (size_t i = 0; done && gk_profiles_table(profiles, form->profile, i, &about); i++)
        if (!role || strcmp(about.role, role) == 0)
            done = print_form(profiles, form, i, &about);
    gk_reports_free(reports);
    return done ? 0 : CLI_NOT_DONE;
}

int profiles_write_blank(const gk_profiles *profiles, const char *profile, const char *output,
                         bool force) {
    gk_error err = {0};
    gk_write_options options = {.force = force, .blank = true};
    const char *dot = strrchr(output, '.');
    gk_reports *reports = blank_form(profiles, profile);
    if (!reports)
        return CLI_NOT_DONE;
    if (dot)
        gk_write_format_parse(dot + 1, &options.format);
    const gk_report *form = gk_reports_at(reports, 0);
    gk_status status = strcmp(output, "-") == 0
                           ? gk_write_fd(form, profiles, 1, &options, &err)
                           : gk_write_file(form, profiles, output, &options, &err);
    if (status)
        cli_message_error(&err);
    gk_reports_free(reports);
    return status ? CLI_NOT_DONE : 0;
}

/* ---- two ------------------------------------------------------------------------------------ */

static gk_status print_difference(void *self, const gk_form_difference *d, gk_error *err) {
    static const char *const aspects[] = {"table", "column", "row"};
    (void)self, (void)err;
    printf("%s\t%s\t%s\t%s\n", d->role, aspects[d->aspect], d->from ? d->from : "",
           d->to ? d->to : "");
    return GK_OK;
}

int profiles_compare(const gk_profiles *profiles, const char *first, const char *second) {
    gk_error err = {0};
    if (gk_profiles_table_count(profiles, first) && gk_profiles_table_count(profiles, second))
        printf("role\twhat\t%s\t%s\n", first, second);
    if (gk_form_diff(profiles, first, second, print_difference, NULL, &err) == GK_OK)
        return 0;
    cli_message_error(&err);
    return CLI_NOT_DONE;
}
