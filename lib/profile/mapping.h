/** What changed from year to year, as data: data/mappings.csv. */
#ifndef GK_MAPPING_H
#define GK_MAPPING_H

#include "base/arena.h"
#include "profile/role.h"
#include <gongkai/error.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum gk_mapping_kind {
    GK_MAPPING_ROW, /**< A row was renamed: keys of its names, without enumerators. */
    GK_MAPPING_CODE, /**< A code was changed: "30311 住房公积金" and its new "30113 住房公积金". */
    GK_MAPPING_COLUMN, /**< A column was renamed: its names (column_name.h). */
    GK_MAPPING_NOTE,   /**< From a profile: a 说明 that its table needs in another form. */
    GK_MAPPING_CELL,   /**< One amount, "item.column", stands in a row of its own now: its item. */
    GK_MAPPING_SPLIT   /**< A row, by its item, is several now: the item of one of them. */
} gk_mapping_kind;

typedef struct gk_mapping {
    gk_mapping_kind kind;
    uint32_t line; /**< Of its file, from 0. */
    bool every_role;
    const char *role;
    const char *from, *to;
    const char *source_role; /**< Of a split: the table that states the new row's amount, … */
    const char *source_item; /**< … and the item of the row there. */
} gk_mapping;

typedef struct gk_mappings {
    gk_mapping *items;
    size_t count, capacity;
} gk_mappings;

/** Add the lines of a mappings.csv, which may name these roles. GK_E_PROFILE with file:row:column
 *  as the place, for lines that contradict others, too (mapping_checks.h). */
gk_status gk_mappings_read(gk_mappings *mappings, gk_arena *arena, const gk_roles *roles,
                           const char *file, const void *bytes, size_t size, gk_error *err);

/** What `name` became in the end; itself if nothing is known. Of two files the later one counts. */
const char *gk_mappings_newest(const gk_mappings *mappings, gk_mapping_kind kind, const char *role,
                               const char *name);

#endif
