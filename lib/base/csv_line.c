#include "base/csv_line.h"

#include <string.h>

static bool needs_quotes(const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (memchr(",\"\r\n", bytes[i], 4))
            return true;
    return false;
}

void gk_csv_put_field(gk_buffer *line, const char *bytes, size_t length, bool quoted) {
    if (!quoted && !needs_quotes(bytes, length)) {
        gk_buffer_append(line, bytes, length);
        return;
    }
    gk_buffer_char(line, '"');
    for (const char *quote; length && (quote = memchr(bytes, '"', length));) {
        size_t n = (size_t)(quote - bytes) + 1;
        gk_buffer_append(line, bytes, n);
        gk_buffer_char(line, '"');
        bytes += n, length -= n;
    }
    gk_buffer_append(line, bytes, length);
    gk_buffer_char(line, '"');
}
