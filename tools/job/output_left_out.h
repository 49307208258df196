/** @file output_left_out.h
 *  What a format has no place for is said, not dropped in silence.
 */
#ifndef CLI_OUTPUT_LEFT_OUT_H
#define CLI_OUTPUT_LEFT_OUT_H

#include "job/job.h"
#include "job/output.h"

/** Print a line for each kind of thing that the file at `path` does not have of its report:
 *  leftovers nobody asked for, verbatim tables in tidy CSV, unknown members of a stream. */
void cli_output_left_out(const cli_output *out, const gk_report *report, const char *path);

/** The same of records of an unknown kind, which belong to no report. */
void cli_output_left_out_records(const cli_job *job, const char *path);

#endif
