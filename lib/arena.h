/** Memory that is given back all at once.
 *
 *  An object that owns many small things (a book, tables, reports) puts them in its arena. Zero a
 *  gk_arena to begin, gk_arena_free it at the end. All functions return NULL if memory is short.
 */
#ifndef GK_ARENA_H
#define GK_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct gk_arena {
    struct gk_arena_block *blocks;
} gk_arena;

void gk_arena_free(gk_arena *arena);

/** `size` zeroed bytes, aligned for any type. */
void *gk_arena_alloc(gk_arena *arena, size_t size);

/** `length` bytes of text with a NUL behind. */
char *gk_arena_text(gk_arena *arena, const char *text, size_t length);

/** A copy of a C string; NULL stays NULL only if `text` is NULL. */
char *gk_arena_string(gk_arena *arena, const char *text);

/** Make room for one more item in a growing malloc'ed array of `count` items of `size` bytes, whose
 *  room is *capacity. False if memory is short; the array is then as it was. */
bool gk_grow(void **items, size_t count, size_t *capacity, size_t size);

#endif
