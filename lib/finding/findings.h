/** Adding to a list of findings. All of these return GK_OK or GK_E_MEMORY, copy what they are
 *  given, and do nothing to a list that is NULL. gk_findings_add_copy is public. */
#ifndef GK_FINDINGS_H
#define GK_FINDINGS_H

#include "finding/kinds.h"

/** The cell to look at first, and a second place; its source is NULL if there is none. */
typedef struct gk_finding_at {
    gk_origin origin, other;
} gk_finding_at;

/** Add a finding of a kind. `args` fill {1} {2} {3} of its sentences and end at the first NULL. */
gk_status gk_findings_add(gk_findings *findings, gk_finding_kind kind, gk_finding_at at,
                          const char *const args[3]);

/** Add copies of all findings of another list, which may be NULL. */
gk_status gk_findings_add_all(gk_findings *findings, const gk_findings *more);

/** Those from the `first` on are of this report, unless they are of one already. */
gk_status gk_findings_set_report(gk_findings *findings, size_t first, const char *report);

#endif
