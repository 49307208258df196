#include "finding/origin_read.h"

#include <gongkai/address.h>
#include <string.h>

/* One name up to an unescaped '!' or the end; *text then stands behind it. */
static const char *take_name(gk_arena *arena, const char **text) {
    char *name = gk_arena_alloc(arena, strlen(*text) + 1), *out = name;
    const char *at = *text;
    for (; name && *at && *at != '!'; at++) {
        at += *at == '\\' && at[1];
        *out++ = *at;
    }
    *text = *at ? at + 1 : at;
    return name;
}

bool gk_address_read(const char *text, uint32_t *row_out, uint32_t *col_out) {
    uint64_t row = 0, col = 0;
    size_t letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), digits = strlen(text + letters);
    if (letters == 0 || letters > 3 || digits == 0 || digits > 7 ||
        strspn(text + letters, "0123456789") != digits || text[letters] == '0')
        return false;
    for (size_t i = 0; i < letters; i++)
        col = col * 26 + (uint64_t)(text[i] - 'A' + 1);
    for (size_t i = 0; i < digits; i++)
        row = row * 10 + (uint64_t)(text[letters + i] - '0');
    *row_out = (uint32_t)(row - 1);
    *col_out = (uint32_t)(col - 1);
    return row <= GK_ROW_LIMIT && col <= GK_COL_LIMIT;
}

bool gk_origin_read(gk_arena *arena, const char *text, const char *source, gk_origin *origin) {
    const char *parts[3];
    size_t count = 0;
    for (; *text && count < 3; count++)
        if (!(parts[count] = take_name(arena, &text)))
            return false;
    if (*text || count < 2)
        return false;
    origin->source = count == 3 ? parts[0] : source;
    origin->sheet = parts[count - 2];
    return gk_address_read(parts[count - 1], &origin->row, &origin->col);
}

bool gk_origin_read_place(gk_arena *arena, const char *text, gk_origin *origin) {
    const char *parts[3] = {NULL, NULL, NULL};
    size_t count = 0;
    for (; *text && count < 3; count++)
        if (!(parts[count] = take_name(arena, &text)))
            return false;
    *origin = (gk_origin){.source = parts[0], .sheet = parts[1], .row = GK_NO_CELL};
    return !*text && count && (count < 3 || gk_address_read(parts[2], &origin->row, &origin->col));
}
