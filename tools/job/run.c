#include "job/run.h"

#include "cli/cli.h"
#include <string.h>
#include <sys/stat.h>

static bool is_profile(const cli_run *run, const char *name) {
    if (!name || gk_profiles_table_count(run->profiles, name))
        return true;
    cli_message(NULL, "there is no profile “%s”; gk-profiles lists them",
                "没有版式“%s”；gk-profiles 列出全部版式", name);
    return false;
}

static bool is_role(const cli_run *run, const char *name) {
    if (!name || gk_profiles_has_role(run->profiles, name))
        return true;
    cli_message(NULL, "no table has the role “%s”; gk-profiles lists them",
                "没有角色为“%s”的表；gk-profiles 列出全部角色", name);
    return false;
}

bool cli_run_begin(cli_run *run, const cli_reading *reading, const cli_list *operands,
                   const char *output) {
    gk_error err = {0};
    *run = (cli_run){.reading = reading, .operands = operands, .profiles = gk_profiles_new(&err)};
    if (!run->profiles ||
        (reading->profiles && gk_profiles_add_dir(run->profiles, reading->profiles, &err))) {
        cli_message_error(&err);
        return false;
    }
    if (!is_profile(run, reading->from) || !is_profile(run, reading->profile) ||
        !is_role(run, reading->role))
        return false;
    if (!cli_inputs_find(operands, output, &run->inputs)) {
        cli_message_memory(NULL);
        return false;
    }
    run->refused = run->inputs.failures;
    return true;
}

void cli_run_end(cli_run *run) {
    cli_inputs_free(&run->inputs);
    gk_profiles_free(run->profiles);
}

int cli_run_status(const cli_run *run) {
    if (run->written == 0)
        return CLI_NOT_DONE;
    return run->refused ? 1 : 0;
}

bool cli_same_file(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_ino == y.st_ino && x.st_dev == y.st_dev;
}

bool cli_run_names_input(const cli_run *run, const char *path) {
    for (size_t i = 0; i < run->operands->count; i++)
        if (cli_same_file(run->operands->items[i], path))
            return true;
    return false;
}
