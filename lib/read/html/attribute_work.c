/* Finds tags and attributes exactly where libxml2 2.9 does: a page must not be able to hide a tag
   from the count in what only looks like a quoted value. */
#include "read/html/attribute_work.h"
#include "base/characters.h"
#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* Longer names are several to libxml2. */
#define GK_HTML_NAME_MAX 100

/* libxml2 takes each byte for a character of Latin-1. */
static bool is_letter(char c) {
    unsigned char byte = (unsigned char)c;
    unsigned char lower = byte | 0x20;
    if (byte < 0x80)
        return lower >= 'a' && lower <= 'z';
    return byte == 0xAA || byte == 0xB5 || byte == 0xBA ||
           (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7);
}

static bool begins_name(char c) {
    return is_letter(c) || c == '_' || c == ':' || c == '.';
}

static bool is_name(char c) {
    return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '\xB7';
}

static bool ends_tag(const char *at) {
    return *at == 0 || *at == '>' || (at[0] == '/' && at[1] == '>');
}

static const char *skip_blanks(const char *at) {
    while (gk_is_space(*at))
        at++;
    return at;
}

static const char *skip_value(const char *at) {
    if (*at == '"' || *at == '\'') {
        const char *end = strchr(at + 1, *at);
        return end ? end + 1 : at + strlen(at);
    }
    while (*at && *at != '>' && !gk_is_space(*at))
        at++;
    return at;
}

/* Behind the attribute, or what is none, at `at`; *count grows by how many it is. */
static const char *skip_attribute(const char *at, size_t *count) {
    const char *from = at;
    if (!begins_name(*at)) {
        while (!ends_tag(at) && !gk_is_space(*at))
            at++;
        return at;
    }
    while (is_name(*at))
        at++;
    *count += 1 + (size_t)(at - from) / GK_HTML_NAME_MAX;
    const char *equals = skip_blanks(at);
    return *equals == '=' ? skip_value(skip_blanks(equals + 1)) : at;
}

static const char *behind(const char *at, const char *mark) {
    const char *end = strstr(at, mark);
    return end ? end + strlen(mark) : at + strlen(at);
}

/* What stands in these two is no markup but for the end tag. */
static const char *skip_raw(const char *at, const char *name, size_t length) {
    if ((length != 6 || strncasecmp(name, "script", 6) != 0) &&
        (length != 5 || strncasecmp(name, "style", 5) != 0))
        return at;
    while ((at = strstr(at, "</")) && strncasecmp(at + 2, name, length) != 0)
        at += 2;
    return at ? at : name + strlen(name);
}

/* Behind the tag whose name is at `at`. */
static const char *skip_tag(const char *at, size_t *work) {
    const char *name = at;
    size_t count = 0;
    while (is_name(*at))
        at++;
    size_t length = (size_t)(at - name);
    for (at = skip_blanks(at); !ends_tag(at); at = skip_blanks(at))
        at = skip_attribute(at, &count);
    *work += count < GK_HTML_WORK_MAX ? count * count / 2 : count;
    return skip_raw(at, name, length);
}

size_t gk_html_work(const char *text) {
    size_t work = 0;
    for (const char *at = text; work <= GK_HTML_WORK_MAX && (at = strchr(at, '<'));) {
        if (strncmp(at, "<!--", 4) == 0)
            at = behind(at + 4, "-->");
        else if (begins_name(at[1]))
            at = skip_tag(at + 1, &work);
        else
            at++;
    }
    return work;
}
