/** @file verify.h
 *  The proof that nothing was lost or changed: what was read, what was written, what reads back.
 */
#ifndef CLI_VERIFY_H
#define CLI_VERIFY_H

#include "job/job.h"

/** Read what stands at `path` (a file, or a folder with a file for each table) and print, separated
 *  by tabs, a line for each source of the report and for each file written:
 *
 *      source|written  file  values  sha256  -|equal|different
 *
 *  False if a value differs or it cannot be read. */
bool cli_verify_print(const cli_run *run, const cli_job *job, const gk_report *report,
                      const char *path);

#endif
