/** Making findings: one enumerator per kind; ids, severities and sentences stand in finding.c. */
#ifndef GK_FINDINGS_H
#define GK_FINDINGS_H

#include <gongkai/finding.h>

typedef enum gk_kind {
    GK_KIND_ENCODING_DOUBTFUL,
    GK_KIND_CODEPAGE_DOUBTFUL,
    GK_KIND_FORMULA_UNSAVED,
    GK_KIND_HIDDEN,
    GK_KIND_FORMULA,
    GK_KIND_MACRO,
    GK_KIND_EXTERNAL_LINK,
    GK_KIND_COMMENT,
    GK_KIND_EMBEDDED_OBJECT,
    GK_KIND_PERSON_NAMED,
    GK_KIND_PAGE_SETUP,
    GK_KIND_UNPLACED,
    GK_KIND_NOT_A_NUMBER,
    GK_KIND_SHOWN_OTHERWISE,
    GK_KIND_COUNT_NOT_WHOLE,
    GK_KIND_CODE_INVALID,
    GK_KIND_ROW_TWICE,
    GK_KIND_ROW_MISSING,
    GK_KIND_ROW_UNKNOWN,
    GK_KIND_ROW_DROPPED,
    GK_KIND_LABEL_UNKNOWN,
    GK_KIND_LABEL_RENAMED,
    GK_KIND_LABEL_JOINED,
    GK_KIND_LINE_NUMBER,
    GK_KIND_LINE_ORDER,
    GK_KIND_COLUMN_NUMBER,
    GK_KIND_COLUMN_MISSING,
    GK_KIND_HEADER_UNKNOWN,
    GK_KIND_HEADER_AGAINST_TITLE,
    GK_KIND_TABLE_AMBIGUOUS,
    GK_KIND_NUMBER_AGAINST_TITLE,
    GK_KIND_PROFILE_DOUBTFUL,
    GK_KIND_FORM_MIXED,
    GK_KIND_NOT_APPLICABLE,
    GK_KIND_FIGURE_AS_TEXT,
    GK_KIND_LABEL_SPACED,
    GK_KIND_HEAD_CONTRADICTED,
    GK_KIND_TITLE_UNKNOWN,
    GK_KIND_ROWS_TOO_MANY,
    GK_KIND_THOUSANDS_SPLIT,
    GK_KIND_TABLE_EMPTY,
    GK_KIND_UNIT_MISSING,
    GK_KIND_UNIT_UNKNOWN,
    GK_KIND_UNIT_MIXED,
    GK_KIND_UNIT_CONTRADICTED,
    GK_KIND_UNIT_CONVERTED,
    GK_KIND_ROUNDED,
    GK_KIND_TABLE_TWICE,
    GK_KIND_TABLE_CONTRADICTED,
    GK_KIND_TABLE_CONTINUED,
    GK_KIND_TABLE_MISSING,
    GK_KIND_TABLE_HOMELESS,
    GK_KIND_TABLE_KEPT,
    GK_KIND_LEFT_OVER,
    GK_KIND_TABLE_LEFT_OVER,
    GK_KIND_ROWS_MERGED,
    GK_KIND_ROW_SPLIT,
    GK_KIND_MEANING_CHANGED,
    GK_KIND_REPORT_APART,
    GK_KIND_DEPARTMENT_MISSING,
    GK_KIND_YEAR_MISSING,
    GK_KIND_COUNT
} gk_kind;

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
gk_status gk_findings_add(gk_findings *findings, gk_kind kind, gk_finding_at at,
                          const char *const args[3]);

#endif
