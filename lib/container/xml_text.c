#include "container/xml_text.h"
#include "base/arena.h"
#include "base/utf8.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define GK_ESCAPE_LENGTH 7 /* _xHHHH_ */

bool gk_xlsx_text_append(gk_xlsx_text *text, const char *bytes, size_t size) {
    if (!gk_reserve((void **)&text->data, text->size + size + 1, &text->capacity, 1))
        return false;
    memcpy(text->data + text->size, bytes, size);
    text->size += size;
    text->data[text->size] = 0;
    return true;
}

void gk_xlsx_text_clear(gk_xlsx_text *text) {
    text->size = 0;
    if (text->data)
        text->data[0] = 0;
}

void gk_xlsx_text_free(gk_xlsx_text *text) {
    free(text->data);
    *text = (gk_xlsx_text){0};
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The code unit of the escape at `at`, or 0. */
static uint32_t escape(const char *at, const char *end) {
    if (end - at < GK_ESCAPE_LENGTH || at[0] != '_' || at[1] != 'x' || at[6] != '_')
        return 0;
    uint32_t unit = 0;
    for (int i = 2; i < 6; i++) {
        int digit = hex_digit(at[i]);
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

void gk_xlsx_text_unescape(gk_xlsx_text *text, size_t from) {
    if (from >= text->size || !memchr(text->data + from, '_', text->size - from))
        return;
    char *out = text->data + from;
    const char *at = out, *end = text->data + text->size;
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
    *out = 0;
    text->size = (size_t)(out - text->data);
}

const char *gk_xlsx_quote(const char *text, size_t size, char out[GK_XLSX_QUOTE_MAX]) {
    size_t length = size < GK_XLSX_QUOTE_MAX ? size : gk_utf8_cut(text, GK_XLSX_QUOTE_MAX - 1);
    for (size_t i = 0; i < length; i++)
        out[i] = (unsigned char)text[i] < 0x20 || text[i] == 0x7F ? ' ' : text[i];
    out[length] = 0;
    return out;
}

bool gk_xlsx_blank(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (!strchr(" \t\r\n", text[i]))
            return false;
    return true;
}
