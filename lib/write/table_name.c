/* What the file of one part of a report is called. */
#include "base/utf8.h"
#include "report/kept_words.h"
#include <gongkai/write.h>
#include <stdio.h>
#include <string.h>

/* Windows' list; any other system has less. */
static bool is_forbidden(uint32_t c) {
    return c < ' ' || c == 0x7F || (c < 0x80 && strchr("\"*/:<>?\\|", (int)c));
}

static size_t name_file(const char *full, gk_write_format format, char name[GK_WRITE_NAME_MAX]) {
    const char *extension = gk_write_format_name(format);
    size_t used = 0, room = GK_WRITE_NAME_MAX - strlen(extension) - 2;
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

size_t gk_write_table_name(const gk_table *table, gk_write_format format,
                           char name[GK_WRITE_NAME_MAX]) {
    char full[1024];
    snprintf(full, sizeof full, "%s%s%s", table->number, *table->number ? " " : "", table->title);
    return name_file(full, format, name);
}

size_t gk_write_verbatim_name(const gk_verbatim_table *sheet, size_t number, gk_write_format format,
                              char name[GK_WRITE_NAME_MAX]) {
    char full[1024];
    gk_verbatim_label(number, sheet->name, full, sizeof full);
    return name_file(full, format, name);
}

size_t gk_write_leftovers_name(gk_write_format format, char name[GK_WRITE_NAME_MAX]) {
    return name_file(gk_leftover_name, format, name);
}
