#include "base/arena.h"
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct gk_arena_block {
    struct gk_arena_block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

enum { BLOCK_SIZE = 16 * 1024 };

void gk_arena_free(gk_arena *arena) {
    while (arena->blocks) {
        struct gk_arena_block *block = arena->blocks;
        arena->blocks = block->next;
        free(block);
    }
}

static struct gk_arena_block *add_block(gk_arena *arena, size_t size) {
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    struct gk_arena_block *block = malloc(sizeof *block + room);
    if (!block)
        return NULL;
    *block = (struct gk_arena_block){.next = arena->blocks, .size = room};
    return arena->blocks = block;
}

void *gk_arena_alloc(gk_arena *arena, size_t size) {
    if (size > SIZE_MAX / 2)
        return NULL;
    size_t step = alignof(max_align_t);
    size = (size + step - 1) / step * step;
    struct gk_arena_block *block = arena->blocks;
    if (!block || block->size - block->used < size)
        block = add_block(arena, size);
    if (!block)
        return NULL;
    void *result = memset(block->bytes + block->used, 0, size);
    block->used += size;
    return result;
}

char *gk_arena_text(gk_arena *arena, const char *text, size_t length) {
    char *copy = gk_arena_alloc(arena, length + 1);
    if (copy && length)
        memcpy(copy, text, length);
    return copy;
}

char *gk_arena_string(gk_arena *arena, const char *text) {
    return text ? gk_arena_text(arena, text, strlen(text)) : NULL;
}

bool gk_reserve(void **items, size_t needed, size_t *capacity, size_t size) {
    if (needed <= *capacity)
        return true;
    size_t wanted = *capacity ? *capacity * 2 : 16;
    if (wanted < needed)
        wanted = needed;
    if (wanted > SIZE_MAX / 2 / size)
        return false;
    void *grown = realloc(*items, wanted * size);
    if (!grown)
        return false;
    *items = grown;
    *capacity = wanted;
    return true;
}

bool gk_grow(void **items, size_t count, size_t *capacity, size_t size) {
    return gk_reserve(items, count + 1, capacity, size);
}
