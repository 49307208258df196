/** @file job.h
 *  From inputs to reports: what every tool does that reads tables.
 */
#ifndef CLI_JOB_H
#define CLI_JOB_H

#include "job/run.h"
#include <gongkai/gongkai.h>

/** An input, and what became of it: the facts of its `file` record. */
typedef struct cli_source {
    const char *path;
    size_t cells;
    char sha256[GK_SHA256_TEXT_MAX]; /**< "" unless asked for. */
    bool stream;                     /**< It is a stream: its records name its own sources. */
    const gk_tables *tables;         /**< What was found in it; NULL: it could not be read. */
    gk_error refusal;                /**< status GK_OK: it was read. */
} cli_source;

/** Inputs that belong together: all of them, or with --each a single one. */
typedef struct cli_job {
    gk_findings *findings;
    cli_source *sources; /**< One per input. */
    size_t source_count;
    gk_tables **tables; /**< One per input that could be read. */
    size_t table_count;
    gk_reports *as_read;    /**< If they were moved to another form: what they were before. */
    gk_reports *reports;    /**< NULL if memory was short: there was a message. */
    const gk_checks *rerun; /**< What streams found by these checks is dropped: they ran again. */
    size_t refused, written;
} cli_job;

/** Read the inputs, with a message for those that cannot be read, and assemble their tables. */
void cli_job_read(cli_run *run, cli_job *job, const cli_input *inputs, size_t count);

/** Print what was found: all of it, or where nothing can come of the job only what says why.
 *  `impossible`: the job's reports, though good, cannot be written. */
void cli_job_print_findings(const cli_run *run, const cli_job *job, bool impossible);

/** Add what became of it to the run, and free it. */
void cli_job_end(cli_run *run, cli_job *job);

/** Print why something could not be done, and count it. */
void cli_job_refuse(cli_job *job, const gk_error *err);

#endif
