#include "container/mime.h"
#include "base/arena.h"
#include "base/characters.h"
#include "base/fail.h"
#include <string.h>
#include <strings.h>

/* Take the next line, without its end, off `rest`; false if nothing is left. */
static bool next_line(gk_mime_slice *rest, gk_mime_slice *line) {
    if (rest->length == 0)
        return false;
    const char *end = memchr(rest->text, '\n', rest->length);
    size_t taken = end ? (size_t)(end - rest->text) + 1 : rest->length;
    *line = (gk_mime_slice){rest->text, end ? taken - 1 : taken};
    if (line->length && line->text[line->length - 1] == '\r')
        line->length--;
    rest->text += taken;
    rest->length -= taken;
    return true;
}

static gk_mime_slice trim(gk_mime_slice s) {
    while (s.length && gk_is_blank(s.text[s.length - 1]))
        s.length--;
    while (s.length && gk_is_blank(*s.text)) {
        s.text++;
        s.length--;
    }
    return s;
}

/* --- heads --- */

/* The length of the name the header line begins with; 0 if it is none. */
static size_t name_length(gk_mime_slice line) {
    size_t n = 0;
    while (n < line.length && line.text[n] > ' ' && line.text[n] != ':' && line.text[n] < 0x7F)
        n++;
    return n < line.length && line.text[n] == ':' ? n : 0;
}

bool gk_mime_is_message(gk_mime_slice bytes) {
    static const char version[] = "MIME-Version";
    gk_mime_slice line;
    bool first = true;
    while (next_line(&bytes, &line) && line.length) {
        size_t n = name_length(line);
        if (n == sizeof version - 1 && strncasecmp(line.text, version, n) == 0)
            return true;
        if (n == 0 && (first || !gk_is_blank(*line.text)))
            return false;
        first = false;
    }
    return false;
}

static bool append(char value[GK_MIME_VALUE_MAX], size_t *size, gk_mime_slice piece) {
    if (piece.length >= GK_MIME_VALUE_MAX - *size)
        return false;
    if (piece.length)
        memcpy(value + *size, piece.text, piece.length);
    *size += piece.length;
    value[*size] = 0;
    return true;
}

/* Add the lines that continue a header. */
static bool unfold(gk_mime_slice rest, char value[GK_MIME_VALUE_MAX], size_t *size) {
    static const gk_mime_slice blank = {" ", 1};
    gk_mime_slice line;
    while (next_line(&rest, &line) && line.length && gk_is_blank(*line.text)) {
        if (*size && !append(value, size, blank))
            return false;
        if (!append(value, size, trim(line)))
            return false;
    }
    return true;
}

const char *gk_mime_header(gk_mime_slice head, const char *name, char value[GK_MIME_VALUE_MAX]) {
    size_t length = strlen(name), size = 0;
    gk_mime_slice line;
    *value = 0;
    while (next_line(&head, &line)) {
        if (name_length(line) != length || strncasecmp(line.text, name, length) != 0)
            continue;
        gk_mime_slice first = {line.text + length + 1, line.length - length - 1};
        if (!append(value, &size, trim(first)) || !unfold(head, value, &size))
            *value = 0;
        break;
    }
    return value;
}

/* Copy the parameter's value that begins at `at`; a quoted one may hold anything. */
static void copy_value(const char *at, char value[GK_MIME_VALUE_MAX]) {
    size_t n = 0;
    bool quoted = *at == '"';
    for (at += quoted; *at && (quoted ? *at != '"' : *at != ';' && !gk_is_blank(*at)); at++) {
        if (quoted && *at == '\\' && at[1])
            at++;
        value[n++] = *at;
    }
    value[n] = 0;
}

static const char *behind_parameter(const char *at) {
    bool quoted = false;
    for (; *at && (quoted || *at != ';'); at++)
        if (*at == '"')
            quoted = !quoted;
    return at;
}

const char *gk_mime_parameter(const char *header, const char *name, char value[GK_MIME_VALUE_MAX]) {
    size_t length = strlen(name);
    *value = 0;
    for (const char *at = behind_parameter(header); *at == ';'; at = behind_parameter(at)) {
        at += 1 + strspn(at + 1, " \t");
        if (strncasecmp(at, name, length) != 0)
            continue;
        const char *equals = at + length + strspn(at + length, " \t");
        if (*equals != '=')
            continue;
        copy_value(equals + 1 + strspn(equals + 1, " \t"), value);
        break;
    }
    return value;
}

