/** Whose tables are that do not state it: what the tables beside them agree on. */
#ifndef GK_CONSENSUS_H
#define GK_CONSENSUS_H

#include "report/tables.h"

/** What tables agree on: nothing, one thing, or several. */
typedef struct gk_consensus {
    const char *department;
    int year;
    bool departments_differ, years_differ;
} gk_consensus;

/** Add what a table states. */
void gk_consensus_add(gk_consensus *consensus, const gk_tables_item *item);

/** A table's department: what it states itself, or what its input agrees on, or what all inputs do;
 *  "" if none states it. False if those differ. */
bool gk_consensus_department(const gk_tables_item *item, const gk_consensus *own,
                             const gk_consensus *all, const char **department);

/** Likewise its year; 0 if none states it. */
bool gk_consensus_year(const gk_tables_item *item, const gk_consensus *own, const gk_consensus *all,
                       int *year);

#endif
