#include "base/invisible.h"

#include <stdio.h>

bool gk_is_invisible(uint32_t c) {
    static const struct {
        uint32_t first, last;
    } spans[] = {{0x00, 0x08},     {0x0B, 0x0C},     {0x0E, 0x1F},      {0x7F, 0x9F},
                 {0xAD, 0xAD},     {0x061C, 0x061C}, {0x180E, 0x180E},  {0x200B, 0x200F},
                 {0x2028, 0x202E}, {0x2060, 0x2064}, {0x2066, 0x206F},  {0xFE00, 0xFE0F},
                 {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F}};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        if (c >= spans[i].first && c <= spans[i].last)
            return true;
    return false;
}

bool gk_is_idle(uint32_t c) {
    enum { RIGHT_TO_LEFT_EMBEDDING = 0x202B, RIGHT_TO_LEFT_OVERRIDE = 0x202E };
    enum { RIGHT_TO_LEFT_ISOLATE = 0x2067 };
    return gk_is_invisible(c) && c != RIGHT_TO_LEFT_EMBEDDING && c != RIGHT_TO_LEFT_OVERRIDE &&
           c != RIGHT_TO_LEFT_ISOLATE;
}

size_t gk_invisible_name(uint32_t c, char name[GK_INVISIBLE_NAME_MAX]) {
    return (size_t)snprintf(name, GK_INVISIBLE_NAME_MAX, "U+%04X", (unsigned)(c & 0x1FFFFF));
}
