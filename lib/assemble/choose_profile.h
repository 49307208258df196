/** By which profile a report is read. */
#ifndef GK_CHOOSE_PROFILE_H
#define GK_CHOOSE_PROFILE_H

#include "assemble/reports.h"
#include "finding/findings.h"

/** The profile whose forms, numbers and titles the report's tables have: *profile is the profiles'.
 *  Reports another that fits as well where it would make a difference. */
gk_status gk_choose_profile(const gk_report_entry *entry, const gk_profiles *profiles,
                            const char **profile, gk_findings *findings, gk_error *err);

#endif
