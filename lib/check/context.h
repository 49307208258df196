/** What a run of all checks on one report works on, and what all its parts need of it. */
#ifndef GK_CHECK_CONTEXT_H
#define GK_CHECK_CONTEXT_H

#include "base/fail.h"
#include "check/keyed_table.h"
#include "check/results.h"
#include "check/subjects.h"

/** A class (类) of the functional classification, "201 一般公共服务支出". */
typedef struct gk_class {
    const char *code, *name;
} gk_class;

typedef struct gk_check_context {
    const gk_report *report, *previous;
    const gk_findings *found;
    const gk_mappings *mappings;
    const gk_profiles *profiles;
    gk_keyed_table *frames, *before; /**< Of each role of the profiles (gk_keyed_table_of). */
    const gk_class *classes;
    size_t class_count;
    gk_subjects subjects;
    gk_check_results *results;
    gk_error *err;
} gk_check_context;

/** Copy a formatted text into the results' arena; NULL if memory is short. */
const char *gk_check_text(gk_check_context *run, const char *format, ...) GK_PRINTF(2, 3);

/** The year whose forms the report is measured by; 0: by its own, whatever the year, as when it was
 *  moved into them. */
int gk_check_year(const gk_check_context *run);

/** What people call a table: its role and its title in the report's form. NULL if memory is short.
 *  */
const char *gk_check_table_name(gk_check_context *run, const char *role);

#endif
