/* What the file of one table is called. */
#include "base/utf8.h"
#include <gongkai/write.h>
#include <stdio.h>
#include <string.h>

/* Windows' list; any other system has less. */
static bool is_forbidden(uint32_t c) {
    return c < ' ' || c == 0x7F || (c < 0x80 && strchr("\"*/:<>?\\|", (int)c));
}

size_t gk_write_table_name(const gk_table *table, gk_write_format format,
                           char name[GK_WRITE_NAME_MAX]) {
    char full[1024];
    const char *extension = gk_write_format_name(format);
    size_t used = 0, room = GK_WRITE_NAME_MAX - strlen(extension) - 2;
    snprintf(full, sizeof full, "%s%s%s", table->number, *table->number ? " " : "", table->title);
    const char *at = full, *end = full + strlen(full);
    while (at < end) {
        const char *from = at;
        uint32_t c = gk_utf8_next(&at, end);
        size_t length = (size_t)(at - from);
        if (c == UINT32_MAX || used + length > room)
            break;
        memcpy(name + used, is_forbidden(c) ? "_" : from, length);
        used += length;
    }
    return used + (size_t)snprintf(name + used, GK_WRITE_NAME_MAX - used, ".%s", extension);
}
