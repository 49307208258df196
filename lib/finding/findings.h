/** Making findings: one enumerator per kind; ids, severities and sentences stand in finding.c. */
#ifndef GK_FINDINGS_H
#define GK_FINDINGS_H

#include <gongkai/finding.h>

typedef enum gk_finding_kind {
    GK_FINDING_ENCODING_DOUBTFUL,
    GK_FINDING_CODEPAGE_DOUBTFUL,
    GK_FINDING_FORMULA_UNSAVED,
    GK_FINDING_HIDDEN,
    GK_FINDING_FORMULA,
    GK_FINDING_MACRO,
    GK_FINDING_EXTERNAL_LINK,
    GK_FINDING_COMMENT,
    GK_FINDING_EMBEDDED_OBJECT,
    GK_FINDING_PERSON_NAMED,
    GK_FINDING_PAGE_SETUP,
    GK_FINDING_UNPLACED,
    GK_FINDING_NOT_A_NUMBER,
    GK_FINDING_SHOWN_OTHERWISE,
    GK_FINDING_COUNT_NOT_WHOLE,
    GK_FINDING_CODE_INVALID,
    GK_FINDING_ROW_TWICE,
    GK_FINDING_ROW_MISSING,
    GK_FINDING_ROW_UNKNOWN,
    GK_FINDING_ROW_DROPPED,
    GK_FINDING_LABEL_UNKNOWN,
    GK_FINDING_LABEL_RENAMED,
    GK_FINDING_LABEL_JOINED,
    GK_FINDING_LINE_NUMBER,
    GK_FINDING_LINE_ORDER,
    GK_FINDING_COLUMN_NUMBER,
    GK_FINDING_COLUMN_MISSING,
    GK_FINDING_HEADER_UNKNOWN,
    GK_FINDING_HEADER_AGAINST_TITLE,
    GK_FINDING_TABLE_AMBIGUOUS,
    GK_FINDING_NUMBER_AGAINST_TITLE,
    GK_FINDING_PROFILE_DOUBTFUL,
    GK_FINDING_FORM_MIXED,
    GK_FINDING_NOT_APPLICABLE,
    GK_FINDING_FIGURE_AS_TEXT,
    GK_FINDING_LABEL_SPACED,
    GK_FINDING_HEAD_CONTRADICTED,
    GK_FINDING_TITLE_UNKNOWN,
    GK_FINDING_ROWS_TOO_MANY,
    GK_FINDING_THOUSANDS_SPLIT,
    GK_FINDING_TABLE_EMPTY,
    GK_FINDING_UNIT_MISSING,
    GK_FINDING_UNIT_UNKNOWN,
    GK_FINDING_UNIT_MIXED,
    GK_FINDING_UNIT_CONTRADICTED,
    GK_FINDING_UNIT_CONVERTED,
    GK_FINDING_ROUNDED,
    GK_FINDING_TABLE_TWICE,
    GK_FINDING_TABLE_CONTRADICTED,
    GK_FINDING_TABLE_CONTINUED,
    GK_FINDING_TABLE_MISSING,
    GK_FINDING_TABLE_HOMELESS,
    GK_FINDING_TABLE_VERBATIM,
    GK_FINDING_LEFT_OVER,
    GK_FINDING_TABLE_LEFT_OVER,
    GK_FINDING_ROWS_MERGED,
    GK_FINDING_ROW_SPLIT,
    GK_FINDING_MEANING_CHANGED,
    GK_FINDING_REPORT_APART,
    GK_FINDING_DEPARTMENT_MISSING,
    GK_FINDING_YEAR_MISSING,
    GK_FINDING_COUNT
} gk_finding_kind;

typedef struct gk_finding_at {
    gk_origin origin, other;
} gk_finding_at;

/** Add a finding that is told elsewhere: a copy with all that hangs on it. False if memory is
 * short. */
bool gk_findings_put(gk_findings *findings, const gk_finding *finding);

/** Those from the `first` on are of this report, if they are of none yet; false if memory is short.
 */
bool gk_findings_claim(gk_findings *findings, size_t first, const char *report);

/** Add all of another list; false if memory is short. Either may be NULL. */
bool gk_findings_add_all(gk_findings *findings, const gk_findings *more);

/** Add a finding (to NULL: nothing happens); its strings are copied. `args` fill {1} {2} {3} and
 * end at the first NULL. Returns GK_OK or GK_E_MEMORY. */
gk_status gk_findings_add(gk_findings *findings, gk_finding_kind kind, gk_finding_at at,
                          const char *const args[3]);

#endif
