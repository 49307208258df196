/* A place as text: file!sheet!cell. */
#include <gongkai/finding.h>

#include "base/utf8.h"
#include <gongkai/address.h>

static size_t put_escaped(char *text, size_t used, size_t size, const char *name) {
    for (; *name && used + 3 < size; name++) {
        if (*name == '!' || *name == '\\')
            text[used++] = '\\';
        text[used++] = *name;
    }
    return gk_utf8_cut(text, used);
}

size_t gk_origin_format(gk_origin origin, char *text, size_t size) {
    size_t used = put_escaped(text, 0, size, origin.source ? origin.source : "");
    if (origin.sheet && used + 2 < size) {
        text[used++] = '!';
        used = put_escaped(text, used, size, origin.sheet);
    }
    if (origin.sheet && origin.row != GK_NO_CELL && used + 1 + GK_ADDRESS_MAX < size) {
        text[used++] = '!';
        used += gk_address_format(origin.row, origin.col, text + used);
    }
    text[used] = '\0';
    return used;
}
