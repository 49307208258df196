/** @file reports.h
 *  Two inputs with all their reports: which is compared with which.
 */
#ifndef DIFF_REPORTS_H
#define DIFF_REPORTS_H

#include "cli/option.h"
#include "job/reading.h"
#include <gongkai/gongkai.h>

/** What is asked for. */
typedef struct diff_request {
    const cli_reading *reading;
    gk_decimal tolerance; /**< In 万元. */
    bool years;           /**< A is last year and B this year. */
    bool yuan;            /**< Print amounts in 元, not 万元. */
    bool values_only;     /**< Leave texts out. */
    bool ndjson;          /**< Print for programs. */
} diff_request;

/** Read both operands and print what differs. The exit status. */
int diff_reports(const diff_request *request, const cli_list *operands);

#endif
