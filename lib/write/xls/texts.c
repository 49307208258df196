#include "write/xls/texts.h"

#include "base/fail.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

void gk_xls_texts_free(gk_xls_texts *t) {
    gk_arena_free(&t->arena);
    free(t->texts);
    free(t->slots);
}

static size_t hash(const char *text) { /* FNV-1a */
    uint64_t h = UINT64_C(0xCBF29CE484222325);
    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
    return (size_t)(h ^ h >> 32);
}

/* The slot of a text: its own, or the free one where it belongs. Some are always free. */
static uint32_t *find(const gk_xls_texts *t, const char *text) {
    size_t at = hash(text) % t->slot_count;
    while (t->slots[at] && strcmp(t->texts[t->slots[at] - 1], text) != 0)
        at = (at + 1) % t->slot_count;
    return &t->slots[at];
}

/* At least twice as many slots as texts. */
static bool make_slots(gk_xls_texts *t) {
    if (2 * (t->count + 1) <= t->slot_count)
        return true;
    size_t count = t->slot_count ? 2 * t->slot_count : 256;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots)
        return false;
    free(t->slots);
    t->slots = slots;
    t->slot_count = count;
    for (size_t i = 0; i < t->count; i++)
        *find(t, t->texts[i]) = (uint32_t)i + 1;
    return true;
}

static bool add(gk_xls_texts *t, const char *text, uint32_t *slot) {
    char *copy = gk_arena_string(&t->arena, text);
    if (!copy || !gk_grow((void **)&t->texts, t->count, &t->capacity, sizeof *t->texts))
        return false;
    t->texts[t->count++] = copy;
    *slot = (uint32_t)t->count;
    return true;
}

gk_status gk_xls_texts_share(gk_xls_texts *t, const char *text, uint32_t *number, gk_error *err) {
    if (!make_slots(t))
        return gk_fail_memory(err);
    uint32_t *slot = find(t, text);
    if (!*slot && !add(t, text, slot))
        return gk_fail_memory(err);
    t->uses++;
    *number = *slot - 1;
    return GK_OK;
}
