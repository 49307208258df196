/** Verbatim tables join the reports whose they are. */
#ifndef GK_JOIN_VERBATIM_H
#define GK_JOIN_VERBATIM_H

#include "assemble/reports.h"

/** Add the verbatim tables of an input, whose other tables have joined already. The same one twice
 *  is added once, with a finding; one that is nobody's is an error finding, and no report is whole
 *  then. */
gk_status gk_join_verbatim(gk_reports *reports, const gk_tables *tables, gk_findings *findings,
                           gk_error *err);

#endif
