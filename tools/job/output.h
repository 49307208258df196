/** @file output.h
 *  Where reports go: in what format, under which names, and never over an input or each other.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "job/job.h"

/** What to write and where; zero values are the defaults. */
typedef struct cli_output {
    /** A file, a folder (exists, or ends in /), "-"; NULL: nothing is written. */
    const char *path;
    const char *to;       /**< "xlsx" (NULL too), "xls", "csv", "tidy" or "ndjson". */
    const char *encoding; /**< Of CSV. */
    bool stacked, bom, guard, force, leftovers, quiet;
    bool verify;   /**< Print the proof (verify.h). */
    bool findings; /**< Check each report (check.h) and list what was found on a sheet. */

    /* for output.c and output_lines.c */
    gk_write_options how;
    cli_list own_checks; /**< Files of checks, with `findings`. */
    gk_checks *checks;   /**< With `findings`. Owned. */
    cli_list names;      /**< Written so far: no job may replace another's. Owned. */
} cli_output;

/** What the command line asks for: the options below fill it in. */
extern cli_output cli_output_asked;

/** --output, --to, --stacked, --bom, --guard and --force. */
extern const cli_option cli_output_options[];

/** --leftovers. */
extern const cli_option cli_leftovers_options[];

/** The names of formats, up to NULL. */
extern const char *const cli_formats[];

/** Check what the user asked for; `each`: every input has a file of its own. Returns CLI_GO_ON, or
 *  the status to leave with. */
int cli_output_begin(cli_output *out, bool each);
void cli_output_end(cli_output *out);

/** True if what is found is written, too: then cli_reading.hidden_content is for it. */
bool cli_output_wants_hidden_content(const cli_output *out);

/** True if the digests of the inputs are wanted (cli_reading.digest). */
bool cli_output_wants_digest(const cli_output *out);

/** What files of the format end in, without the dot; "" for a folder with a file for each table. */
const char *cli_output_extension(const cli_output *out);

/** Print the job's findings and write its reports: into the folder as {year}-{department}.EXT, or
 *  under the name, or to standard output. `path`: instead of out->path. What is refused has its
 *  message and is counted. */
void cli_output_job(cli_run *run, cli_job *job, cli_output *out, const char *path);

#endif
