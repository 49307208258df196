/** Reports while they are assembled (gongkai/recognize.h). */
#ifndef GK_REPORTS_H
#define GK_REPORTS_H

#include "base/arena.h"
#include "report/tables.h"
#include <gongkai/recognize.h>

/** One report, and the tables that are its own. */
typedef struct gk_report_entry {
    gk_report report;
    const char *key;  /**< Of its department, for comparison. */
    gk_table *tables; /**< The same as report.tables, with room for all it may get. */
    const gk_tables_item **members;
    size_t member_count, member_capacity;
    size_t own_findings;   /**< How many of its findings are from no stream. */
    gk_findings *findings; /**< What reading it found; NULL: nobody asked, or it was moved. */
    bool refused;
} gk_report_entry;

struct gk_reports {
    gk_arena arena;
    gk_report_entry **entries;
    size_t count, capacity;
    bool homeless; /**< A table could not be given to any report: none of them is whole. */
};

#endif
