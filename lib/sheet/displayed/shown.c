#include "sheet/displayed/shown.h"
#include "base/arena.h"
#include <string.h>

void gk_show_bytes(gk_shown *shown, const char *bytes, size_t length) {
    gk_displayed *out = shown->out;
    if (shown->status)
        return;
    if (length > GK_DISPLAYED_MAX - out->length)
        shown->status = GK_E_LIMIT;
    else if (!gk_reserve((void **)&out->text, out->length + length + 1, &out->capacity, 1))
        shown->status = GK_E_MEMORY;
    if (shown->status)
        return;
    if (length)
        memcpy(out->text + out->length, bytes, length);
    out->length += length;
    out->text[out->length] = 0;
}

void gk_show(gk_shown *shown, const char *text) {
    gk_show_bytes(shown, text, strlen(text));
}

void gk_show_char(gk_shown *shown, char c) {
    gk_show_bytes(shown, &c, 1);
}

void gk_show_digit(gk_shown *shown, char digit) {
    gk_show(shown, gk_chinese_digit(shown->numerals, digit));
}

void gk_show_empty(gk_shown *shown, char placeholder) {
    if (placeholder == '0')
        gk_show_digit(shown, '0');
    else if (placeholder == '?')
        gk_show_char(shown, ' ');
}

void gk_show_overflow(gk_shown *shown) {
    for (int i = 0; i < 255; i++)
        gk_show_char(shown, '#');
}
