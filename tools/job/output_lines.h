/** @file output_lines.h
 *  Outputs that hold all reports of a job in one file: tidy and ndjson.
 */
#ifndef CLI_OUTPUT_LINES_H
#define CLI_OUTPUT_LINES_H

#include "job/output.h"

/** Write them to the file, to standard output, or (tidy) as tidy.csv and datapackage.json into the
 *  folder. */
void cli_output_lines(cli_run *run, cli_job *job, cli_output *out, const char *path);

#endif
