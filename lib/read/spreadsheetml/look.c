#include "read/spreadsheetml/look.h"

#include "base/characters.h"
#include "read/spreadsheetml/attribute.h"
#include "sheet/rich_text.h"
#include <strings.h>

/* "#RRGGBB"; anything else, such as Automatic, is no colour in particular. */
static unsigned read_colour(gk_xml_slice text) {
    unsigned rgb = 0;
    if (text.length != 7 || text.text[0] != '#')
        return 0;
    for (size_t i = 1; i < text.length; i++) {
        int digit = gk_hex_digit(text.text[i]);
        if (digit < 0)
            return 0;
        rgb = rgb << 4 | (unsigned)digit;
    }
    return rgb + 1;
}

/* White to the eye. */
static bool is_white(unsigned colour) {
    enum { LIGHT = 0xF8 };
    unsigned rgb = colour - 1;
    return colour && rgb >> 16 >= LIGHT && (rgb >> 8 & 0xFF) >= LIGHT && (rgb & 0xFF) >= LIGHT;
}

gk_xmlss_paint gk_xmlss_font(const gk_xml_attributes *attributes) {
    bool struck = gk_xml_slice_true(gk_xmlss_attribute(attributes, "StrikeThrough"));
    return (gk_xmlss_paint){.look = struck ? GK_LOOK_STRUCK : 0u,
                            .colour = read_colour(gk_xmlss_attribute(attributes, "Color"))};
}

gk_xmlss_paint gk_xmlss_interior(const gk_xml_attributes *attributes) {
    gk_xml_slice pattern = gk_xmlss_attribute(attributes, "Pattern");
    bool solid = gk_xml_slice_is(pattern, "Solid");
    bool patterned = pattern.text && !solid && !gk_xml_slice_is(pattern, "None");
    return (gk_xmlss_paint){.colour =
                                solid ? read_colour(gk_xmlss_attribute(attributes, "Color")) : 0,
                            .patterned = patterned};
}

unsigned gk_xmlss_cell_look(gk_xmlss_paint font, gk_xmlss_paint interior) {
    bool paper = !interior.patterned && (!interior.colour || is_white(interior.colour));
    bool unseen = paper ? is_white(font.colour)
                        : !interior.patterned && font.colour && font.colour == interior.colour;
    return font.look | (paper ? GK_LOOK_WHITE : 0u) | (unseen ? GK_LOOK_UNSEEN : 0u);
}

unsigned gk_xmlss_markup_look(const char *name, const gk_xml_attributes *attributes) {
    unsigned look = GK_LOOK_OWN;
    if (strcasecmp(name, "S") == 0)
        look |= GK_LOOK_STRUCK;
    else if (strcasecmp(name, "Sup") == 0)
        look |= GK_LOOK_RAISED;
    else if (strcasecmp(name, "Sub") == 0)
        look |= GK_LOOK_LOWERED;
    else if (is_white(read_colour(gk_xmlss_attribute(attributes, "Color"))))
        look |= GK_LOOK_WHITE;
    return look;
}
