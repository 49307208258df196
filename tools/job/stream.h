/** @file cli_stream.h
 *  A job as a stream: its reports, what was found, and the end of each input (stream.h).
 */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include "job/job.h"

/** Lines in memory. */
typedef struct cli_lines {
    char *text;
    size_t length, capacity;
} cli_lines;

void cli_lines_free(cli_lines *lines);

/** Write the reports that are not refused, what streams among the inputs passed on, the findings,
 *  and a record for each input. A failure is told and counted; else every report is counted as
 *  written. */
void cli_stream_job(cli_run *run, cli_job *job, const gk_stream_output *output);

/** Outputs to standard output, and to cli_lines. */
gk_stream_output cli_stream_to_stdout(void);
gk_stream_output cli_stream_to_lines(cli_lines *lines);

#endif
