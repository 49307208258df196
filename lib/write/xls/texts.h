/** The texts of a workbook's cells, each kept once. */
#ifndef GK_XLS_TEXTS_H
#define GK_XLS_TEXTS_H

#include "base/arena.h"
#include <gongkai/error.h>
#include <stdint.h>

/** Zero it to begin. */
typedef struct gk_xls_texts {
    const char **texts; /**< In the order in which they first came. */
    size_t count, capacity;
    size_t uses;     /**< How often one was asked for. */
    uint32_t *slots; /**< A hash table of their numbers, plus one. */
    size_t slot_count;
    gk_arena arena;
} gk_xls_texts;

void gk_xls_texts_free(gk_xls_texts *texts);

/** The number of a text, which is added if it is new. */
gk_status gk_xls_texts_share(gk_xls_texts *texts, const char *text, uint32_t *number,
                             gk_error *err);

#endif
