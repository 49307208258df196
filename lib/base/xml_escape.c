#include "base/xml_escape.h"

#include "base/utf8.h"
#include <stdbool.h>
#include <string.h>

const char *gk_xml_entity(uint32_t c) {
    return c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : NULL;
}

/* U+FFFE and U+FFFF are characters of UTF-8 but not of XML. */
static bool is_of_xml(uint32_t c) {
    return c != UINT32_MAX && c != 0xFFFE && c != 0xFFFF;
}

void gk_xml_put(gk_buffer *out, const char *text) {
    for (const char *end = text ? text + strlen(text) : text; text < end;) {
        const char *from = text;
        uint32_t c = gk_utf8_next(&text, end);
        text += c == UINT32_MAX;
        if (gk_xml_entity(c))
            gk_buffer_text(out, gk_xml_entity(c));
        else if (!is_of_xml(c))
            gk_buffer_text(out, "\xEF\xBF\xBD");
        else if (c < ' ')
            gk_buffer_char(out, ' ');
        else
            gk_buffer_append(out, from, (size_t)(text - from));
    }
}
