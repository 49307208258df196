/** Forms against the year that the report states. */
#ifndef GK_FORM_YEARS_H
#define GK_FORM_YEARS_H

#include "assemble/reports.h"
#include "finding/findings.h"

/** Report which tables of a report have a form that is not of its year. Of a stream whoever wrote it
 *  has reported them. */
gk_status gk_form_years_report(const gk_report_entry *entry, const gk_profiles *profiles,
                               gk_findings *findings, gk_error *err);

#endif
