/** @file verify.h
 *  The proof that nothing was lost or changed: what was read, what became of it, what was written,
 *  what reads back.
 */
#ifndef CLI_VERIFY_H
#define CLI_VERIFY_H

#include "job/job.h"

/** Read what stands at `path` (a file, or a folder with a file for each table) and print, separated
 *  by tabs, for the i-th report of the job:
 *
 *      source    file  values  sha256  -            each input, before anything was moved
 *      twice     file  values  sha256  -            the same again in another; if there are any
 *      placed    -     values  -       -            in the report's tables
 *      leftover  -     values  -       -            without a place in the new form
 *      verbatim  -     cells   -       -            of tables that no profile has
 *      merged    -     values  -       -            of rows that became one with others; if there are any
 *      split     -     values  -       -            of rows taken from other tables; if there are any
 *      written   file  values  sha256  equal|incomplete|different
 *
 *  The values of the sources are those placed, left over, verbatim and merged, less those split.
 *  What is written is equal if it reads back as all of them, incomplete if the leftovers are not in
 *  it because nobody asked for them (`leftovers`). False, with a message, if it is not equal. */
bool cli_verify_print(const cli_run *run, const cli_job *job, size_t i, const char *path,
                      bool leftovers);

/** True if what the reports of a job hold of each input is what the account of its cells says
 *  (gk_tables_account); else a message. */
bool cli_verify_account(const cli_job *job);

#endif
