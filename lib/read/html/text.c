#include "read/html/text.h"
#include "base/characters.h"
#include "base/utf8.h"
#include <stdint.h>
#include <string.h>

static bool is_blank(char c) {
    return gk_is_space(c) || c == '\f';
}

/* Write the line ends and the blank that stand before the next character. */
static void settle(gk_html_text *text) {
    bool first = text->shown.size == 0;
    for (size_t i = 0; !first && i < text->lines; i++)
        gk_buffer_char(&text->shown, '\n');
    if (!first && text->lines == 0 && text->blank)
        gk_buffer_char(&text->shown, ' ');
    text->lines = 0;
    text->blank = false;
}

static const uint16_t windows_1252[] = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

/* The two bytes of a control character U+0080 to U+009F? */
static bool is_control(const char *at, const char *end) {
    return end - at >= 2 && (unsigned char)at[0] == 0xC2 && (unsigned char)at[1] < 0xA0;
}

/* What is written for the character at `at`; 0 if that is the character itself. */
static uint32_t substitute(unsigned look, const char *at, const char *end) {
    static const uint16_t raised[] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                      0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    if (is_control(at, end))
        return windows_1252[(unsigned char)at[1] - 0x80];
    if (*at < '0' || *at > '9' || !(look & (GK_LOOK_RAISED | GK_LOOK_LOWERED)))
        return 0;
    uint32_t digit = (uint32_t)(*at - '0');
    return look & GK_LOOK_RAISED ? raised[digit] : 0x2080 + digit;
}

/* How many bytes from `at` on are written as they are. */
static size_t plain_length(unsigned look, const char *at, const char *end) {
    const char *p = at;
    while (p < end && !is_blank(*p) && !substitute(look, p, end))
        p++;
    return (size_t)(p - at);
}

/* For a finding: blanks at its beginning are none. */
static gk_status leave_out(gk_rich_text *rich, const char *piece, size_t length, unsigned look,
                           gk_error *err) {
    const gk_buffer *out = look & GK_LOOK_HIDDEN ? &rich->hidden : &rich->struck;
    while (length > 0 && out->size == 0 && is_blank(*piece))
        piece++, length--;
    gk_rich_text_add(rich, piece, length, look);
    return gk_buffer_check(out, err);
}

gk_status gk_html_text_add(gk_html_text *text, const char *piece, size_t length, unsigned look,
                           gk_error *err) {
    const char *at = piece, *end = piece + length;
    if (look & (GK_LOOK_STRUCK | GK_LOOK_HIDDEN))
        return leave_out(text->rich, piece, length, look, err);
    while (at < end) {
        if (is_blank(*at)) {
            text->blank = true;
            at++;
            continue;
        }
        char character[4];
        const char *from = at;
        size_t size = plain_length(look, at, end);
        if (size == 0) {
            size = gk_utf8_put(substitute(look, at, end), character);
            from = character;
            at += is_control(at, end) ? 2 : 1;
        } else {
            at += size;
        }
        settle(text);
        gk_buffer_append(&text->shown, from, size);
    }
    return gk_buffer_check(&text->shown, err);
}

void gk_html_text_line(gk_html_text *text) {
    text->lines++;
}

void gk_html_text_block(gk_html_text *text) {
    if (text->lines == 0)
        text->lines = 1;
}

/* How long a blank at `at` is: 1, 2 for a no-break space, 0 for another character. */
static size_t blank_length(const char *at, const char *end) {
    if (end - at >= 2 && memcmp(at, "\xC2\xA0", 2) == 0)
        return 2;
    return at < end && is_blank(*at);
}

const char *gk_html_text_trim(gk_html_text *text) {
    char *data = text->shown.bytes;
    if (!data)
        return "";
    char *at = data, *end = data + text->shown.size;
    for (size_t n; (n = blank_length(at, end)) > 0;)
        at += n;
    while (end > at && (is_blank(end[-1]) || (end - at >= 2 && blank_length(end - 2, end) == 2)))
        end -= is_blank(end[-1]) ? 1 : 2;
    memmove(data, at, (size_t)(end - at));
    gk_buffer_cut(&text->shown, (size_t)(end - at));
    return data;
}

void gk_html_text_clear(gk_html_text *text) {
    gk_buffer_clear(&text->shown);
    text->lines = 0;
    text->blank = false;
}

void gk_html_text_free(gk_html_text *text) {
    gk_buffer_free(&text->shown);
}
