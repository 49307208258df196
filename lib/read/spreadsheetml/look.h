/** @file look.h
 *  How the fonts and interiors of an XML Spreadsheet make a text look, as far as it decides what of
 *  it can be read (sheet/rich_text.h). */
#ifndef GK_XMLSS_LOOK_H
#define GK_XMLSS_LOOK_H

#include "container/xml.h"

/** A font or an interior of a style. */
typedef struct gk_xmlss_paint {
    unsigned look;   /**< Of a font: GK_LOOK_STRUCK. */
    unsigned colour; /**< One more than 0xRRGGBB; 0: none in particular. */
    bool patterned;  /**< Of an interior: neither paper nor of one colour. */
} gk_xmlss_paint;

/** Take down a <Font> or an <Interior>. */
gk_xmlss_paint gk_xmlss_font(const gk_xml_attributes *attributes);
gk_xmlss_paint gk_xmlss_interior(const gk_xml_attributes *attributes);

/** How a cell of this font and interior looks: GK_LOOK_STRUCK, _WHITE, _UNSEEN. */
unsigned gk_xmlss_cell_look(gk_xmlss_paint font, gk_xmlss_paint interior);

/** What an element of a rich text adds to the look around it. */
unsigned gk_xmlss_markup_look(const char *name, const gk_xml_attributes *attributes);

#endif
