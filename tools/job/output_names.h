/** @file output_names.h
 *  What outputs are called, the folders they go to, and that no two have one name.
 */
#ifndef CLI_OUTPUT_NAMES_H
#define CLI_OUTPUT_NAMES_H

#include "job/output.h"

enum { CLI_PATH_SIZE = 4096 };

/** True if the path is that of a folder, or is to be one. */
bool cli_is_folder(const char *path);

/** Make a folder and those above it. False, with a message, if it cannot be. */
bool cli_make_folder(const char *path);

/** `folder/name`. */
void cli_join(char path[CLI_PATH_SIZE], const char *folder, const char *name);

/** `folder/{year}-{department}` and the extension, with its dot. */
void cli_name_report(char path[CLI_PATH_SIZE], const char *folder, const gk_report *report,
                     const char *extension);

/** With --each: the input's name with the format for its extension (or none, for a folder of
 *  tables), in the folder that was asked for, else beside the input or the archive it is in. */
void cli_name_after_input(char path[CLI_PATH_SIZE], const cli_output *out, const cli_input *input);

/** True if nothing else has this name, an input or an earlier output; else there is a message. */
bool cli_name_is_free(const cli_run *run, const cli_output *out, const char *path);

/** From now on it is taken. */
void cli_name_take(cli_output *out, const char *path);

#endif
