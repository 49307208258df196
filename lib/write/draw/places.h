/** Where values have been drawn: what a list of findings leads to. */
#ifndef GK_DRAWN_PLACES_H
#define GK_DRAWN_PLACES_H

#include "write/draw/sheet_label.h"
#include <gongkai/report.h>

typedef struct gk_drawn_place {
    gk_origin origin; /**< The cell it was read from. */
    char sheet[GK_SHEET_LABEL_BYTES];
    uint32_t row, col;
} gk_drawn_place;

/** Zero it to begin, free(items) at the end. */
typedef struct gk_drawn_places {
    gk_drawn_place *items;
    size_t count, capacity;
} gk_drawn_places;

gk_status gk_drawn_places_add(gk_drawn_places *places, const gk_drawn_place *place, gk_error *err);

#endif
