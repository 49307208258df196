#include "read/xls/biff_looks.h"

#include "base/arena.h"
#include "base/fail.h"
#include "base/little_endian.h"
#include <stdlib.h>

enum { PALETTE_FIRST = 8, PALETTE_SIZE = 56, SYSTEM_PAPER = 65 };
enum { NO_PATTERN = 0, SOLID = 1 };

void gk_biff_looks_free(gk_biff_looks *looks) {
    free(looks->fonts);
    free(looks->cells);
}

/* ---- records ---------------------------------------------------------------------------------- */

/* MS-XLS 2.4.122 */
gk_status gk_biff_looks_add_font(gk_biff_looks *looks, const gk_biff_record *r, gk_error *err) {
    enum { STRIKE_OUT = 0x0008, SUPERSCRIPT = 1, SUBSCRIPT = 2 };
    gk_biff_font font = {0};
    if (!gk_grow((void **)&looks->fonts, looks->font_count, &looks->font_capacity, sizeof font))
        return gk_fail_memory(err);
    if (r->length >= 10) {
        unsigned raised = gk_u16(r->data + 8);
        font.colour = gk_u16(r->data + 4);
        font.look = (gk_u16(r->data + 2) & STRIKE_OUT ? GK_LOOK_STRUCK : 0u) |
                    (raised == SUPERSCRIPT ? GK_LOOK_RAISED : 0u) |
                    (raised == SUBSCRIPT ? GK_LOOK_LOWERED : 0u);
    }
    looks->fonts[looks->font_count++] = font;
    return GK_OK;
}

/* MS-XLS 2.4.353; the fill of BIFF5 lies in other bits. */
gk_status gk_biff_looks_add_xf(gk_biff_looks *looks, const gk_biff_record *r, bool biff8,
                               gk_error *err) {
    gk_biff_paint paint = {0};
    if (!gk_grow((void **)&looks->cells, looks->cell_count, &looks->cell_capacity, sizeof paint))
        return gk_fail_memory(err);
    if (r->length >= 2)
        paint.font = gk_u16(r->data);
    if (biff8 && r->length >= 20) {
        paint.pattern = gk_u32(r->data + 14) >> 26;
        paint.colour = gk_u16(r->data + 18) & 0x7F;
    } else if (!biff8 && r->length >= 12) {
        paint.pattern = gk_u16(r->data + 10) & 0x3F;
        paint.colour = gk_u16(r->data + 8) & 0x7F;
    }
    looks->cells[looks->cell_count++] = paint;
    return GK_OK;
}

void gk_biff_looks_set_palette(gk_biff_looks *looks, const gk_biff_record *r) {
    size_t count = r->length >= 2 ? gk_u16(r->data) : 0;
    for (looks->palette_size = 0;
         looks->palette_size < count && looks->palette_size < PALETTE_SIZE &&
         r->length >= 6 + 4 * looks->palette_size;
         looks->palette_size++)
        looks->palette[looks->palette_size] =
            gk_u32(r->data + 2 + 4 * looks->palette_size) & 0xFFFFFF;
}

/* ---- what they say ---------------------------------------------------------------------------- */

/* White to the eye. The first eight colours are fixed. */
static bool is_white(const gk_biff_looks *looks, unsigned colour) {
    enum { LIGHT = 0xF8, WHITE = 1 };
    if (colour < PALETTE_FIRST || colour == SYSTEM_PAPER)
        return colour == WHITE || colour == SYSTEM_PAPER;
    if (colour - PALETTE_FIRST >= looks->palette_size)
        return colour == PALETTE_FIRST + WHITE;
    uint32_t bgr = looks->palette[colour - PALETTE_FIRST];
    return bgr >> 16 >= LIGHT && (bgr >> 8 & 0xFF) >= LIGHT && (bgr & 0xFF) >= LIGHT;
}

/* There is no font 4: those behind it count one more than their place. */
static const gk_biff_font *font_of(const gk_biff_looks *looks, unsigned number) {
    enum { MISSING = 4 };
    size_t place = number > MISSING ? number - 1 : number;
    return number != MISSING && place < looks->font_count ? &looks->fonts[place] : NULL;
}

unsigned gk_biff_looks_of_font(const gk_biff_looks *looks, unsigned number) {
    const gk_biff_font *font = font_of(looks, number);
    if (!font)
        return 0;
    return font->look | GK_LOOK_OWN | (is_white(looks, font->colour) ? GK_LOOK_WHITE : 0u);
}

unsigned gk_biff_looks_of_xf(const gk_biff_looks *looks, unsigned xf) {
    const gk_biff_paint *cell = xf < looks->cell_count ? &looks->cells[xf] : NULL;
    const gk_biff_font *font = cell ? font_of(looks, cell->font) : NULL;
    if (!font)
        return GK_LOOK_WHITE;
    bool solid = cell->pattern == SOLID;
    bool paper = cell->pattern == NO_PATTERN || (solid && is_white(looks, cell->colour));
    bool unseen = paper ? is_white(looks, font->colour) : solid && font->colour == cell->colour;
    return (font->look & GK_LOOK_STRUCK) | (paper ? GK_LOOK_WHITE : 0u) |
           (unseen ? GK_LOOK_UNSEEN : 0u);
}
