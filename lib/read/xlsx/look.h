/** @file look.h
 *  How fonts and fills make a text look, as far as it decides what of it can be read. */
#ifndef GK_XLSX_LOOK_H
#define GK_XLSX_LOOK_H

#include "container/xml.h"
#include "sheet/rich_text.h"

/** A colour; zero is none in particular: black for a font, paper for a fill. */
typedef struct gk_xlsx_colour {
    enum { GK_XLSX_COLOUR_AUTO = 0, GK_XLSX_COLOUR_RGB, GK_XLSX_COLOUR_THEME } kind;
    unsigned value; /**< 0xRRGGBB, or the number in the theme. */
    int tint;       /**< Of a theme's: in hundredths, above 0 lighter. */
} gk_xlsx_colour;

typedef struct gk_xlsx_font {
    unsigned look; /**< GK_LOOK_STRUCK, GK_LOOK_RAISED, GK_LOOK_LOWERED. */
    gk_xlsx_colour colour;
} gk_xlsx_font;

typedef struct gk_xlsx_fill {
    bool solid, patterned; /**< Neither: paper. */
    gk_xlsx_colour colour; /**< Of a solid one. */
} gk_xlsx_fill;

/** Take down an element of <font> or <rPr>. */
void gk_xlsx_font_read(gk_xlsx_font *font, const char *name, const gk_xml_attributes *attributes);

/** Take down an element of <fill>, or of what stands in that. */
void gk_xlsx_fill_read(gk_xlsx_fill *fill, const char *name, const gk_xml_attributes *attributes);

/** How a run of this font looks: GK_LOOK_OWN with what font->look says, and GK_LOOK_WHITE. */
unsigned gk_xlsx_run_look(const gk_xlsx_font *font);

/** How a cell of this font and fill looks: GK_LOOK_STRUCK, GK_LOOK_WHITE if it has the colour of
 *  paper, GK_LOOK_UNSEEN if its text has the colour of what is behind it. */
unsigned gk_xlsx_cell_look(const gk_xlsx_font *font, const gk_xlsx_fill *fill);

#endif
