/** Whose findings they are. */
#ifndef GK_ASSIGN_FINDINGS_H
#define GK_ASSIGN_FINDINGS_H

#include "assemble/reports.h"
#include "finding/findings.h"

/** Give each report what reading it found: what was found in its tables and in their files, and
 *  what its stream holds. With `findings` NULL nothing. */
gk_status gk_assign_findings(gk_reports *reports, const gk_tables *const *tables, size_t count,
                             gk_findings *findings, gk_error *err);

#endif
