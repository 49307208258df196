/** A CSV of ours as a grid of texts: forms, indexes, mappings, checks. */
#ifndef GK_GRID_H
#define GK_GRID_H

#include "base/arena.h"
#include <gongkai/error.h>
#include <stdint.h>

typedef struct gk_grid {
    uint32_t width, height;
    const char **cells; /**< Row by row; ragged rows are filled up with "". */
} gk_grid;

/** Read the bytes of a CSV, in UTF-8 or GBK. GK_E_PROFILE with `file` in the place for what is no
 *  text. */
gk_status gk_grid_read(gk_arena *arena, const char *file, const void *bytes, size_t size,
                       gk_grid *grid, gk_error *err);

/** GK_E_PROFILE at file:row:column (counted from 0 here, from 1 in the message). */
gk_status gk_profile_fault(gk_error *err, const char *file, uint32_t row, uint32_t col,
                           const char *en, const char *zh);

#endif
