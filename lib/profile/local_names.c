#include "profile/local_names.h"

#include "base/fail.h"
#include "profile/grid.h"
#include <gongkai/text.h>
#include <string.h>

enum { NAME, NAME_BYTES = 512 };

static gk_status add(gk_local_names *names, gk_arena *arena, const char *text, gk_error *err) {
    char key[NAME_BYTES];
    gk_text_key(text, key, sizeof key);
    const char *kept = gk_arena_string(arena, key);
    if (!kept || !gk_grow((void **)&names->keys, names->count, &names->capacity, sizeof kept))
        return gk_fail_memory(err);
    names->keys[names->count++] = kept;
    return GK_OK;
}

gk_status gk_local_names_read(gk_local_names *names, gk_arena *arena, const char *file,
                              const void *bytes, size_t size, gk_error *err) {
    gk_grid grid;
    gk_status status = gk_grid_read(arena, file, bytes, size, &grid, err);
    if (!status && (grid.width == 0 || strcmp(grid.cells[NAME], "name") != 0))
        status = gk_profile_fault(err, file, 0, 0, "the columns are name,evidence",
                                  "各列应为 name,evidence");
    for (uint32_t row = 1; !status && row < grid.height; row++) {
        const char *name = grid.cells[(size_t)row * grid.width + NAME];
        if (*name)
            status = add(names, arena, name, err);
    }
    return status;
}

/* 国有资产占用情况表(公开09表) */
static size_t without_brackets(const char *key) {
    size_t length = strlen(key);
    if (length && key[length - 1] == ')') {
        const char *open = strrchr(key, '(');
        length = open && open != key ? (size_t)(open - key) : length;
    }
    return length;
}

size_t gk_local_name_length(const gk_local_names *names, const char *key) {
    enum { LONGEST = 240 };
    size_t length = without_brackets(key), longest = 0;
    for (size_t i = 0; i < names->count && length <= LONGEST; i++) {
        size_t n = strlen(names->keys[i]);
        if (n <= length && n > longest && memcmp(key + length - n, names->keys[i], n) == 0)
            longest = n;
    }
    return longest;
}
