/** @file run.h
 *  One run of a tool: its profiles, its inputs and its exit status.
 */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "job/inputs.h"
#include "job/reading.h"
#include <gongkai/gongkai.h>

/** What stays the same over all jobs of a run. */
typedef struct cli_run {
    const cli_reading *reading;
    const cli_list *operands;
    gk_profiles *profiles;
    cli_inputs inputs;
    size_t refused; /**< Inputs and reports. */
    size_t written; /**< Reports. */
    size_t done;    /**< Inputs. */
} cli_run;

/** Load the profiles and find the inputs; `output` is left out below folders. False, with a
 *  message, if that cannot be. */
bool cli_run_begin(cli_run *run, const cli_reading *reading, const cli_list *operands,
                   const char *output);
void cli_run_end(cli_run *run);

/** The exit status of what was done. */
int cli_run_status(const cli_run *run);

/** True if `path` is an input the user named: it must outlive its conversion, --force or not. Below
 *  a folder lie the workbooks of earlier runs too: those may be replaced. */
bool cli_run_names_input(const cli_run *run, const char *path);

/** True if both paths lead to one existing file. */
bool cli_same_file(const char *a, const char *b);

#endif
