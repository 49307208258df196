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

/** Make room for `needed` items in all in a growing malloc'ed array of items of `size` bytes, whose
 *  room is *capacity: twice as much as there was, or what is needed if that is more. False if
 *  memory is short; the array is then as it was. */
bool gk_reserve(void **items, size_t needed, size_t *capacity, size_t size);

/** The same for one more item than `count`. */
bool gk_grow(void **items, size_t count, size_t *capacity, size_t size);

#endif
