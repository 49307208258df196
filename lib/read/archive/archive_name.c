#include "read/archive/archive_name.h"
#include "base/encoding.h"
#include "base/fail.h"
#include "base/utf8.h"
#include <gongkai/archive.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define GK_LONG_SHOWN 60 /* of a name that is too long */

static char *copy_bytes(const char *text, size_t length) {
    char *copy = malloc(length + 1);
    if (copy) {
        memcpy(copy, text, length);
        copy[length] = 0;
    }
    return copy;
}

/* UTF-8, or else GB18030. NULL: memory is short; or neither, and then *fate says so. */
static char *decode(const char *raw, gk_archive_fate *fate) {
    gk_decoded decoded = {0};
    size_t length = strlen(raw);
    gk_status status = gk_decode(raw, length, "UTF-8", &decoded, NULL);
    if (status == GK_E_ENCODING)
        status = gk_decode(raw, length, "GB18030", &decoded, NULL);
    if (status != GK_E_ENCODING && (status != GK_OK || decoded.length > 0))
        return decoded.text;
    free(decoded.text);
    *fate = GK_ARCHIVE_UNREADABLE;
    return copy_bytes(length ? raw : "?", length ? length : 1);
}

/* Controls, and what turns or breaks a line: U+2028 … U+202E, U+2066 … U+2069. */
static bool is_control(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* Put '?' for what may not stand in a message; whether there was any. */
static bool mask_controls(char *name) {
    bool any = false;
    const char *at = name, *end = name + strlen(name);
    char *out = name;
    while (at < end) {
        const char *start = at;
        uint32_t c = gk_utf8_next(&at, end);
        at += c == UINT32_MAX;
        if (c == UINT32_MAX || is_control(c)) {
            any = true;
            *out++ = '?';
        } else {
            memmove(out, start, (size_t)(at - start));
            out += at - start;
        }
    }
    *out = 0;
    return any;
}

/* Components, one after the other; the length is 0 at the end. */
static const char *next_component(const char **at, size_t *length) {
    const char *start = *at + strspn(*at, "/");
    *length = strcspn(start, "/");
    *at = start + *length;
    return start;
}

static bool is(const char *component, size_t length, const char *text) {
    return length == strlen(text) && memcmp(component, text, length) == 0;
}

static bool leads_out(const char *name) {
    size_t length;
    for (const char *at = name, *part; part = next_component(&at, &length), length;)
        if (is(part, length, ".."))
            return true;
    return false;
}

static bool is_folder(const char *name) {
    size_t length = strlen(name);
    return length && name[length - 1] == '/';
}

/* What no folder shows. */
static bool is_hidden(const char *name) {
    size_t length;
    for (const char *at = name, *part; part = next_component(&at, &length), length;)
        if ((part[0] == '.' && length > 1) || strncmp(part, "~$", 2) == 0 ||
            is(part, length, "__MACOSX"))
            return true;
    return false;
}

static bool is_absolute(const char *name) {
    bool letter = (name[0] >= 'A' && name[0] <= 'Z') || (name[0] >= 'a' && name[0] <= 'z');
    return name[0] == '/' || (letter && name[1] == ':');
}

static void drop_idle_components(char *name) {
    char *out = name;
    const char *at = name, *part;
    size_t length;
    while (part = next_component(&at, &length), length) {
        if (is(part, length, "."))
            continue;
        if (out > name)
            *out++ = '/';
        memmove(out, part, length);
        out += length;
    }
    *out = 0;
}

static gk_archive_fate judge(char *name) {
    for (char *c = name; *c; c++)
        if (*c == '\\')
            *c = '/';
    bool control = mask_controls(name);
    if (is_folder(name))
        return GK_ARCHIVE_SKIP;
    if (control)
        return GK_ARCHIVE_CONTROL;
    if (strlen(name) > GK_ARCHIVE_NAME_MAX) {
        name[gk_utf8_cut(name, GK_LONG_SHOWN)] = 0;
        return GK_ARCHIVE_LONG;
    }
    if (leads_out(name))
        return GK_ARCHIVE_OUTSIDE;
    if (is_hidden(name))
        return GK_ARCHIVE_SKIP;
    if (is_absolute(name))
        return GK_ARCHIVE_ABSOLUTE;
    drop_idle_components(name);
    return *name ? GK_ARCHIVE_READ : GK_ARCHIVE_SKIP; /* "." is a folder */
}

gk_status gk_archive_name(const char *raw, char **name, gk_archive_fate *fate, gk_error *err) {
    *fate = GK_ARCHIVE_READ;
    *name = decode(raw, fate);
    if (!*name)
        return gk_fail_memory(err);
    gk_archive_fate judged = judge(*name);
    if (*fate != GK_ARCHIVE_UNREADABLE)
        *fate = judged;
    return GK_OK;
}

gk_status gk_archive_refuse(gk_archive_fate fate, gk_error *err) {
    switch (fate) {
    case GK_ARCHIVE_UNREADABLE:
        return gk_fail(err, GK_E_FORMAT, "its name is no text in UTF-8 or GB18030",
                       "文件名不是有效的 UTF-8 或 GB18030 文本");
    case GK_ARCHIVE_LONG:
        return gk_fail(err, GK_E_LIMIT, "its name is longer than %zu bytes", "文件名超过 %zu 字节",
                       GK_ARCHIVE_NAME_MAX);
    case GK_ARCHIVE_CONTROL:
        return gk_fail(err, GK_E_FORMAT, "its name holds control characters", "文件名含有控制字符");
    case GK_ARCHIVE_ABSOLUTE:
        return gk_fail(err, GK_E_FORMAT, "its name is absolute, a place outside the archive",
                       "文件名是绝对路径，不在压缩包之内");
    case GK_ARCHIVE_OUTSIDE:
        return gk_fail(err, GK_E_FORMAT, "its name leads out of the archive (..)",
                       "文件名指向压缩包之外 (..)");
    case GK_ARCHIVE_TWICE:
        return gk_fail(err, GK_E_FORMAT, "the archive holds several files of this name",
                       "压缩包中有多个同名文件");
    case GK_ARCHIVE_READ:
    case GK_ARCHIVE_SKIP:
    default:
        return GK_OK;
    }
}
