#include "read/xlsx/escape.h"
#include "base/characters.h"
#include "base/utf8.h"
#include <stdint.h>
#include <string.h>

#define GK_ESCAPE_LENGTH 7 /* _xHHHH_ */

/* The code unit of the escape at `at`, or 0. */
static uint32_t escape(const char *at, const char *end) {
    if (end - at < GK_ESCAPE_LENGTH || at[0] != '_' || at[1] != 'x' || at[6] != '_')
        return 0;
    uint32_t unit = 0;
    for (int i = 2; i < 6; i++) {
        int digit = gk_hex_digit(at[i]);
        if (digit < 0)
            return 0;
        unit = unit << 4 | (uint32_t)digit;
    }
    return unit;
}

/* The character at `at` and, in *length, how much of the text it takes; 0 if there is no escape. */
static uint32_t character(const char *at, const char *end, size_t *length) {
    uint32_t unit = escape(at, end);
    *length = GK_ESCAPE_LENGTH;
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    uint32_t low = unit < 0xDC00 ? escape(at + GK_ESCAPE_LENGTH, end) : 0;
    if (low < 0xDC00 || low > 0xDFFF)
        return 0;
    *length = 2 * (size_t)GK_ESCAPE_LENGTH;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

void gk_xlsx_unescape(gk_buffer *text, size_t from) {
    if (from >= text->size || !memchr(text->bytes + from, '_', text->size - from))
        return;
    char *out = text->bytes + from;
    const char *at = out, *end = text->bytes + text->size;
    while (at < end) {
        size_t length = 1;
        uint32_t c = *at == '_' ? character(at, end, &length) : 0;
        if (c) {
            out += gk_utf8_put(c, out);
            at += length;
        } else {
            *out++ = *at++;
        }
    }
    gk_buffer_cut(text, (size_t)(out - text->bytes));
}
