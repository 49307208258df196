#include "base/json_line.h"

#include "base/utf8.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void gk_json_line_free(gk_json_line *line) {
    free(line->text);
}

static void put_bytes(gk_json_line *line, const char *bytes, size_t length) {
    if (line->failed)
        return;
    if (line->capacity - line->length < length) {
        size_t wanted = (line->length + length) * 2;
        char *grown = realloc(line->text, wanted);
        if (!grown) {
            line->failed = true;
            return;
        }
        line->text = grown;
        line->capacity = wanted;
    }
    memcpy(line->text + line->length, bytes, length);
    line->length += length;
}

void gk_json_put(gk_json_line *line, const char *text) {
    put_bytes(line, text, strlen(text));
}

static void put_character(gk_json_line *line, uint32_t c, const char *bytes, size_t length) {
    static const char from[] = "\"\\\n\r\t", to[] = "\"\\nrt";
    const char *name = c < 0x80 ? strchr(from, (int)c) : NULL;
    char escape[8];
    if (c == UINT32_MAX) {
        gk_json_put(line, "\\ufffd");
    } else if (name) {
        snprintf(escape, sizeof escape, "\\%c", to[name - from]);
        gk_json_put(line, escape);
    } else if (c < 0x20) {
        snprintf(escape, sizeof escape, "\\u%04x", (unsigned)c);
        gk_json_put(line, escape);
    } else {
        put_bytes(line, bytes, length);
    }
}

void gk_json_put_string(gk_json_line *line, const char *text) {
    if (!text) {
        gk_json_put(line, "null");
        return;
    }
    gk_json_put(line, "\"");
    for (const char *end = text + strlen(text); text < end;) {
        const char *from = text;
        uint32_t c = gk_utf8_next(&text, end);
        text += c == UINT32_MAX;
        put_character(line, c, from, (size_t)(text - from));
    }
    gk_json_put(line, "\"");
}

void gk_json_put_key(gk_json_line *line, const char *key) {
    if (line->length && !strchr("{[", line->text[line->length - 1]))
        gk_json_put(line, ",");
    gk_json_put_string(line, key);
    gk_json_put(line, ":");
}

void gk_json_put_member(gk_json_line *line, const char *key, const char *text) {
    gk_json_put_key(line, key);
    gk_json_put_string(line, text);
}
