#include "base/field.h"

void gk_field_put(gk_buffer *line, const char *text, size_t length) {
    size_t put = 0;
    for (size_t i = 0; i < length; i++) {
        const char *escape = gk_field_escape(text[i]);
        if (!escape)
            continue;
        gk_buffer_append(line, text + put, i - put);
        gk_buffer_text(line, escape);
        put = i + 1;
    }
    gk_buffer_append(line, text + put, length - put);
}
