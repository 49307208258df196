#include "read/xlsx/look.h"

#include "base/characters.h"
#include <string.h>

/* ---- colours --------------------------------------------------------------------------------- */

enum { WHITE = 0xFFFFFF, SYSTEM_TEXT = 64, SYSTEM_PAPER = 65 };

/* The first eight colours of the palette, which the next eight repeat; a workbook that has its own
 * palette seldom changes them. */
static const unsigned palette[] = {0x000000, WHITE,    0xFF0000, 0x00FF00,
                                   0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF};

static gk_xlsx_colour of_palette(unsigned index) {
    if (index < 16)
        return (gk_xlsx_colour){GK_XLSX_COLOUR_RGB, palette[index % 8], 0};
    if (index == SYSTEM_PAPER)
        return (gk_xlsx_colour){GK_XLSX_COLOUR_RGB, WHITE, 0};
    /* not known by its light, but equal to itself */
    return index == SYSTEM_TEXT ? (gk_xlsx_colour){0}
                                : (gk_xlsx_colour){GK_XLSX_COLOUR_THEME, 1000 + index, 0};
}

/* AARRGGBB, or without the first two; what is opaque is not looked at: writers get it wrong. */
static bool read_rgb(gk_xml_slice text, unsigned *rgb) {
    *rgb = 0;
    if (text.length != 8 && text.length != 6)
        return false;
    for (size_t i = text.length - 6; i < text.length; i++) {
        int digit = gk_hex_digit(text.text[i]);
        if (digit < 0)
            return false;
        *rgb = *rgb << 4 | (unsigned)digit;
    }
    return true;
}

/* A tint from -1 to 1 in hundredths, cut; of one with an exponent the sign is right. */
static int read_tint(gk_xml_slice text) {
    bool minus = text.length && text.text[0] == '-', point = false;
    int tint = 0, unit = 100;
    for (size_t i = minus; i < text.length && unit; i++) {
        if (text.text[i] == '.')
            point = true;
        else if (!gk_is_digit(text.text[i]))
            break;
        else if (point)
            tint += (text.text[i] - '0') * (unit /= 10);
        else
            tint = (text.text[i] - '0') * 100;
    }
    return minus ? -tint : tint;
}

/* The first two colours of a theme are paper and ink. */
static gk_xlsx_colour of_theme(unsigned theme, int tint) {
    if (theme == 0 && tint >= 0)
        return (gk_xlsx_colour){GK_XLSX_COLOUR_RGB, WHITE, 0};
    if (theme == 1 && tint == 0)
        return (gk_xlsx_colour){GK_XLSX_COLOUR_RGB, 0, 0};
    return (gk_xlsx_colour){GK_XLSX_COLOUR_THEME, theme, tint};
}

static gk_xlsx_colour read_colour(const gk_xml_attributes *attributes) {
    unsigned value;
    if (read_rgb(gk_xml_attribute(attributes, "rgb"), &value))
        return (gk_xlsx_colour){GK_XLSX_COLOUR_RGB, value, 0};
    if (gk_xml_slice_unsigned(gk_xml_attribute(attributes, "indexed"), &value))
        return of_palette(value);
    if (gk_xml_slice_unsigned(gk_xml_attribute(attributes, "theme"), &value))
        return of_theme(value, read_tint(gk_xml_attribute(attributes, "tint")));
    return (gk_xlsx_colour){0};
}

static bool is_same(gk_xlsx_colour a, gk_xlsx_colour b) {
    return a.kind == b.kind && a.value == b.value && a.tint == b.tint;
}

/* White to the eye. */
static bool is_white(gk_xlsx_colour c) {
    enum { LIGHT = 0xF8 };
    return c.kind == GK_XLSX_COLOUR_RGB && c.value >> 16 >= LIGHT &&
           (c.value >> 8 & 0xFF) >= LIGHT && (c.value & 0xFF) >= LIGHT;
}

/* ---- fonts and fills -------------------------------------------------------------------------- */

/* Without a val it is true. */
static bool is_on(const gk_xml_attributes *attributes) {
    gk_xml_slice value = gk_xml_attribute(attributes, "val");
    return !value.text || gk_xml_slice_true(value);
}

void gk_xlsx_font_read(gk_xlsx_font *font, const char *name, const gk_xml_attributes *attributes) {
    gk_xml_slice value = gk_xml_attribute(attributes, "val");
    if (strcmp(name, "strike") == 0 && is_on(attributes))
        font->look |= GK_LOOK_STRUCK;
    else if (strcmp(name, "vertAlign") == 0 && gk_xml_slice_is(value, "superscript"))
        font->look |= GK_LOOK_RAISED;
    else if (strcmp(name, "vertAlign") == 0 && gk_xml_slice_is(value, "subscript"))
        font->look |= GK_LOOK_LOWERED;
    else if (strcmp(name, "color") == 0)
        font->colour = read_colour(attributes);
}

void gk_xlsx_fill_read(gk_xlsx_fill *fill, const char *name, const gk_xml_attributes *attributes) {
    gk_xml_slice type = gk_xml_attribute(attributes, "patternType");
    if (strcmp(name, "patternFill") == 0) {
        fill->solid = gk_xml_slice_is(type, "solid");
        fill->patterned = type.text && !fill->solid && !gk_xml_slice_is(type, "none");
    } else if (strcmp(name, "gradientFill") == 0) {
        fill->patterned = true;
    } else if (strcmp(name, "fgColor") == 0) {
        fill->colour = read_colour(attributes);
    }
}

unsigned gk_xlsx_run_look(const gk_xlsx_font *font) {
    return font->look | GK_LOOK_OWN | (is_white(font->colour) ? GK_LOOK_WHITE : 0u);
}

unsigned gk_xlsx_cell_look(const gk_xlsx_font *font, const gk_xlsx_fill *fill) {
    bool paper = !fill->patterned && (!fill->solid || is_white(fill->colour));
    bool unseen = paper ? is_white(font->colour)
                        : fill->solid && font->colour.kind != GK_XLSX_COLOUR_AUTO &&
                              is_same(font->colour, fill->colour);
    return (font->look & GK_LOOK_STRUCK) | (paper ? GK_LOOK_WHITE : 0u) |
           (unseen ? GK_LOOK_UNSEEN : 0u);
}
