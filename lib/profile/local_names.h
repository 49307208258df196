/** Names of tables that are published beside a profile's: data/local.csv. */
#ifndef GK_LOCAL_NAMES_H
#define GK_LOCAL_NAMES_H

#include "base/arena.h"
#include <gongkai/error.h>
#include <stdbool.h>

typedef struct gk_local_names {
    const char **keys;
    size_t count, capacity;
} gk_local_names;

/** Add the names of a local.csv. GK_E_PROFILE with file:row:column as the place. */
gk_status gk_local_names_read(gk_local_names *names, gk_arena *arena, const char *file,
                              const void *bytes, size_t size, gk_error *err);

/** The length of the longest of the names that a comparison key ends with, a bracket or 公开NN表
 *  behind it aside; 0 if it ends with none. */
size_t gk_local_name_length(const gk_local_names *names, const char *key);

#endif
