#include "write/draw/places.h"

#include "base/arena.h"
#include "base/fail.h"

gk_status gk_drawn_places_add(gk_drawn_places *places, const gk_drawn_place *place, gk_error *err) {
    if (!gk_grow((void **)&places->items, places->count, &places->capacity, sizeof *places->items))
        return gk_fail_memory(err);
    places->items[places->count++] = *place;
    return GK_OK;
}
