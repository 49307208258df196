/** The number formats of a workbook, by XF: what a cell names to say how it looks. */
#ifndef GK_BIFF_FORMATS_H
#define GK_BIFF_FORMATS_H

#include "base/arena.h"
#include "sheet/number_format.h"
#include <gongkai/error.h>
#include <stdint.h>

/** Zero is a workbook without any. */
typedef struct gk_biff_formats {
    gk_arena arena;
    unsigned country;         /**< Of the COUNTRY record; 0: not known. */
    gk_number_format *custom; /**< What FORMAT records define. */
    size_t custom_count, custom_capacity;
    uint32_t *places; /**< For each of 65,536 ids one more than its place in `custom`, or 0. */
    uint16_t *xfs;    /**< For each XF the id of its format. */
    size_t xf_count, xf_capacity;
} gk_biff_formats;

void gk_biff_formats_free(gk_biff_formats *formats);

/** Note what a FORMAT record defines; of two for one id the later one counts. */
gk_status gk_biff_formats_add(gk_biff_formats *formats, uint16_t id, const char *code,
                              size_t length, gk_error *err);

/** Note the next XF, which names the format `id`. */
gk_status gk_biff_formats_add_xf(gk_biff_formats *formats, uint16_t id, gk_error *err);

/** The format called `id`: the workbook's own, else a built-in one. */
gk_number_format gk_biff_formats_by_id(const gk_biff_formats *formats, uint16_t id);

/** The format of an XF; General for an XF there is none of. */
gk_number_format gk_biff_formats_of_xf(const gk_biff_formats *formats, unsigned xf);

#endif
