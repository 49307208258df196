/** @file compare.h
 *  A whole workbook, two readings: ours in memory, freexl's coming in line by line.
 */
#ifndef CLI_WITNESS_COMPARE_H
#define CLI_WITNESS_COMPARE_H

#include "witness/judge.h"

/** One cell and witness_judge's verdict on it; `sheet` is ours. Either may be NULL: no such cell
 *  there. */
typedef void witness_cell_receiver(void *self, const gk_sheet *sheet, const gk_cell *ours,
                                   const witness_line *theirs, int verdict);

/** Who gets what is seen, in the order of freexl's sheets. */
typedef struct witness_receiver {
    void *self;
    /** Each cell that either has, by row and column. */
    witness_cell_receiver *cell;
    /** A sheet only we have (`ours`) or only freexl, and its number of cells, not 0. A chart or
     *  macro sheet with cells is one that only freexl has; so would be a worksheet we lost. */
    void (*sheet)(void *self, const char *sheet, size_t cells, bool ours);
} witness_receiver;

/** How far the two agree; each cell that either has is counted once. */
typedef struct witness_counts {
    size_t equal, disagreeing, excused;
    size_t faults[WITNESS_FAULTS_MAX]; /**< The excused, by fault. */
} witness_counts;

typedef struct witness_comparison witness_comparison;

/** Begin; NULL if memory is short. The book and the receiver are borrowed until the end. */
witness_comparison *witness_comparison_new(const gk_book *book, const witness_receiver *receiver);
void witness_comparison_free(witness_comparison *c);

/** Take the next line of `length` bytes (see witness_line_parse). False if gk-witness would not
 *  write this line here, or memory is short: stop. */
bool witness_comparison_line(witness_comparison *c, char *line, size_t length);

/** What has been seen. If the lines stopped before `end`, the cells not reached are not counted. */
const witness_counts *witness_comparison_counts(const witness_comparison *c);

/** freexl's version; "" if it has not told. */
const char *witness_comparison_version(const witness_comparison *c);

/** True if freexl has said `end` or has refused the file; *refusal gets its code, or
 *  WITNESS_NO_REFUSAL. */
bool witness_comparison_ended(const witness_comparison *c, int *refusal);

#define WITNESS_NO_REFUSAL 1 /**< freexl's own codes are 0 and below. */

#endif
