/** @file check_reports.h
 *  Reading reports and last year's, checking each, and having what was found printed or passed on.
 */
#ifndef CHECK_REPORTS_H
#define CHECK_REPORTS_H

#include "check/page.h"
#include "job/job.h"

typedef struct check_how {
    const gk_checks *checks;
    cli_reading *reading;
    const char *previous;       /**< Last year's reports, or NULL. */
    const check_format *format; /**< NULL: the reports go on as a stream. */
    gk_severity fail_on;        /**< From here on a finding counts, but for tails. */
} check_how;

/** Check the inputs' reports; the exit status. */
int check_reports(const check_how *how, const cli_list *operands);

#endif
