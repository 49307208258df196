/** @file judge.h
 *  One cell, two readings: are they the same, does a known fault of freexl part them, or do they
 *  disagree?
 */
#ifndef CLI_WITNESS_JUDGE_H
#define CLI_WITNESS_JUDGE_H

#include "cli/cli.h"
#include "witness/lines.h"
#include <gongkai/sheet.h>

/** What holds for all cells of a workbook, or of the sheet at hand. */
typedef struct witness_facts {
    uint32_t biff, codepage, datemode; /**< As freexl has them. */
    bool long_text;  /**< The workbook has a text that needs more than one CONTINUE. */
    bool sheet_lost; /**< freexl lists more sheets than we, and has no cell of this, our last. */
} witness_facts;

#define WITNESS_EQUAL (-1)
#define WITNESS_DISAGREE (-2)

/** The number of the known fault that parts the two, or one of the above. Either may be NULL (no
 *  such cell), not both. */
int witness_judge(const witness_facts *facts, const gk_cell *ours, const witness_line *theirs);

/** How many faults are known; what each is called in data, which does not change; and what it is,
 *  as part of a sentence. */
size_t witness_fault_count(void);
const char *witness_fault_id(size_t fault);
cli_text witness_fault(size_t fault);

#define WITNESS_FAULTS_MAX 16

/** True if it is so long that freexl loses its end. */
bool witness_text_is_long(const gk_cell *cell);

/** True if `theirs` can be `ours` read by freexl in a code page of one byte a character. */
bool witness_text_is_garbled(const witness_facts *facts, const char *ours, const char *theirs);

#endif
