/** @file stream.h
 *  A job as a stream: its reports, what was found, and the end of each input (stream.h).
 */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include "base/buffer.h"
#include "job/job.h"

/** Write the reports that are not refused, what streams among the inputs passed on, the findings,
 *  and a record for each input. A failure has its message and is counted; else every report is
 *  counted as written. */
void cli_stream_job(cli_run *run, cli_job *job, const gk_stream_output *output);

/** A whole job: read the inputs, print what was found and write them as a stream to standard
 *  output. */
void cli_stream_inputs(cli_run *run, const cli_input *inputs, size_t count);

/** Outputs to standard output, and to memory. */
gk_stream_output cli_stream_to_stdout(void);
gk_stream_output cli_stream_to_buffer(gk_buffer *buffer);

#endif
