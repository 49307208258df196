#include "job/json.h"

#include <stdbool.h>
#include <string.h>

/* The names of files can be in any encoding. */
size_t cli_character_length(const char *text, size_t left) {
    const unsigned char *c = (const unsigned char *)text;
    size_t length = c[0] < 0x80 ? 1 : c[0] < 0xC2 ? 0 : c[0] < 0xE0 ? 2 : c[0] < 0xF0 ? 3 : 4;
    if (length == 0 || length > left || c[0] > 0xF4)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((c[i] & 0xC0) != 0x80)
            return 0;
    bool beyond = (c[0] == 0xE0 && c[1] < 0xA0) || (c[0] == 0xED && c[1] >= 0xA0) ||
                  (c[0] == 0xF0 && c[1] < 0x90) || (c[0] == 0xF4 && c[1] >= 0x90);
    return beyond ? 0 : length;
}

static void print_escaped(FILE *out, char c) {
    static const char from[] = "\"\\\n\r\t", to[] = "\"\\nrt";
    const char *named = c ? strchr(from, c) : NULL;
    if (named)
        fprintf(out, "\\%c", to[named - from]);
    else
        fprintf(out, "\\u%04x", (unsigned)c);
}

static bool is_plain(char c) {
    return (unsigned char)c >= 0x20 && (unsigned char)c < 0x80 && c != '"' && c != '\\';
}

/* The beginning that stands for itself. */
static size_t plain_length(const char *text, size_t length) {
    size_t i = 0;
    while (i < length) {
        size_t n = is_plain(text[i])                ? 1
                   : (unsigned char)text[i] >= 0x80 ? cli_character_length(text + i, length - i)
                                                    : 0;
        if (n == 0)
            break;
        i += n;
    }
    return i;
}

void cli_json_print(FILE *out, const char *text, size_t length) {
    putc('"', out);
    for (size_t i = 0; i < length; i++) {
        size_t plain = plain_length(text + i, length - i);
        fwrite(text + i, 1, plain, out);
        i += plain;
        if (i == length)
            break;
        if ((unsigned char)text[i] < 0x80)
            print_escaped(out, text[i]);
        else
            fputs("\\ufffd", out);
    }
    putc('"', out);
}
