/** Questions about single characters of ASCII, whatever the locale, and short texts of them. */
#ifndef GK_CHARACTERS_H
#define GK_CHARACTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static inline bool gk_is_digit(char c) {
    return c >= '0' && c <= '9';
}

/** A blank within a line. */
static inline bool gk_is_blank(char c) {
    return c == ' ' || c == '\t';
}

/** A blank or a part of a line end: what XML and HTML take for white space. */
static inline bool gk_is_space(char c) {
    return gk_is_blank(c) || c == '\r' || c == '\n';
}

/** Whether the text is nothing but white space. */
static inline bool gk_is_all_space(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (!gk_is_space(text[i]))
            return false;
    return true;
}

static inline char gk_lower(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
}

/** The value of a hexadecimal digit; -1 for any other character. */
static inline int gk_hex_digit(char c) {
    char lower = gk_lower(c);
    return gk_is_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/** Whether a row's key is a code (科目代码): three digits or more, and nothing else. */
static inline bool gk_is_code(const char *key) {
    size_t digits = strspn(key, "0123456789");
    return digits >= 3 && key[digits] == '\0';
}

/** How long the folder's part of a path is, without its last slash; 0 if there is none. */
static inline size_t gk_folder_length(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) : 0;
}

/** What of a path names the file: all behind the last slash, unless nothing is. */
static inline const char *gk_base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

#endif
