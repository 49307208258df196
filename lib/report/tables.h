/** The tables of one input while they are gathered; see gongkai/recognize.h. */
#ifndef GK_TABLES_H
#define GK_TABLES_H

#include "base/arena.h"
#include "profile/form.h"
#include <gongkai/recognize.h>

typedef struct gk_account {
    const char *name;
    size_t counts[GK_CLASS_COUNT];
} gk_account;

/** A table as one form reads it. */
typedef struct gk_reading {
    gk_table table; /**< Its profile is one that has the form. */
    gk_findings *findings;
    size_t errors;
    size_t doubts; /**< What it left in doubt: warnings, rows missing, names of another year. */
} gk_reading;

/** A table found, in all the ways it can be read; which one holds, its report decides. */
typedef struct gk_tables_item {
    gk_reading *readings; /**< The best first; those behind it have no errors. */
    size_t count;
    const char *number; /**< 公开NN as it stands over the table, or NULL … */
    gk_origin number_origin;
    const char *title;         /**< … and the key of its title's words. */
    const char *report;        /**< The key of its report, where a stream states it; or NULL. */
    const char *department;    /**< Whose it is then, NULL if nobody's, … */
    int year;                  /**< … and of which year, or 0. */
    const char *profile;       /**< Its report's, where a stream states it; or NULL. */
    const char *migrated_from; /**< gk_report.migrated_from */
    bool continued;            /**< 续表: its rows go on with those of a table elsewhere. */
    bool leftover;             /**< It is one of its report's leftovers. */
    bool
        unit_given; /**< Its unit of money is settled, though it states none: by the caller, or in a
                        stream … */
    bool keep_unit; /**< … and its amounts are to stay in theirs. */
    bool named;     /**< Number and title of its table are its report's already. */
} gk_tables_item;

struct gk_tables {
    gk_arena arena; /**< Owns what the tables hold. */
    gk_tables_item *items;
    size_t count, capacity;
    gk_account *accounts;
    size_t account_count, account_capacity;
    struct gk_tables_verbatim {
        gk_verbatim_table sheet;
        size_t behind;          /**< How many tables stand before it. */
        const char *department; /**< Whose it says it is, or NULL, … */
        int year;               /**< … and of which year, or 0. */
    } * verbatim;
    size_t verbatim_count, verbatim_capacity;
    struct gk_tables_record {
        const char *line;
        gk_finding *finding; /**< NULL: it is no finding. */
        bool unknown;        /**< Of a kind that this version does not know. */
    } * records;             /**< Of a stream: those that belong to no report. */
    size_t record_count, record_capacity;
    bool part_refused; /**< A 续表 could not be read: no report that it may belong to is whole. */
    bool refused;      /**< An error outside every table: one that is there could not be read. */
};

/** None yet; NULL with `err` filled if memory is short. */
gk_tables *gk_tables_new(gk_error *err);

gk_arena *gk_tables_arena(gk_tables *tables);

/** Add a table with its readings, which must be in the arena as all their strings are; their
 *  findings become the tables'. False if memory is short. */
bool gk_tables_add(gk_tables *tables, const gk_tables_item *item);

/** Add a sheet's account; the name is copied. False if memory is short. */
bool gk_tables_add_account(gk_tables *tables, const char *sheet,
                           const size_t counts[GK_CLASS_COUNT]);

/** Add a verbatim table that stands behind those added so far; its strings, and the name of the
 *  department it states, are in the arena. False if memory is short. */
bool gk_tables_add_verbatim(gk_tables *tables, const gk_verbatim_table *sheet,
                            const char *department, int year);

/** Drop the tables and verbatim tables behind these numbers of them. */
void gk_tables_drop(gk_tables *tables, size_t count, size_t verbatim_count);

/** Add a record of a stream that belongs to no report, and the finding that it is, if it is one;
 *  `unknown`: of an unknown kind. The line is copied. False if memory is short. */
bool gk_tables_add_record(gk_tables *tables, const char *line, size_t length, gk_finding *finding,
                          bool unknown);

#endif
