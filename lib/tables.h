/** The tables of one input while they are gathered; recognize.h tells what they are. */
#ifndef GK_TABLES_H
#define GK_TABLES_H

#include "arena.h"
#include <gongkai/recognize.h>

typedef struct gk_account {
    const char *name;
    size_t counts[GK_CLASS_COUNT];
} gk_account;

typedef struct gk_tables_item {
    gk_table table;
    bool refused;
} gk_tables_item;

struct gk_tables {
    gk_arena arena; /**< Owns what the tables hold. */
    gk_tables_item *items;
    size_t count, capacity;
    gk_account *accounts;
    size_t account_count, account_capacity;
    const char **passed; /**< Lines of a stream that belong to no report. */
    size_t passed_count, passed_capacity;
    bool refused; /**< An error outside every table: one that is there could not be read. */
    size_t error_count;
};

/** None yet; NULL with `err` filled if memory is short. */
gk_tables *gk_tables_new(gk_error *err);

gk_arena *gk_tables_arena(gk_tables *tables);

/** Add a table whose strings are in the arena; false if memory is short. */
bool gk_tables_add(gk_tables *tables, const gk_table *table, bool refused);

/** Add a sheet's account; the name is copied. False if memory is short. */
bool gk_tables_add_account(gk_tables *tables, const char *sheet,
                           const size_t counts[GK_CLASS_COUNT]);

/** Keep a line of a stream; false if memory is short. */
bool gk_tables_pass(gk_tables *tables, const char *line, size_t length);

#endif
