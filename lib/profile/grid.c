#include "profile/grid.h"

#include "base/csv_parse.h"
#include "base/encoding.h"
#include "base/fail.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct filling {
    gk_arena *arena;
    gk_grid *grid; /**< First pass: measured. Second pass: filled. */
    bool measuring;
} filling;

static gk_status on_field(void *self, uint32_t row, uint32_t col, const char *text, size_t length,
                          gk_error *err) {
    filling *f = self;
    if (f->measuring) {
        if (row >= f->grid->height)
            f->grid->height = row + 1;
        if (length && col >= f->grid->width)
            f->grid->width = col + 1;
        return GK_OK;
    }
    if (length == 0)
        return GK_OK;
    const char *copy = gk_arena_text(f->arena, text, length);
    f->grid->cells[(size_t)row * f->grid->width + col] = copy;
    return copy ? GK_OK : gk_fail_memory(err);
}

static gk_status parse_into(gk_arena *arena, const gk_decoded *decoded, gk_grid *grid,
                            gk_error *err) {
    enum { LARGEST = 1 << 20 };
    filling f = {arena, grid, true};
    gk_csv_sink sink = {&f, on_field};
    gk_status status = gk_csv_parse(decoded->text, decoded->length, ',', &sink, err);
    if (status)
        return status;
    size_t cells = (size_t)grid->width * grid->height;
    if (cells > LARGEST)
        return gk_fail(err, GK_E_LIMIT, "more than a million cells", "超过一百万个单元格");
    grid->cells = gk_arena_alloc(arena, (cells + 1) * sizeof *grid->cells);
    if (!grid->cells)
        return gk_fail_memory(err);
    for (size_t i = 0; i < cells; i++)
        grid->cells[i] = "";
    f.measuring = false;
    return gk_csv_parse(decoded->text, decoded->length, ',', &sink, err);
}

gk_status gk_grid_read(gk_arena *arena, const char *file, const void *bytes, size_t size,
                       gk_grid *grid, gk_error *err) {
    *grid = (gk_grid){0};
    gk_decoded decoded;
    gk_status status = gk_decode(bytes, size, NULL, &decoded, err);
    if (!status) {
        status = parse_into(arena, &decoded, grid, err);
        free(decoded.text);
    }
    if (err && status && status != GK_E_MEMORY)
        err->status = status = GK_E_PROFILE;
    return gk_fail_in(err, status, file);
}

gk_status gk_profile_fault(gk_error *err, const char *file, uint32_t row, uint32_t col,
                           const char *en, const char *zh) {
    gk_fail_texts(err, GK_E_PROFILE, en, zh);
    char place[32];
    snprintf(place, sizeof place, ":%u:%u", row + 1, col + 1);
    char where[512];
    size_t length =
        strlen(file) < sizeof where - sizeof place ? strlen(file) : sizeof where - sizeof place;
    memcpy(where, file, length);
    memcpy(where + length, place, strlen(place) + 1);
    return gk_fail_in(err, GK_E_PROFILE, where);
}
