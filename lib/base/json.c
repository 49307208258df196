#include "base/json.h"

#include "base/characters.h"
#include "base/fail.h"
#include "base/utf8.h"
#include <string.h>

typedef struct reading {
    const char *text, *at, *end;
    unsigned depth;
    gk_error *err;
} reading;

static gk_status fault(const reading *r) {
    return gk_fail(r->err, GK_E_FORMAT, "no JSON from byte %zu on", "第%zu字节起不是 JSON",
                   (size_t)(r->at - r->text) + 1);
}

static void skip_blanks(reading *r) {
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r'))
        r->at++;
}

static bool take(reading *r, char c) {
    bool there = r->at < r->end && *r->at == c;
    r->at += there;
    return there;
}

/* ---- strings -------------------------------------------------------------------------------- */

/* Four hexadecimal digits at `at`; UINT32_MAX if there are none. */
static uint32_t unit_at(const char *at, const char *end) {
    uint32_t unit = 0;
    if (end - at < 4)
        return UINT32_MAX;
    for (int i = 0; i < 4; i++) {
        int digit = gk_hex_digit(at[i]);
        if (digit < 0)
            return UINT32_MAX;
        unit = unit << 4 | (uint32_t)digit;
    }
    return unit;
}

static bool is_high(uint32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low(uint32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

/* The character of \uXXXX or of a pair of them, *at behind the u; UINT32_MAX if it is none. */
static uint32_t unicode_escape(const char **at, const char *end) {
    uint32_t unit = unit_at(*at, end);
    if (unit == UINT32_MAX || unit == 0 || is_low(unit))
        return UINT32_MAX;
    *at += 4;
    if (!is_high(unit))
        return unit;
    uint32_t low =
        end - *at >= 2 && (*at)[0] == '\\' && (*at)[1] == 'u' ? unit_at(*at + 2, end) : UINT32_MAX;
    if (low == UINT32_MAX || !is_low(low))
        return UINT32_MAX;
    *at += 6;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

/* The character an escape stands for, *at behind the backslash; UINT32_MAX if it is none. */
static uint32_t escape(const char **at, const char *end) {
    static const char names[] = "\"\\/bfnrt", characters[] = "\"\\/\b\f\n\r\t";
    if (*at == end)
        return UINT32_MAX;
    char c = *(*at)++;
    if (c == 'u')
        return unicode_escape(at, end);
    const char *name = c ? strchr(names, c) : NULL;
    return name ? (uint32_t)(unsigned char)characters[name - names] : UINT32_MAX;
}

/* The next character of a string, escaped or not; UINT32_MAX if it is none. */
static uint32_t next_character(const char **at, const char *end) {
    if (*at == end || (unsigned char)**at < 0x20)
        return UINT32_MAX;
    if (**at != '\\')
        return gk_utf8_next(at, end);
    ++*at;
    return escape(at, end);
}

static gk_status read_string(reading *r) {
    r->at++;
    while (r->at < r->end && *r->at != '"')
        if (next_character(&r->at, r->end) == UINT32_MAX)
            return fault(r);
    return take(r, '"') ? GK_OK : fault(r);
}

/* ---- values --------------------------------------------------------------------------------- */

static bool read_digits(reading *r) {
    const char *from = r->at;
    while (r->at < r->end && *r->at >= '0' && *r->at <= '9')
        r->at++;
    return r->at > from;
}

static gk_status read_number(reading *r) {
    take(r, '-');
    bool zero = r->at < r->end && *r->at == '0';
    r->at += zero;
    if (!zero && !read_digits(r))
        return fault(r);
    if (take(r, '.') && !read_digits(r))
        return fault(r);
    if (r->at < r->end && (*r->at == 'e' || *r->at == 'E')) {
        r->at++;
        if (!take(r, '-'))
            take(r, '+');
        if (!read_digits(r))
            return fault(r);
    }
    return GK_OK;
}

static gk_status read_word(reading *r, const char *word) {
    size_t length = strlen(word);
    if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0)
        return fault(r);
    r->at += length;
    return GK_OK;
}

static gk_status read_value(reading *r);

static gk_status read_member(reading *r, bool object) {
    skip_blanks(r);
    if (object) {
        if (r->at == r->end || *r->at != '"')
            return fault(r);
        gk_status status = read_string(r);
        if (status)
            return status;
        skip_blanks(r);
        if (!take(r, ':'))
            return fault(r);
    }
    return read_value(r);
}

static gk_status read_container(reading *r, bool object) {
    char close = object ? '}' : ']';
    gk_status status = GK_OK;
    r->at++;
    if (r->depth == GK_JSON_DEPTH_MAX)
        return gk_fail(r->err, GK_E_LIMIT, "JSON nested deeper than %d", "JSON 嵌套超过%d层",
                       GK_JSON_DEPTH_MAX);
    r->depth++;
    skip_blanks(r);
    if (!take(r, close)) {
        do {
            status = read_member(r, object);
            skip_blanks(r);
        } while (!status && take(r, ','));
        if (!status && !take(r, close))
            status = fault(r);
    }
    r->depth--;
    return status;
}

static gk_status read_scalar(reading *r) {
    switch (*r->at) {
    case '"':
        return read_string(r);
    case 't':
        return read_word(r, "true");
    case 'f':
        return read_word(r, "false");
    case 'n':
        return read_word(r, "null");
    default:
        return read_number(r);
    }
}

static gk_status read_value(reading *r) {
    skip_blanks(r);
    if (r->at == r->end)
        return fault(r);
    if (*r->at == '{' || *r->at == '[')
        return read_container(r, *r->at == '{');
    return read_scalar(r);
}

/* ---- checked texts -------------------------------------------------------------------------- */

static const char *behind_blanks(const char *at) {
    return at + strspn(at, " \t\n\r");
}

static gk_json_type type_of(char first) {
    switch (first) {
    case '{':
        return GK_JSON_OBJECT;
    case '[':
        return GK_JSON_ARRAY;
    case '"':
        return GK_JSON_STRING;
    case 'n':
        return GK_JSON_NULL;
    case 't':
    case 'f':
        return GK_JSON_BOOL;
    default:
        return GK_JSON_NUMBER;
    }
}

/* The end of a checked value. Brackets inside strings do not count. */
static const char *behind_value(const char *at) {
    size_t depth = 0;
    bool quoted = false;
    do {
        char c = *at;
        if (quoted)
            at += c == '\\';
        else if (c == '{' || c == '[')
            depth++;
        else if (c == '}' || c == ']')
            depth--;
        if (c == '"')
            quoted = !quoted;
        at++;
    } while (quoted || depth ||
             (!strchr(",]} \t\n\r", *at) && at[-1] != '"' && at[-1] != '}' && at[-1] != ']'));
    return at;
}

static gk_json value_at(const char *at) {
    return (gk_json){type_of(*at), at, (size_t)(behind_value(at) - at)};
}

gk_status gk_json_read(const char *text, size_t length, gk_json *value, gk_error *err) {
    reading r = {text, text, text + length, 0, err};
    skip_blanks(&r);
    const char *from = r.at;
    gk_status status = read_value(&r);
    const char *behind = r.at;
    skip_blanks(&r);
    if (!status && r.at < r.end)
        status = fault(&r);
    if (!status)
        *value = (gk_json){type_of(*from), from, (size_t)(behind - from)};
    return status;
}

gk_json_walk gk_json_inside(gk_json container) {
    return (gk_json_walk){behind_blanks(container.at + 1), container.type == GK_JSON_OBJECT};
}

bool gk_json_next(gk_json_walk *walk, gk_json *key, gk_json *value) {
    if (*walk->at == ',')
        walk->at = behind_blanks(walk->at + 1);
    if (*walk->at == '}' || *walk->at == ']')
        return false;
    if (walk->object) {
        gk_json name = value_at(walk->at);
        if (key)
            *key = name;
        walk->at = behind_blanks(behind_blanks(name.at + name.length) + 1);
    }
    *value = value_at(walk->at);
    walk->at = behind_blanks(value->at + value->length);
    return true;
}

bool gk_json_is(gk_json string, const char *text) {
    const char *at = string.at + 1, *end = string.at + string.length - 1;
    const char *other = text, *other_end = text + strlen(text);
    while (at < end && other < other_end)
        if (next_character(&at, end) != gk_utf8_next(&other, other_end))
            return false;
    return at == end && other == other_end;
}

const char *gk_json_text(gk_arena *arena, gk_json string) {
    const char *at = string.at + 1, *end = string.at + string.length - 1;
    char *text = gk_arena_alloc(arena, string.length); /* no escape is shorter than its character */
    if (!text)
        return NULL;
    for (char *out = text; at < end;)
        out += gk_utf8_put(next_character(&at, end), out);
    return text;
}
