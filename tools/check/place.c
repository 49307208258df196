/* Cells by their addresses. */
#include "check/page.h"

#include <stdio.h>
#include <string.h>

const char *check_place(gk_origin origin, char text[1024]) {
    text[0] = '\0';
    if (origin.source)
        gk_origin_format(origin, text, 1024);
    return text;
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

/* A1, or C3:C9; of another sheet or file than `here` with its name. */
static void put_run(gk_origin here, const gk_origin *places, size_t run, char *text, size_t size) {
    char place[1024], first[GK_ADDRESS_MAX], last[GK_ADDRESS_MAX];
    bool same_file = is_same(places[0].source, here.source);
    gk_address_format(places[0].row, places[0].col, first);
    gk_address_format(places[run - 1].row, places[run - 1].col, last);
    const char *to = run > 1 ? ":" : "", *end = run > 1 ? last : "";
    if (same_file && is_same(places[0].sheet, here.sheet))
        snprintf(text, size, "%s%s%s", first, to, end);
    else if (same_file || is_beside(places[0], here))
        snprintf(text, size, "%s!%s%s%s", places[0].sheet, first, to, end);
    else
        snprintf(text, size, "%s%s%s", check_place(places[0], place), to, end);
}

const char *check_others(const gk_finding *f, size_t most, char text[CHECK_OTHERS_MAX]) {
    enum { ROOM = 2048 }; /* for one run, and the dots */
    size_t used = 0, shown = 0, i = 1, run;
    text[0] = '\0';
    for (; i < f->place_count && shown < most && used + ROOM < CHECK_OTHERS_MAX; i += run) {
        run = run_of(f->places + i, f->place_count - i);
        if (shown++)
            text[used++] = ' ';
        put_run(f->origin, f->places + i, run, text + used, ROOM - 8);
        used += strlen(text + used);
    }
    if (i < f->place_count)
        snprintf(text + used, 8, " …");
    return text;
}
