#include "write/draw/places.h"

#include "base/arena.h"

bool gk_drawn_places_add(gk_drawn_places *places, const gk_drawn_place *place) {
    if (!gk_grow((void **)&places->items, places->count, &places->capacity, sizeof *places->items))
        return false;
    places->items[places->count++] = *place;
    return true;
}
