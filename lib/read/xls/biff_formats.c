#include "read/xls/biff_formats.h"

#include "base/fail.h"
#include <stdlib.h>

enum { IDS = 0x10000 };

void gk_biff_formats_free(gk_biff_formats *formats) {
    gk_arena_free(&formats->arena);
    free(formats->custom);
    free(formats->places);
    free(formats->xfs);
}

/* The place of a format in `custom`, made if it is new. */
static bool place_of(gk_biff_formats *formats, uint16_t id, size_t *place) {
    if (!formats->places && !(formats->places = calloc(IDS, sizeof *formats->places)))
        return false;
    if (!formats->places[id]) {
        if (!gk_grow((void **)&formats->custom, formats->custom_count, &formats->custom_capacity,
                     sizeof *formats->custom))
            return false;
        formats->places[id] = (uint32_t)++formats->custom_count;
    }
    *place = formats->places[id] - 1;
    return true;
}

gk_status gk_biff_formats_add(gk_biff_formats *formats, uint16_t id, const char *code,
                              size_t length, gk_error *err) {
    size_t place;
    const char *kept = gk_arena_text(&formats->arena, code, length);
    if (!kept || !place_of(formats, id, &place))
        return gk_fail_memory(err);
    formats->custom[place] = (gk_number_format){kept, gk_number_format_kind(code, length)};
    return GK_OK;
}

gk_status gk_biff_formats_add_xf(gk_biff_formats *formats, uint16_t id, gk_error *err) {
    if (!gk_grow((void **)&formats->xfs, formats->xf_count, &formats->xf_capacity,
                 sizeof *formats->xfs))
        return gk_fail_memory(err);
    formats->xfs[formats->xf_count++] = id;
    return GK_OK;
}

gk_number_format gk_biff_formats_by_id(const gk_biff_formats *formats, uint16_t id) {
    if (formats->places && formats->places[id])
        return formats->custom[formats->places[id] - 1];
    return gk_number_format_builtin(id, formats->country);
}

gk_number_format gk_biff_formats_of_xf(const gk_biff_formats *formats, unsigned xf) {
    return xf < formats->xf_count ? gk_biff_formats_by_id(formats, formats->xfs[xf])
                                  : (gk_number_format){NULL, GK_NUMBER_PLAIN};
}
