#include "job/checks.h"

gk_checks *cli_checks_load(const cli_list *files, const gk_profiles *profiles, gk_error *err) {
    gk_checks *checks = gk_checks_new(err);
    gk_status status = checks ? GK_OK : GK_E_MEMORY;
    for (size_t i = 0; i < files->count && !status; i++)
        status = gk_checks_add_file(checks, profiles, files->items[i], err);
    if (!status)
        return checks;
    gk_checks_free(checks);
    return NULL;
}
