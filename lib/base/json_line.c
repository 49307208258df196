#include "base/json_line.h"

#include "base/utf8.h"
#include <stdint.h>
#include <string.h>

static void put_character(gk_buffer *line, uint32_t c, const char *bytes, size_t length) {
    static const char from[] = "\"\\\n\r\t", to[] = "\"\\nrt";
    const char *name = c && c < 0x80 ? strchr(from, (int)c) : NULL;
    if (c == UINT32_MAX) {
        gk_buffer_text(line, "\\ufffd");
    } else if (name) {
        gk_buffer_printf(line, "\\%c", to[name - from]);
    } else if (c < 0x20) {
        gk_buffer_printf(line, "\\u%04x", (unsigned)c);
    } else {
        gk_buffer_append(line, bytes, length);
    }
}

/* How many bytes stand for themselves: most of most texts. */
static size_t plain_length(const char *text, size_t length) {
    size_t plain = 0;
    while (plain < length && (unsigned char)text[plain] >= 0x20 &&
           (unsigned char)text[plain] < 0x80 && text[plain] != '"' && text[plain] != '\\')
        plain++;
    return plain;
}

void gk_json_put_text(gk_buffer *line, const char *text, size_t length) {
    gk_buffer_char(line, '"');
    for (const char *end = text + length; text < end;) {
        size_t plain = plain_length(text, (size_t)(end - text));
        gk_buffer_append(line, text, plain);
        const char *from = text += plain;
        if (text == end)
            break;
        uint32_t c = gk_utf8_next(&text, end);
        text += c == UINT32_MAX;
        put_character(line, c, from, (size_t)(text - from));
    }
    gk_buffer_char(line, '"');
}

void gk_json_put_string(gk_buffer *line, const char *text) {
    if (text)
        gk_json_put_text(line, text, strlen(text));
    else
        gk_buffer_text(line, "null");
}

void gk_json_put_key(gk_buffer *line, const char *key) {
    if (line->size && !strchr("{[", line->bytes[line->size - 1]))
        gk_buffer_text(line, ",");
    gk_json_put_string(line, key);
    gk_buffer_text(line, ":");
}

void gk_json_put_member(gk_buffer *line, const char *key, const char *text) {
    gk_json_put_key(line, key);
    gk_json_put_string(line, text);
}
