#include "write/xlsx/text.h"

#include "base/utf8.h"
#include "base/xml_escape.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { UNITS_MAX = 32767, FIRST_OF_TWO_UNITS = 0x10000 };

static bool is_escape(const char *p) {
    return p[0] == '_' && p[1] == 'x' && strspn(p + 2, "0123456789abcdefABCDEF") >= 4 &&
           p[6] == '_';
}

/* XML 1.0 has the tab and the line feed only, and reads a carriage return as one of these. */
static bool is_control(uint32_t c) {
    return c < ' ' && c != '\t' && c != '\n';
}

static void put_character(gk_buffer *out, uint32_t c, const char *from, const char *end) {
    if (gk_xml_entity(c))
        gk_buffer_text(out, gk_xml_entity(c));
    else if (is_control(c))
        gk_buffer_printf(out, "_x%04X_", (unsigned)c);
    else if (c == '_' && is_escape(from))
        gk_buffer_text(out, "_x005F_");
    else
        gk_buffer_append(out, from, (size_t)(end - from));
}

gk_status gk_xlsx_put_text(gk_buffer *out, const char *text, gk_error *err) {
    const char *end = text + strlen(text);
    for (unsigned units = 0; text < end;) {
        const char *from = text;
        uint32_t c = gk_utf8_next(&text, end);
        if (c == UINT32_MAX || c == 0xFFFE || c == 0xFFFF)
            return gk_fail(err, GK_E_LIMIT, "a character that a workbook cannot hold",
                           "含有工作簿无法保存的字符");
        units += c >= FIRST_OF_TWO_UNITS ? 2 : 1;
        if (units > UNITS_MAX)
            return gk_fail(err, GK_E_LIMIT, "a text of more than %d characters", "文字超过%d字",
                           UNITS_MAX);
        put_character(out, c, from, text);
    }
    return gk_buffer_check(out, err);
}
