/** @file reports.h
 *  Reading reports and last year's, checking each, and printing what was found or passing it on.
 */
#ifndef CHECK_REPORTS_H
#define CHECK_REPORTS_H

#include "job/job.h"

typedef struct check_how {
    const gk_checks *checks;
    cli_reading *reading;
    const char *previous; /**< Last year's reports, or NULL. */
    bool pass;            /**< The reports go on as a stream; else what was found is printed … */
    gk_findings_format format; /**< … in this format. */
    gk_severity fail_on;       /**< From here on a finding counts, but for tails. */
} check_how;

/** Check the inputs' reports; the exit status. */
int check_reports(const check_how *how, const cli_list *operands);

#endif
