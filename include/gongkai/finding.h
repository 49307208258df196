/** @file finding.h
 *  What a job found: data, not failure.
 *
 *  A finding has a stable id (a short English word or two, never translated), a severity, a
 * sentence in Chinese and in English, and the cells concerned. Findings are collected in the order
 * they were made. Ids and their severities are listed by gk_finding_kinds().
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

typedef struct gk_finding {
    const char *id;
    gk_severity severity;
    const char *en, *zh;
    const char *report; /**< The key of the report it is of (gk_report_key); NULL: of none. */
    gk_origin origin;   /**< The cell to look at first. */
    gk_origin other;    /**< A second place (source NULL if there is none). */
    const char *left, *right, *difference; /**< Of an equation (check.h), exact; else NULL. */
    const char *outcome; /**< Of a check: "failed", "suspicious" or "tail" (check.h); else NULL. */
    size_t place_count;
    const gk_origin *places; /**< Of an equation: all its cells, the first as in `origin`. */
} gk_finding;

typedef struct gk_findings gk_findings;

/** All kinds of finding this library makes; *count gets their number. */
GK_API const gk_finding_description *gk_finding_kinds(size_t *count);

/** An empty list; NULL if memory is short. Free it with gk_findings_free. */
GK_API gk_findings *gk_findings_new(void);
GK_API void gk_findings_free(gk_findings *findings);

GK_API size_t gk_findings_count(const gk_findings *findings);

/** The i-th finding, borrowed until the list is freed. `i` must be below the count. */
GK_API const gk_finding *gk_findings_at(const gk_findings *findings, size_t i);

/** How many findings are at or above a severity. */
GK_API size_t gk_findings_count_from(const gk_findings *findings, gk_severity severity);

/** "error", "warn" or "info". */
GK_API const char *gk_severity_name(gk_severity severity);

#endif
