/** @file field.h
 *  Fields of lines that are separated by tabs. */
#ifndef GK_FIELD_H
#define GK_FIELD_H

#include "base/buffer.h"
#include <stddef.h>

/** What stands for a character that would break the line or the field: \\t \\n \\r, and \\\\ for a
 *  backslash; NULL for one that stands for itself. */
static inline const char *gk_field_escape(char c) {
    switch (c) {
    case '\\':
        return "\\\\";
    case '\t':
        return "\\t";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    default:
        return NULL;
    }
}

/** Append `length` bytes of text as a field. */
void gk_field_put(gk_buffer *line, const char *text, size_t length);

#endif
