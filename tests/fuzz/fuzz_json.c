/* Any bytes as a JSON text: what is accepted can be walked through, and its strings said. */
#include "base/json.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void walk(gk_arena *arena, gk_json value) {
    gk_json key, inner;
    if (value.type == GK_JSON_STRING) {
        const char *text = gk_json_text(arena, value);
        if (!text || !gk_json_is(value, text))
            abort();
    }
    if (value.type < GK_JSON_ARRAY)
        return;
    for (gk_json_walk w = gk_json_inside(value); gk_json_next(&w, &key, &inner);) {
        gk_json again;
        if (inner.at < value.at || inner.at + inner.length > value.at + value.length ||
            gk_json_read(inner.at, inner.length, &again, NULL) || again.type != inner.type)
            abort();
        walk(arena, inner);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    gk_arena arena = {0};
    gk_json value;
    char *text = malloc(size ? size : 1); /* a sanitizer knows where it ends */
    if (text && size)
        memcpy(text, data, size);
    if (text && size < 4096 && gk_json_read(text, size, &value, NULL) == GK_OK)
        walk(&arena, value);
    gk_arena_free(&arena);
    free(text);
    return 0;
}
