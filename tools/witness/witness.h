/** @file cli_witness.h
 *  The witness: a second reading of a .xls file, by freexl, compared with ours.
 *
 *  freexl runs in a process of its own, gk-witness, under limits of memory (256 MiB), time (10 s)
 *  and files; whatever becomes of it is told and changes nothing else. Where freexl is known to be
 *  wrong (cli_witness_judge.c lists it), the cell counts as excused and is not told. A disagreement
 *  is a warning: the output and the exit status are the same with and without the witness.
 */
#ifndef CLI_WITNESS_H
#define CLI_WITNESS_H

#include "job/inputs.h"
#include "witness/compare.h"
#include <stdbool.h>

/** Find gk-witness: below this tool's installation, or beside this tool in the build's folder;
 *  never on PATH. For tests, GONGKAI_WITNESS in the environment names another program. False, and
 *  told, if there is none: it is built where freexl is. */
bool cli_witness_find(void);

/** What came of it. */
typedef enum cli_witness_result {
    CLI_WITNESS_AGREES, /**< In all cells, but for freexl's known faults. */
    CLI_WITNESS_DISAGREES,
    CLI_WITNESS_NONE,    /**< Not read again, or not to the end: told. */
    CLI_WITNESS_NOT_XLS, /**< No BIFF workbook, none of the witness's: nothing is told. */
} cli_witness_result;

/** Zero values are the defaults. */
typedef struct cli_witness_how {
    bool quiet;                /**< No summary if all agree. */
    bool verbose;              /**< Also how many cells each known fault excuses. */
    witness_cell_teller *cell; /**< Gets every cell that either has; NULL: where the two disagree,
                                  that is told. */
    void *self;                /**< For `cell`. */
} cli_witness_how;

/** Read an input again and compare; tell sheets only one of the two has, and in the end how many
 *  cells agree. */
cli_witness_result cli_witness(cli_inputs *inputs, const cli_input *input, const gk_book *book,
                               const cli_witness_how *how);

#endif
