#include "container/ole2_summary.h"

#include "base/little_endian.h"
#include "base/utf16.h"
#include <stdbool.h>

enum { HEADER = 28, FMTID = 16, PROPERTIES_MAX = 4096 };
enum { CODEPAGE = 1, UTF_16 = 1200 };
enum { NUMBER = 2, BYTE_STRING = 30, WIDE_STRING = 31 };

/* The first section's bytes; its size is what it says, if there is so much. */
static const unsigned char *section_of(const unsigned char *bytes, size_t size, size_t *left) {
    if (size < HEADER + FMTID + 4 || gk_u16(bytes) != 0xFFFE)
        return NULL;
    size_t offset = gk_u32(bytes + HEADER + FMTID);
    if (offset > size || size - offset < 8)
        return NULL;
    *left = size - offset;
    return bytes + offset;
}

/* Where in the section the property stands; 0: it has none. */
static size_t place_of(const unsigned char *section, size_t left, unsigned property) {
    size_t count = gk_u32(section + 4);
    for (size_t i = 0; i < count && i < PROPERTIES_MAX && 16 + i * 8 <= left; i++)
        if (gk_u32(section + 8 + i * 8) == property)
            return gk_u32(section + 12 + i * 8);
    return 0;
}

/* Its type, with *value behind it and *left bytes there; 0: it has none. */
static unsigned find(const unsigned char *section, size_t size, unsigned property,
                     const unsigned char **value, size_t *left) {
    size_t place = place_of(section, size, property);
    if (!place || place > size || size - place < 8)
        return 0;
    *value = section + place + 4;
    *left = size - place - 4;
    return gk_u32(section + place);
}

/* Texts of code page 1200 are Unicode though they are called byte strings. */
static bool is_wide(const unsigned char *section, size_t size) {
    const unsigned char *value;
    size_t left;
    return find(section, size, CODEPAGE, &value, &left) == NUMBER && gk_u16(value) == UTF_16;
}

static size_t from_utf16(const unsigned char *wide, size_t units, char *text) {
    enum { UNITS_MAX = GK_SUMMARY_TEXT_MAX / 3 - 2 };
    char room[GK_UTF16_ROOM(2 * UNITS_MAX)];
    gk_utf16 state = {0};
    units = units < UNITS_MAX ? units : UNITS_MAX;
    size_t length = gk_utf16_push(&state, (const char *)wide, 2 * units, room);
    memcpy(text, room, length);
    return length;
}

size_t gk_summary_text(const unsigned char *bytes, size_t size, unsigned property,
                       char text[GK_SUMMARY_TEXT_MAX]) {
    size_t left = 0;
    const unsigned char *section = section_of(bytes, size, &left), *value = NULL;
    size_t all = left;
    unsigned type = section ? find(section, all, property, &value, &left) : 0;
    if (type != BYTE_STRING && type != WIDE_STRING)
        return 0;
    size_t length = gk_u32(value);
    if (length > (left - 4) / (type == WIDE_STRING ? 2 : 1))
        return 0;
    if (type == WIDE_STRING || is_wide(section, all))
        return from_utf16(value + 4, type == WIDE_STRING ? length : length / 2, text);
    length = length < GK_SUMMARY_TEXT_MAX ? length : GK_SUMMARY_TEXT_MAX - 1;
    memcpy(text, value + 4, length);
    return length;
}
