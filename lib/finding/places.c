#include "finding/places.h"

#include <gongkai/address.h>
#include <string.h>

void gk_put_place(gk_buffer *text, gk_origin origin) {
    char place[1024];
    if (!origin.source)
        return;
    gk_origin_format(origin, place, sizeof place);
    gk_buffer_text(text, place);
}

static bool is_same(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool is_next(gk_origin a, gk_origin b, bool below) {
    return is_same(a.source, b.source) && is_same(a.sheet, b.sheet) && b.row == a.row + below &&
           b.col == a.col + !below;
}

/* How many cells from the first on stand below each other, or beside. */
static size_t run_of(const gk_origin *places, size_t count) {
    size_t run = 1;
    bool below = count > 1 && is_next(places[0], places[1], true);
    while (run < count && is_next(places[run - 1], places[run], below))
        run++;
    return run;
}

static size_t folder_length(const char *source) {
    const char *slash = strrchr(source, '/');
    return slash ? (size_t)(slash - source) + 1 : 0;
}

/* A CSV beside the other: its sheet is called as the file is. */
static bool is_beside(gk_origin a, gk_origin here) {
    size_t n = folder_length(a.source);
    return here.source && n == folder_length(here.source) &&
           strncmp(a.source, here.source, n) == 0 && is_same(a.source + n, a.sheet);
}

/* A1, or C3:C9. */
static void put_run(gk_buffer *text, gk_origin here, const gk_origin *places, size_t run) {
    char first[GK_ADDRESS_MAX], last[GK_ADDRESS_MAX];
    bool same_file = is_same(places[0].source, here.source);
    gk_address_format(places[0].row, places[0].col, first);
    gk_address_format(places[run - 1].row, places[run - 1].col, last);
    if (same_file && is_same(places[0].sheet, here.sheet))
        gk_buffer_text(text, first);
    else if (same_file || is_beside(places[0], here))
        gk_buffer_printf(text, "%s!%s", places[0].sheet, first);
    else
        gk_put_place(text, places[0]);
    if (run > 1)
        gk_buffer_printf(text, ":%s", last);
}

void gk_put_others(gk_buffer *text, const gk_finding *f, size_t most) {
    size_t i = 1;
    for (size_t shown = 0, run; i < f->place_count && shown < most; i += run, shown++) {
        run = run_of(f->places + i, f->place_count - i);
        gk_buffer_text(text, shown ? " " : "");
        put_run(text, f->origin, f->places + i, run);
    }
    if (i < f->place_count)
        gk_buffer_text(text, " …");
}
