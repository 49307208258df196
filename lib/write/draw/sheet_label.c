#include "write/draw/sheet_label.h"

#include "base/characters.h"
#include "base/utf8.h"
#include <string.h>

/* Excel takes an apostrophe for the end of a quoted name and refuses one at either end; no other
 * program minds. */
static void cover_apostrophes(char *name, size_t used) {
    if (used && name[0] == '\'')
        name[0] = '_';
    if (used && name[used - 1] == '\'')
        name[used - 1] = '_';
}

void gk_sheet_label(const char *text, char name[GK_SHEET_LABEL_BYTES]) {
    const char *at = text, *end = text + strlen(text);
    size_t used = 0;
    for (unsigned units = 0; at < end;) {
        const char *from = at;
        uint32_t c = gk_utf8_next(&at, end);
        units += c >= 0x10000 ? 2 : 1;
        if (c == UINT32_MAX || units > 31 || used + 8 > GK_SHEET_LABEL_BYTES)
            break;
        bool forbidden = c < 0x80 && strchr("[]:*?/\\", (int)c);
        memcpy(name + used, forbidden ? "_" : from, forbidden ? 1 : (size_t)(at - from));
        used += forbidden ? 1 : (size_t)(at - from);
    }
    name[used] = '\0';
    cover_apostrophes(name, used);
}

bool gk_sheet_label_same(const char *a, const char *b) {
    while (*a && gk_lower(*a) == gk_lower(*b))
        a++, b++;
    return *a == *b;
}
