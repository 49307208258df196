/** The inputs of a stream: each that a report names must have its end in it. */
#ifndef GK_STREAM_SOURCES_H
#define GK_STREAM_SOURCES_H

#include <stdbool.h>
#include <stddef.h>

/** The inputs that reports name, and those with a `file` record. The names are borrowed. */
typedef struct gk_stream_sources {
    const char **needed, **ended;
    size_t needed_count, needed_capacity, ended_count, ended_capacity;
} gk_stream_sources;

/** Add one that a report names, one that ended; false if memory is short. */
bool gk_stream_sources_need(gk_stream_sources *sources, const char *source);
bool gk_stream_sources_end(gk_stream_sources *sources, const char *source);

/** True if a report names it. */
bool gk_stream_sources_is_named(const gk_stream_sources *sources, const char *source);

/** A needed one that has not ended, or NULL. Call it last. */
const char *gk_stream_sources_open(gk_stream_sources *sources);

void gk_stream_sources_free(gk_stream_sources *sources);

#endif
