/** @file witness.h
 *  The witness: a second reading of a .xls file, by freexl, compared with ours.
 *
 *  freexl runs in a process of its own, gk-witness, under limits of memory (256 MiB), time (10 s)
 *  and files; whatever becomes of it is a message and changes nothing else. Where freexl is known
 *  to be wrong (judge.c lists it), the cell counts as excused, without a message. A disagreement is
 *  a warning: the output and the exit status are the same with and without the witness.
 */
#ifndef CLI_WITNESS_H
#define CLI_WITNESS_H

#include "witness/compare.h"
#include <stdbool.h>

/** Find gk-witness: below this tool's installation, or beside this tool in the build's folder;
 *  never on PATH. For tests, GONGKAI_WITNESS in the environment names another program. False, with
 *  a message, if there is none: it is built where freexl is. */
bool cli_witness_find(void);

/** True once cli_witness_find has found it. */
bool cli_witness_is_found(void);

/** What came of it. */
typedef enum cli_witness_result {
    CLI_WITNESS_AGREES, /**< In all cells, but for freexl's known faults. */
    CLI_WITNESS_DISAGREES,
    CLI_WITNESS_NONE,    /**< Not read again, or not to the end: there was a message. */
    CLI_WITNESS_NOT_XLS, /**< No BIFF workbook, none of the witness's: there was no message. */
} cli_witness_result;

/** Zero values are the defaults. */
typedef struct cli_witness_options {
    bool quiet;   /**< No summary if all agree. */
    bool verbose; /**< Also how many cells each known fault excuses. */
    /** Gets every cell that either has; NULL: a message for each where the two disagree. */
    witness_cell_receiver *cell;
    void *self; /**< For `cell`. */
} cli_witness_options;

/** Have the found witness read `file` again and compare it with what was read into `book`; messages
 *  call it `name`. They say which sheets only one of the two has and, in the end, how many cells
 *  agree. */
cli_witness_result cli_witness(const char *name, const char *file, const gk_book *book,
                               const cli_witness_options *options);

#endif
