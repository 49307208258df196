#include "read/html/style.h"
#include "base/characters.h"
#include "base/fail.h"
#include "base/utf8.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Excel's own codes are shorter than 256 characters. */
#define GK_FORMAT_MAX 1024

static const char property[] = "mso-number-format";

/* --- the value of the property --- */

/* Write the character behind a backslash; returns how many bytes it takes in the sheet. */
static size_t unescape(const char *at, const char *end, char **out) {
    uint32_t code = 0;
    size_t n = 0;
    while (n < 6 && at + n < end && gk_hex_digit(at[n]) >= 0)
        code = code << 4 | (uint32_t)gk_hex_digit(at[n++]);
    if (n == 0) {
        *(*out)++ = *at;
        return 1;
    }
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = 0xFFFD;
    *out += gk_utf8_put(code, *out);
    return n + (at + n < end && at[n] == ' ');
}

/* Formats that Excel names instead of writing them. */
static const char *meaning(const char *name) {
    static const struct {
        const char *name, *code;
    } names[] = {{"Fixed", "0.00"},
                 {"Standard", "#,##0.00"},
                 {"Percent", "0.00%"},
                 {"Scientific", "0.00E+00"},
                 {"Short Date", "yyyy/m/d"},
                 {"Medium Date", "d-mmm-yy"},
                 {"Long Date", "yyyy\"年\"m\"月\"d\"日\""},
                 {"General Date", "yyyy/m/d h:mm"},
                 {"Short Time", "h:mm"},
                 {"Medium Time", "h:mm AM/PM"},
                 {"Long Time", "h:mm:ss"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i].name) == 0)
            return names[i].code;
    return name;
}

/* The value that begins at `at`, without quotes and escapes; its length, 0 if it is too long. */
static size_t copy_value(const char *at, const char *end, char out[GK_FORMAT_MAX]) {
    char *to = out;
    char quote = at < end && (*at == '"' || *at == '\'') ? *at++ : 0;
    while (at < end && (quote ? *at != quote : *at != ';')) {
        if (to - out > GK_FORMAT_MAX - 8)
            return 0;
        if (*at == '\\' && at + 1 < end)
            at += 1 + unescape(at + 1, end, &to);
        else
            *to++ = *at++;
    }
    while (!quote && to > out && strchr(" \t\r\n", to[-1]))
        to--;
    *to = 0;
    return (size_t)(to - out);
}

/* Where the property's value begins; NULL if it is not there. */
static const char *find_value(const char *at, const char *end) {
    size_t length = sizeof property - 1;
    for (; (size_t)(end - at) > length; at++) {
        if (strncasecmp(at, property, length) != 0)
            continue;
        const char *colon = at + length;
        while (colon < end && strchr(" \t\r\n", *colon))
            colon++;
        if (colon == end || *colon++ != ':')
            continue;
        while (colon < end && strchr(" \t\r\n", *colon))
            colon++;
        return colon;
    }
    return NULL;
}

gk_status gk_html_style_format(gk_arena *arena, const char *declarations, size_t length,
                               const char **format, gk_error *err) {
    char code[GK_FORMAT_MAX];
    const char *end = declarations + length, *value = find_value(declarations, end);
    *format = NULL;
    if (!value || copy_value(value, end, code) == 0 || strcasecmp(code, "General") == 0)
        return GK_OK;
    *format = gk_arena_string(arena, meaning(code));
    return *format ? GK_OK : gk_fail_memory(err);
}

/* --- classes --- */

static bool add_class(gk_html_styles *styles, const char *name, size_t length, const char *format) {
    char *copy = gk_arena_text(&styles->arena, name, length);
    if (!copy ||
        !gk_grow((void **)&styles->items, styles->count, &styles->capacity, sizeof *styles->items))
        return false;
    styles->items[styles->count++] = (gk_html_style){copy, format, styles->added++};
    styles->sorted = false;
    return true;
}

/* Each .NAME of a selector list gets the format. */
static bool add_classes(gk_html_styles *styles, const char *at, const char *end,
                        const char *format) {
    while (at < end) {
        if (*at++ != '.')
            continue;
        const char *name = at;
        while (at < end && !strchr(" \t\r\n,.:>{", *at))
            at++;
        if (at > name && !add_class(styles, name, (size_t)(at - name), format))
            return false;
    }
    return true;
}

/* Behind the closing brace of declarations; quoted ones and escaped ones do not close. */
static const char *end_of_declarations(const char *at) {
    char quote = 0;
    for (; *at && (quote || *at != '}'); at++) {
        if (*at == '\\' && at[1])
            at++;
        else if (quote ? *at == quote : *at == '"' || *at == '\'')
            quote = quote ? 0 : *at;
    }
    return at;
}

/* Blank out what stands between the marks of a comment; quoted ones are none. */
static void blank_comments(char *at) {
    char quote = 0;
    for (; *at; at++) {
        if (*at == '\\' && at[1])
            at++;
        else if (quote)
            quote = *at == quote ? 0 : quote;
        else if (*at == '"' || *at == '\'')
            quote = *at;
        else if (at[0] == '/' && at[1] == '*') {
            char *close = strstr(at + 2, "*/"), *end = close ? close + 2 : at + strlen(at);
            memset(at, ' ', (size_t)(end - at));
            at = end - 1;
        }
    }
}

gk_status gk_html_styles_add(gk_html_styles *styles, const char *text, gk_error *err) {
    char *plain = gk_arena_string(&styles->arena, text);
    if (!plain)
        return gk_fail_memory(err);
    blank_comments(plain);
    const char *sheet = plain;
    gk_status looks = gk_html_looks_add(&styles->looks, sheet, err);
    if (looks)
        return looks;
    for (const char *open; (open = strchr(sheet, '{'));) {
        const char *format, *end = end_of_declarations(open + 1);
        gk_status status =
            gk_html_style_format(&styles->arena, open + 1, (size_t)(end - open - 1), &format, err);
        if (status)
            return status;
        if (format && !add_classes(styles, sheet, open, format))
            return gk_fail_memory(err);
        sheet = *end ? end + 1 : end;
    }
    return GK_OK;
}

static int by_name(const void *a, const void *b) {
    const gk_html_style *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

/* Sort the classes; of one name the last stays. */
static void sort(gk_html_styles *styles) {
    size_t kept = 0;
    qsort(styles->items, styles->count, sizeof *styles->items, by_name);
    for (size_t i = 0; i < styles->count; i++) {
        bool same = kept > 0 && strcmp(styles->items[kept - 1].name, styles->items[i].name) == 0;
        styles->items[same ? kept - 1 : kept++] = styles->items[i];
    }
    styles->count = kept;
    styles->sorted = true;
}

static int compare_name(const void *name, const void *style) {
    return strcmp(name, ((const gk_html_style *)style)->name);
}

const char *gk_html_styles_format(gk_html_styles *styles, const char *name) {
    if (styles->count == 0)
        return NULL;
    if (!styles->sorted)
        sort(styles);
    const gk_html_style *found =
        bsearch(name, styles->items, styles->count, sizeof *styles->items, compare_name);
    return found ? found->format : NULL;
}

void gk_html_styles_free(gk_html_styles *styles) {
    gk_arena_free(&styles->arena);
    free(styles->items);
    gk_html_looks_free(&styles->looks);
    *styles = (gk_html_styles){0};
}
