/** How fonts and fills of a workbook make a text look, as far as it decides what of it can be read
 *  (sheet/rich_text.h). BIFF5 and later; before, every cell looks plain. */
#ifndef GK_BIFF_LOOKS_H
#define GK_BIFF_LOOKS_H

#include "container/biff_records.h"
#include "sheet/rich_text.h"

typedef struct gk_biff_font {
    unsigned look, colour; /**< GK_LOOK_STRUCK, _RAISED, _LOWERED; a number in the palette. */
} gk_biff_font;

/** What an XF says of its cells. */
typedef struct gk_biff_paint {
    unsigned font, pattern, colour;
} gk_biff_paint;

/** Zero is a workbook without any. */
typedef struct gk_biff_looks {
    gk_biff_font *fonts;
    size_t font_count, font_capacity;
    gk_biff_paint *cells; /**< For each XF. */
    size_t cell_count, cell_capacity;
    size_t palette_size;  /**< 0: the usual one. */
    uint32_t palette[56]; /**< 0xBBGGRR of the numbers from 8 on. */
} gk_biff_looks;

void gk_biff_looks_free(gk_biff_looks *looks);

/** Note the next FONT, the next XF, the PALETTE. Records that are too short say nothing. */
gk_status gk_biff_looks_add_font(gk_biff_looks *looks, const gk_biff_record *record,
                                 gk_error *err);
gk_status gk_biff_looks_add_xf(gk_biff_looks *looks, const gk_biff_record *record, bool biff8,
                               gk_error *err);
void gk_biff_looks_set_palette(gk_biff_looks *looks, const gk_biff_record *record);

/** How a run of this font looks; 0, as its cell does, if there is none such. */
unsigned gk_biff_looks_of_font(const gk_biff_looks *looks, unsigned font);

/** How a cell of this XF looks: GK_LOOK_STRUCK, GK_LOOK_WHITE, GK_LOOK_UNSEEN. */
unsigned gk_biff_looks_of_xf(const gk_biff_looks *looks, unsigned xf);

#endif
