#include "stream/sources.h"

#include "base/arena.h"
#include <stdlib.h>
#include <string.h>

static bool add(const char ***list, size_t *count, size_t *capacity, const char *source) {
    if (!gk_grow((void **)list, *count, capacity, sizeof **list))
        return false;
    (*list)[(*count)++] = source;
    return true;
}

bool gk_stream_sources_need(gk_stream_sources *s, const char *source) {
    return add(&s->needed, &s->needed_count, &s->needed_capacity, source);
}

/* From the end: the report at hand is the last one that named any. */
bool gk_stream_sources_is_named(const gk_stream_sources *s, const char *source) {
    for (size_t i = s->needed_count; i-- > 0;)
        if (strcmp(s->needed[i], source) == 0)
            return true;
    return false;
}

bool gk_stream_sources_end(gk_stream_sources *s, const char *source) {
    return add(&s->ended, &s->ended_count, &s->ended_capacity, source);
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *gk_stream_sources_open(gk_stream_sources *s) {
    if (s->ended_count)
        qsort(s->ended, s->ended_count, sizeof *s->ended, by_name);
    for (size_t i = 0; i < s->needed_count; i++)
        if (!s->ended_count ||
            !bsearch(&s->needed[i], s->ended, s->ended_count, sizeof *s->ended, by_name))
            return s->needed[i];
    return NULL;
}

void gk_stream_sources_free(gk_stream_sources *s) {
    free(s->needed);
    free(s->ended);
}
