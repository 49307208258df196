/** @file checks.h
 *  The built-in checks and those of one's own.
 */
#ifndef CLI_CHECKS_H
#define CLI_CHECKS_H

#include "cli/cli.h"
#include <gongkai/gongkai.h>

/** The built-in checks, with those of the files added in their order, which may name the tables of
 *  the profiles; NULL with `err` filled if one cannot be read. Free them with gk_checks_free. */
gk_checks *cli_checks_load(const cli_list *files, const gk_profiles *profiles, gk_error *err);

#endif
