/** @file cli_output.h
 *  Where reports go: under which names, and never over an input or each other.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli_job.h"

/** Where and how to write. */
typedef struct cli_output {
    const char
        *path; /**< A file, a folder (exists, or ends in /), "-"; NULL: nothing is written. */
    gk_write_options how;
    bool quiet;
    cli_list names; /**< Written so far: no job may replace another's. Owned. */
} cli_output;

#define CLI_OPTION_FORCE(target)                                                                   \
    { 0, "force", {0}, {"replace what exists", "覆盖已有文件"}, .flag = (target) }

/** SOURCE_DATE_EPOCH, 0 without. */
int64_t cli_source_date(void);

/** True if the path is that of a folder, or is to be one. */
bool cli_is_folder(const char *path);

/** Make a folder and those above it. False, and told, if it cannot be. */
bool cli_make_folder(const char *path);

/** `folder/name`. */
void cli_join(char path[4096], const char *folder, const char *name);

/** Tell the job's findings and write its reports: into the folder as {year}-{department}.EXT, or
 * the only one under the name, or to standard output. `path`: instead of out->path. What is refused
 * is told and counted. */
void cli_output_job(cli_run *run, cli_job *job, cli_output *out, const char *path);

void cli_output_end(cli_output *out);

#endif
