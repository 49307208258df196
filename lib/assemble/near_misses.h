/** Reports that were perhaps meant for one. */
#ifndef GK_NEAR_MISSES_H
#define GK_NEAR_MISSES_H

#include "assemble/reports.h"
#include "finding/findings.h"

/** Report pairs of reports that come from one folder, have no table in common, and whose years or
 *  names are a slip apart. */
gk_status gk_near_misses_report(const gk_reports *reports, const gk_profiles *profiles,
                                gk_findings *findings, gk_error *err);

#endif
