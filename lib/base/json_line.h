/** Writing JSON, a line at a time. A failed allocation is remembered, not told at each step. */
#ifndef GK_JSON_LINE_H
#define GK_JSON_LINE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct gk_json_line {
    char *text;
    size_t length, capacity;
    bool failed; /**< Memory was short: the line is not whole. */
} gk_json_line;

void gk_json_line_free(gk_json_line *line);

/** Append as it stands. */
void gk_json_put(gk_json_line *line, const char *text);

/** Append a string in quotes; NULL is null. What is no UTF-8, which only names of files can be, is
 *  U+FFFD. */
void gk_json_put_string(gk_json_line *line, const char *text);

/** Append `,"key":` — without the comma behind an opening bracket. */
void gk_json_put_key(gk_json_line *line, const char *key);

/** The same with a string. */
void gk_json_put_member(gk_json_line *line, const char *key, const char *text);

#endif
