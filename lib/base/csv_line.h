/** Writing CSV (RFC 4180). A failed allocation is remembered, not told at each step. */
#ifndef GK_CSV_LINE_H
#define GK_CSV_LINE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct gk_csv_line {
    char *text;
    size_t length, capacity;
    bool failed; /**< Memory was short: the text is not whole. */
} gk_csv_line;

void gk_csv_line_free(gk_csv_line *line);

/** Append as it stands. */
void gk_csv_put(gk_csv_line *line, const char *bytes, size_t length);

/** Append a field, without a delimiter: in quotes if it needs them, or if asked. The bytes may be
 * of any encoding whose commas, quotes and line ends are those of ASCII and no part of a character.
 */
void gk_csv_put_field(gk_csv_line *line, const char *bytes, size_t length, bool quoted);

#endif
