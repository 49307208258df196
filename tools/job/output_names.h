/** @file cli_output_names.h
 *  Names of outputs, for cli_output*.c.
 */
#ifndef CLI_OUTPUT_NAMES_H
#define CLI_OUTPUT_NAMES_H

#include "job/output.h"

enum { CLI_PATH_SIZE = 4096 };

/** `folder/name`. */
void cli_join(char path[CLI_PATH_SIZE], const char *folder, const char *name);

/** `folder/{year}-{department}` and the extension, with its dot. */
void cli_name_report(char path[CLI_PATH_SIZE], const char *folder, const gk_report *report,
                     const char *extension);

/** True if nothing else has this name, an input or an earlier output; told otherwise. */
bool cli_name_is_free(const cli_run *run, const cli_output *out, const char *path);

/** From now on it has. */
void cli_name_take(cli_output *out, const char *path);

#endif
