/** @file finding.h
 *  What a job found: data, not failure.
 *
 *  A finding has a stable id (a short English word or two, never translated), a severity, a
 *  sentence in Chinese and in English, and the cells concerned. A check that does not hold, or that
 *  could not be run, is a finding too (check.h). Findings are collected in the order they were
 *  made; findings_format.h writes them down. Ids and their severities are listed by
 *  gk_finding_kinds().
 *
 *  @code
 *  const gk_finding *f = gk_findings_count(findings) ? gk_findings_at(findings, 0) : NULL;
 *  char place[512] = "";
 *  if (f)
 *      gk_origin_format(f->origin, place, sizeof place);
 *  printf("%zu errors %s\n", gk_findings_count_from(findings, GK_SEVERITY_ERROR), place);
 *  // prints: 0 errors …
 *  @endcode
 */
#ifndef GONGKAI_FINDING_H
#define GONGKAI_FINDING_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum gk_severity { GK_SEVERITY_INFO, GK_SEVERITY_WARN, GK_SEVERITY_ERROR } gk_severity;

/** Where a value, a title or a finding comes from. Row and column count from 0. A file as a whole
 *  has a NULL sheet; a sheet as a whole has GK_NO_CELL as its row. Strings are borrowed from the
 *  object that carries the origin. */
typedef struct gk_origin {
    const char *source; /**< The input's name as the user gave it; "-" for standard input. */
    const char *sheet;
    uint32_t row, col;
} gk_origin;

#define GK_NO_CELL UINT32_MAX

/** Write an origin as file!sheet!cell, with '!' and '\' inside names escaped by '\'. Returns the
 *  length; cut at a character's end if it does not fit. */
GK_API size_t gk_origin_format(gk_origin origin, char *text, size_t size);

/** One kind of finding, as gk_finding_kinds() lists them. */
typedef struct gk_finding_description {
    const char *id;
    gk_severity severity;
    const char *en, *zh; /**< The sentences, with {1} {2} … for what varies. */
} gk_finding_description;

/** What came of a check at one place. */
typedef enum gk_outcome {
    GK_OUTCOME_HELD,       /**< No finding. */
    GK_OUTCOME_TAIL,       /**< Off by what rounding does (尾差): no fault. */
    GK_OUTCOME_SUSPICIOUS, /**< Off by what rounding could do, but hardly does. */
    GK_OUTCOME_FAILED,
    GK_OUTCOME_NOT_RUN /**< A table, row or column it needs is missing, or only a person can decide
                            it. */
} gk_outcome;

#define GK_OUTCOME_COUNT 5

/** "held", "tail", "suspicious", "failed", "not-run". */
GK_API const char *gk_outcome_name(gk_outcome outcome);

typedef struct gk_finding {
    const char *id; /**< Of its kind, or of the check. */
    gk_severity severity;
    const char *en, *zh; /**< What was found; of a check that was not run, why it was not. */
    const char *report;  /**< The key of the report it is of (gk_report_key); NULL: of none. */
    gk_origin origin;    /**< The cell to look at first. */
    gk_origin other;     /**< A second place (source NULL if there is none). */

    /* Of a check only (check.h); else NULL and 0. */
    const char *outcome; /**< The gk_outcome_name of any outcome but held. */
    const char *at; /**< What the check was repeated for, "公开02 201 [1]"; "" if for nothing. */
    size_t result;  /**< The number of its result in the run, from 1. */
    const char *left, *right, *difference; /**< Of an equation, exact, in 万元; else NULL. */
    size_t place_count;
    const gk_origin *places; /**< Of an equation: all its cells, the first as in `origin`. */
} gk_finding;

/** A check that held at a place: no finding, but a passed test for programs that count tests. */
typedef struct gk_held {
    const char *id, *at;
    size_t result; /**< As in gk_finding. */
} gk_held;

/** True if it is of a check with this outcome. */
GK_API bool gk_finding_has_outcome(const gk_finding *finding, gk_outcome outcome);

typedef struct gk_findings gk_findings;

/** All kinds of finding this library makes; *count gets their number. */
GK_API const gk_finding_description *gk_finding_kinds(size_t *count);

/** An empty list; NULL if memory is short. Free it with gk_findings_free. */
GK_API gk_findings *gk_findings_new(void);
GK_API void gk_findings_free(gk_findings *findings);

/** 0 for NULL. */
GK_API size_t gk_findings_count(const gk_findings *findings);

/** The i-th finding, borrowed until the list is freed. `i` must be below the count. */
GK_API const gk_finding *gk_findings_at(const gk_findings *findings, size_t i);

/** Add a copy of a finding, with all its texts and places, behind the others. GK_OK or
 *  GK_E_MEMORY; to a NULL list nothing is added. */
GK_API gk_status gk_findings_add_copy(gk_findings *findings, const gk_finding *finding);

/** How many findings are at or above a severity. */
GK_API size_t gk_findings_count_from(const gk_findings *findings, gk_severity severity);

/** "error", "warn" or "info". */
GK_API const char *gk_severity_name(gk_severity severity);

/** The language of what is written for people. */
typedef enum gk_language { GK_LANGUAGE_EN, GK_LANGUAGE_ZH } gk_language;

/** A severity in people's words: 错误, 警告, 提示. */
GK_API const char *gk_severity_word(gk_severity severity, gk_language language);

/** How grave a finding is in people's words: a tail is called so (尾差), and so is a check that was
 *  not run (未执行). */
GK_API const char *gk_finding_word(const gk_finding *finding, gk_language language);

#endif
