/** Units of money within one report. */
#ifndef GK_AGREE_UNITS_H
#define GK_AGREE_UNITS_H

#include "assemble/reports.h"
#include "assemble/unit_pairs.h"
#include "finding/findings.h"

/** Hold the tables' units against each other, and against their figures: amounts that are the same
 *  in most reports must not be 10,000 times each other. An error finding refuses the report. */
gk_status gk_agree_units(gk_report_entry *entry, const gk_unit_pairs *pairs,
                         const gk_profiles *profiles, gk_findings *findings, gk_error *err);

#endif
