#include <gongkai/text.h>

#include "base/invisible.h"
#include "base/utf8.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct span {
    uint32_t first, last;
} span;

static bool in_spans(uint32_t c, const span *spans, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (c >= spans[i].first && c <= spans[i].last)
            return true;
    return false;
}

#define IN_SPANS(c, spans) in_spans(c, spans, sizeof(spans) / sizeof *(spans))

/* East Asian Width W and F, the blocks that occur in Chinese documents. */
static bool is_wide(uint32_t c) {
    static const span wide[] = {{0x1100, 0x115F},  {0x2E80, 0x303E}, {0x3041, 0xA4CF},
                                {0xAC00, 0xD7A3},  {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
                                {0xFF01, 0xFF60},  {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF},
                                {0x20000, 0x3FFFD}};
    return IN_SPANS(c, wide);
}

static bool is_zero_width(uint32_t c) {
    static const span none[] = {{0, 0x1F},        {0x7F, 0x9F},     {0x300, 0x36F},
                                {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x2064},
                                {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};
    return IN_SPANS(c, none);
}

/* East Asian Width A, as far as GBK has them outside the wide blocks. */
static bool is_ambiguous(uint32_t c) {
    static const span ambiguous[] = {
        {0xA1, 0xA1},     {0xA4, 0xA4},     {0xA7, 0xA8},     {0xB0, 0xB1},     {0xB7, 0xB7},
        {0xD7, 0xD7},     {0xF7, 0xF7},     {0x391, 0x3C9},   {0x401, 0x451},   {0x2010, 0x2026},
        {0x2030, 0x203E}, {0x2103, 0x2103}, {0x2116, 0x2116}, {0x2160, 0x2179}, {0x2190, 0x2199},
        {0x2208, 0x22A5}, {0x2460, 0x24E9}, {0x2500, 0x25E5}, {0x2605, 0x2606}, {0x2640, 0x2642},
        {0xE000, 0xF8FF}};
    return IN_SPANS(c, ambiguous);
}

size_t gk_text_width(const char *text, int ambiguous) {
    const char *end = text + strlen(text);
    size_t width = 0;
    while (text < end) {
        uint32_t c = gk_utf8_next(&text, end);
        if (c == UINT32_MAX) {
            text++;
            width++;
        } else if (is_wide(c) || (ambiguous == 2 && is_ambiguous(c))) {
            width += 2;
        } else if (!is_zero_width(c)) {
            width++;
        }
    }
    return width;
}

static bool is_space(uint32_t c) {
    static const span spaces[] = {
        {'\t', '\r'},     {' ', ' '},       {0x85, 0x85},     {0xA0, 0xA0},     {0x300, 0x36F},
        {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};
    return IN_SPANS(c, spaces) || gk_is_invisible(c);
}

/* Quotation marks of any style: 三公 stands in all of them, and in none. */
static bool is_quote(uint32_t c) {
    static const span quotes[] = {{'"', '"'},       {'\'', '\''},     {0x2018, 0x201F},
                                  {0x2032, 0x2036}, {0x300C, 0x300F}, {0x301D, 0x301F},
                                  {0xFF02, 0xFF02}, {0xFF07, 0xFF07}};
    return IN_SPANS(c, quotes);
}

/* Everything that prints as two dots one over the other. */
static bool is_colon(uint32_t c) {
    static const uint32_t colons[] = {0x02D0, 0x02F8, 0x0589, 0x05C3, 0x205A,
                                      0x2236, 0xA789, 0xFE13, 0xFE30, 0xFE55};
    for (size_t i = 0; i < sizeof colons / sizeof *colons; i++)
        if (c == colons[i])
            return true;
    return false;
}

/* Small and vertical forms of signs that stand around words. */
static uint32_t fold_small(uint32_t c) {
    static const struct {
        uint32_t from;
        char to;
    } small[] = {{0xFE10, ','}, {0xFE14, ';'}, {0xFE35, '('}, {0xFE36, ')'}, {0xFE50, ','},
                 {0xFE52, '.'}, {0xFE54, ';'}, {0xFE59, '('}, {0xFE5A, ')'}, {0xFE66, '='}};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (c == small[i].from)
            return (uint32_t)small[i].to;
    return c;
}

/* One character for all that look alike in print. */
static uint32_t fold(uint32_t c) {
    static const span dashes[] = {
        {0x2010, 0x2015}, {0x2212, 0x2212}, {0x2500, 0x2501}, {0x30FC, 0x30FC}, {0xFE58, 0xFE58}};
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    if (IN_SPANS(c, dashes))
        return '-';
    if (c == 0x30FB || c == 0x2022 || c == 0x2027)
        return 0xB7;
    return is_colon(c) ? ':' : fold_small(c);
}

/* An output buffer that never ends inside a character. */
typedef struct sink {
    char *at;
    size_t used, size;
} sink;

static void put(sink *out, uint32_t c) {
    char bytes[4];
    size_t n = gk_utf8_put(c, bytes);
    if (out->size - out->used <= n) {
        out->size = out->used + 1; /* once something did not fit, nothing later may */
        return;
    }
    memcpy(out->at + out->used, bytes, n);
    out->used += n;
}

size_t gk_text_key(const char *text, char *key, size_t size) {
    sink out = {key, 0, size};
    const char *end = text + strlen(text);
    uint32_t last = 0;
    while (text < end) {
        uint32_t c = gk_utf8_next(&text, end);
        if (c == UINT32_MAX) {
            text++;
            continue;
        }
        if (is_space(c) || is_quote(c))
            continue;
        c = fold(c);
        if (!(c == '-' && last == '-'))
            put(&out, c);
        last = c;
    }
    key[out.used] = '\0';
    return out.used;
}

static bool joins_tightly(uint32_t c) {
    return is_wide(c) || c == '(' || c == ')' || c == 0x201C || c == 0x201D;
}

size_t gk_text_clean(const char *text, char *clean, size_t size) {
    sink out = {clean, 0, size};
    const char *end = text + strlen(text);
    uint32_t last = 0;
    bool space = false;
    while (text < end) {
        uint32_t c = gk_utf8_next(&text, end);
        if (c == UINT32_MAX) {
            text++;
            continue;
        }
        if (is_space(c)) {
            space = true;
            continue;
        }
        if (space && last && !(joins_tightly(last) && joins_tightly(c)))
            put(&out, ' ');
        put(&out, c);
        space = false;
        last = c;
    }
    clean[out.used] = '\0';
    return out.used;
}
