/** Where values of a stream come from: their cells, and the inputs that must have ended. */
#ifndef GK_STREAM_ORIGIN_H
#define GK_STREAM_ORIGIN_H

#include "base/arena.h"
#include <gongkai/finding.h>

/** Read "sheet!cell" (of `source`) or "file!sheet!cell"; '!' and '\' inside names are escaped by
 *  '\'. False if it is neither, or memory is short. */
bool gk_stream_origin(gk_arena *arena, const char *text, const char *source, gk_origin *origin);

/** Read "file", "file!sheet" or "file!sheet!cell". False if it is none, or memory is short. */
bool gk_stream_place(gk_arena *arena, const char *text, gk_origin *origin);

/** Read the address of a cell, A1; false if it is none. */
bool gk_stream_cell(const char *text, uint32_t *row, uint32_t *col);

/** The inputs that reports name, and those whose end has been told. The names are borrowed. */
typedef struct gk_stream_sources {
    const char **needed, **ended;
    size_t needed_count, needed_capacity, ended_count, ended_capacity;
} gk_stream_sources;

/** False if memory is short. */
bool gk_stream_sources_need(gk_stream_sources *sources, const char *source);
bool gk_stream_sources_end(gk_stream_sources *sources, const char *source);

/** A needed one that has not ended, or NULL. Call it last. */
const char *gk_stream_sources_open(gk_stream_sources *sources);

void gk_stream_sources_free(gk_stream_sources *sources);

#endif
