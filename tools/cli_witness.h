/** @file cli_witness.h
 *  The witness: a second reading of a .xls file, by freexl, told where it differs from ours.
 *
 *  freexl runs in a process of its own, gk-witness, under limits of memory (256 MiB), time (10 s)
 *  and files; whatever becomes of it is told and changes nothing else. Where freexl is known to be
 *  wrong (cli_witness_judge.c lists it), the cell counts as excused and is not told. A disagreement
 *  is a warning: the output and the exit status are the same with and without the witness.
 */
#ifndef CLI_WITNESS_H
#define CLI_WITNESS_H

#include <gongkai/sheet.h>
#include <stdbool.h>

/** Find gk-witness: below this tool's installation, or beside this tool in the build's folder;
 *  never on PATH. For tests, GONGKAI_WITNESS in the environment names another program. False, and
 *  told, if there is none: it is built where freexl is. */
bool cli_witness_find(void);

/** Read the file again, and tell every cell where freexl's reading and the book disagree, then how
 *  many cells agree. An input that is no BIFF workbook is none of the witness's; nothing is told.
 *  `quiet`: no summary if all agree. `verbose`: also how many cells each known fault excuses. */
void cli_witness(const char *path, const gk_book *book, bool quiet, bool verbose);

#endif