bool gk_mime_is_type(gk_mime_slice head, const char *type) {
    char value[GK_MIME_VALUE_MAX];
    size_t length = strlen(type);
    gk_mime_header(head, "Content-Type", value);
    return strncasecmp(value, type, length) == 0 &&
           (type[length - 1] == '/' || strchr("; \t", value[length]));
}

/* --- parts --- */

static bool split(gk_mime_slice message, gk_mime_part *part) {
    gk_mime_slice rest = message, line;
    while (next_line(&rest, &line))
        if (line.length == 0) {
            *part = (gk_mime_part){{message.text, (size_t)(line.text - message.text)}, rest};
            return true;
        }
    return false;
}

typedef enum border { NO_BORDER, BETWEEN, CLOSING } border;

static border border_of(gk_mime_slice line, const char *boundary, size_t length) {
    if (line.length < length + 2 || memcmp(line.text, "--", 2) != 0 ||
        memcmp(line.text + 2, boundary, length) != 0)
        return NO_BORDER;
    gk_mime_slice rest = trim((gk_mime_slice){line.text + 2 + length, line.length - 2 - length});
    if (rest.length == 0)
        return BETWEEN;
    return rest.length == 2 && memcmp(rest.text, "--", 2) == 0 ? CLOSING : NO_BORDER;
}

/* The line end before a boundary belongs to the boundary. */
static gk_mime_slice between(const char *from, const char *to) {
    if (to > from && to[-1] == '\n')
        to -= to - from > 1 && to[-2] == '\r' ? 2 : 1;
    return (gk_mime_slice){from, (size_t)(to - from)};
}

static gk_status add_leaves(gk_mime_slice message, unsigned depth, gk_mime_parts *parts,
                            gk_error *err);

static gk_status add_inner(const gk_mime_part *whole, unsigned depth, gk_mime_parts *parts,
                           gk_error *err) {
    char type[GK_MIME_VALUE_MAX], boundary[GK_MIME_VALUE_MAX];
    gk_mime_header(whole->head, "Content-Type", type);
    size_t length = strlen(gk_mime_parameter(type, "boundary", boundary));
    if (length == 0)
        return gk_fail(err, GK_E_FORMAT, "the MIME message names no boundary of its parts",
                       "MIME 消息没有给出各部分的分界 (boundary)");
    gk_mime_slice rest = whole->body, line;
    const char *from = NULL;
    while (next_line(&rest, &line)) {
        border b = border_of(line, boundary, length);
        if (b == NO_BORDER)
            continue;
        gk_status status =
            from ? add_leaves(between(from, line.text), depth + 1, parts, err) : GK_OK;
        if (status != GK_OK || b == CLOSING)
            return status;
        from = rest.text;
    }
    return gk_fail(err, GK_E_FORMAT,
                   "the MIME message ends before its closing boundary (truncated?)",
                   "MIME 消息在结尾分界之前就结束了（不完整？）");
}

static gk_status add_leaves(gk_mime_slice message, unsigned depth, gk_mime_parts *parts,
                            gk_error *err) {
    gk_mime_part part;
    if (depth > GK_MIME_DEPTH_MAX || parts->count >= GK_MIME_PARTS_MAX)
        return gk_fail(err, GK_E_LIMIT, "the MIME message has too many parts",
                       "MIME 消息的部分过多");
    if (!split(message, &part))
        return gk_fail(err, GK_E_FORMAT, "a part of the MIME message ends inside its head",
                       "MIME 消息有部分在头部内就结束了");
    if (gk_mime_is_type(part.head, "multipart/"))
        return add_inner(&part, depth, parts, err);
    if (!gk_grow((void **)&parts->items, parts->count, &parts->capacity, sizeof *parts->items))
        return gk_fail_memory(err);
    parts->items[parts->count++] = part;
    return GK_OK;
}

gk_status gk_mime_leaves(gk_mime_slice message, gk_mime_parts *parts, gk_error *err) {
    return add_leaves(message, 0, parts, err);
}
