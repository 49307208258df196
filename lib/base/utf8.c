#include "base/utf8.h"

static uint32_t minimum_for(int tail) {
    static const uint32_t minimum[] = {0, 0x80, 0x800, 0x10000};
    return minimum[tail];
}

uint32_t gk_utf8_next(const char **at, const char *end) {
    const unsigned char *p = (const unsigned char *)*at;
    if (*p < 0x80) {
        ++*at;
        return *p;
    }
    int tail = *p >= 0xF0 ? 3 : *p >= 0xE0 ? 2 : 1;
    if (*p < 0xC2 || *p > 0xF4 || end - *at <= tail)
        return UINT32_MAX;
    uint32_t c = *p & (0x3Fu >> tail);
    for (int i = 1; i <= tail; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return UINT32_MAX;
        c = c << 6 | (p[i] & 0x3F);
    }
    if (c < minimum_for(tail) || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return UINT32_MAX;
    *at += tail + 1;
    return c;
}

size_t gk_utf8_put(uint32_t c, char out[4]) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t tail = c >= 0x10000 ? 3 : c >= 0x800 ? 2 : 1;
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead[tail] | c >> (6 * tail));
    for (size_t i = 1; i <= tail; i++)
        out[i] = (char)(0x80 | (c >> (6 * (tail - i)) & 0x3F));
    return tail + 1;
}

size_t gk_utf8_cut(const char *text, size_t length) {
    size_t start = length;
    while (start > 0 && length - start < 4) {
        const char *at = text + --start;
        if (((unsigned char)*at & 0xC0) == 0x80)
            continue;
        return gk_utf8_next(&at, text + length) == UINT32_MAX ? start : length;
    }
    return start;
}
