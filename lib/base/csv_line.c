#include "base/csv_line.h"

#include "base/arena.h"
#include <stdlib.h>
#include <string.h>

void gk_csv_line_free(gk_csv_line *line) {
    free(line->text);
}

void gk_csv_put(gk_csv_line *line, const char *bytes, size_t length) {
    if (line->failed || length == 0)
        return;
    line->failed = !gk_reserve((void **)&line->text, line->length + length, &line->capacity,
                               sizeof *line->text);
    if (line->failed)
        return;
    memcpy(line->text + line->length, bytes, length);
    line->length += length;
}

static bool needs_quotes(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (memchr(",\"\r\n", bytes[i], 4))
            return true;
    return false;
}

void gk_csv_put_field(gk_csv_line *line, const char *bytes, size_t length, bool quoted) {
    if (!quoted && !needs_quotes(bytes, length)) {
        gk_csv_put(line, bytes, length);
        return;
    }
    gk_csv_put(line, "\"", 1);
    for (const char *quote; length && (quote = memchr(bytes, '"', length));) {
        size_t n = (size_t)(quote - bytes) + 1;
        gk_csv_put(line, bytes, n);
        gk_csv_put(line, "\"", 1);
        bytes += n, length -= n;
    }
    gk_csv_put(line, bytes, length);
    gk_csv_put(line, "\"", 1);
}
