#include "check/context.h"

#include "profile/profiles.h"
#include <stdarg.h>
#include <stdio.h>

const char *gk_check_text(gk_check_context *run, const char *format, ...) {
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return gk_arena_string(&run->results->arena, text);
}

int gk_check_year(const gk_check_context *run) {
    return run->report->migrated_from ? 0 : run->report->year;
}

const char *gk_check_table_name(gk_check_context *run, const char *role) {
    const gk_form *form = gk_profiles_form(run->profiles, run->report->profile, role);
    const char *profile;
    for (size_t i = 0; !form && (profile = gk_profiles_name(run->profiles, i)); i++)
        form = gk_profiles_form(run->profiles, profile, role);
    return form ? gk_check_text(run, "%s（%s）", role, form->title) : role;
}
