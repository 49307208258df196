#include "finding/findings.h"

#include "base/arena.h"
#include "base/invisible.h"
#include "base/utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SENTENCE_BYTES = 1536 };

struct gk_findings {
    gk_arena arena;
    gk_finding *items;
    size_t count, capacity;
};

gk_findings *gk_findings_new(void) {
    return calloc(1, sizeof(gk_findings));
}

void gk_findings_free(gk_findings *findings) {
    if (!findings)
        return;
    gk_arena_free(&findings->arena);
    free(findings->items);
    free(findings);
}

size_t gk_findings_count(const gk_findings *findings) {
    return findings ? findings->count : 0;
}

const gk_finding *gk_findings_at(const gk_findings *findings, size_t i) {
    return &findings->items[i];
}

size_t gk_findings_count_from(const gk_findings *findings, gk_severity severity) {
    size_t n = 0;
    for (size_t i = 0; i < findings->count; i++)
        n += findings->items[i].severity >= severity;
    return n;
}

/* {1} to {3}: index of the argument at p, or -1. */
static int placeholder(const char *p) {
    return p[0] == '{' && p[1] >= '1' && p[1] <= '3' && p[2] == '}' ? p[1] - '1' : -1;
}

/* A character as a message shows it: what cannot be seen by its name, a line end as a blank. */
static size_t put_character(char *out, const char *from, size_t length, uint32_t c) {
    if (c != UINT32_MAX && gk_is_invisible(c)) {
        char name[GK_INVISIBLE_NAME_MAX];
        gk_invisible_name(c, name);
        return (size_t)snprintf(out, 2 + GK_INVISIBLE_NAME_MAX, "<%s>", name);
    }
    bool line_end = c < ' ';
    memcpy(out, line_end ? " " : from, line_end ? 1 : length);
    return line_end ? 1 : length;
}

/* A cell's text may be a whole paragraph: a sentence shows its beginning, on one line. */
static size_t put_argument(char *out, const char *arg) {
    enum { SHOWN = 200 };
    const char *at = arg, *end = arg + strlen(arg);
    size_t used = 0;
    while (at < end) {
        const char *from = at;
        uint32_t c = gk_utf8_next(&at, end);
        at += c == UINT32_MAX;
        char character[2 + GK_INVISIBLE_NAME_MAX];
        size_t length = put_character(character, from, (size_t)(at - from), c);
        if (used + length > SHOWN) {
            memcpy(out + used, "…", 3);
            return used + 3;
        }
        memcpy(out + used, character, length);
        used += length;
    }
    return used;
}

static const char *fill_sentence(const char *pattern, const char *const args[3],
                                 char sentence[SENTENCE_BYTES]) {
    size_t used = 0;
    for (const char *p = pattern; *p && used + 256 < SENTENCE_BYTES;) {
        int i = placeholder(p);
        if (i < 0) {
            sentence[used++] = *p++;
            continue;
        }
        used += put_argument(sentence + used, args[i] ? args[i] : "");
        p += 3;
    }
    sentence[used] = '\0';
    return sentence;
}

static bool copy_text(gk_arena *arena, const char **text) {
    const char *from = *text;
    *text = gk_arena_string(arena, from);
    return !from || *text;
}

static bool copy_origin(gk_arena *arena, gk_origin *origin) {
    return copy_text(arena, &origin->source) && copy_text(arena, &origin->sheet);
}

/* An equation may have hundreds of cells in one sheet: its name is copied once for all of them. */
static bool copy_places(gk_arena *arena, gk_finding *f) {
    const gk_origin *from = f->places;
    gk_origin *places = gk_arena_alloc(arena, (f->place_count + 1) * sizeof *places);
    for (size_t i = 0; places && i < f->place_count; i++) {
        places[i] = from[i];
        bool same = i && from[i].source == from[i - 1].source && from[i].sheet == from[i - 1].sheet;
        if (same)
            places[i].source = places[i - 1].source, places[i].sheet = places[i - 1].sheet;
        else if (!copy_origin(arena, &places[i]))
            return false;
    }
    f->places = places;
    return places != NULL;
}

/* A finding's texts and places move into the arena. */
static bool copy_all(gk_arena *arena, gk_finding *f) {
    const char **const texts[] = {&f->id, &f->en,   &f->zh,    &f->report,    &f->outcome,
                                  &f->at, &f->left, &f->right, &f->difference};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!copy_text(arena, texts[i]))
            return false;
    return copy_origin(arena, &f->origin) && copy_origin(arena, &f->other) &&
           (!f->place_count || copy_places(arena, f));
}

gk_status gk_findings_add_copy(gk_findings *findings, const gk_finding *finding) {
    if (!findings)
        return GK_OK;
    if (!gk_grow((void **)&findings->items, findings->count, &findings->capacity,
                 sizeof *findings->items))
        return GK_E_MEMORY;
    gk_finding *f = &findings->items[findings->count];
    *f = *finding;
    if (!copy_all(&findings->arena, f))
        return GK_E_MEMORY;
    findings->count++;
    return GK_OK;
}

gk_status gk_findings_add(gk_findings *findings, gk_finding_kind kind, gk_finding_at at,
                          const char *const args[3]) {
    if (!findings)
        return GK_OK;
    char en[SENTENCE_BYTES], zh[SENTENCE_BYTES];
    size_t count;
    const gk_finding_description *k = &gk_finding_kinds(&count)[kind];
    const gk_finding finding = {.id = k->id,
                                .severity = k->severity,
                                .en = fill_sentence(k->en, args, en),
                                .zh = fill_sentence(k->zh, args, zh),
                                .origin = at.origin,
                                .other = at.other};
    return gk_findings_add_copy(findings, &finding);
}

gk_status gk_findings_add_all(gk_findings *findings, const gk_findings *more) {
    gk_status status = GK_OK;
    for (size_t i = 0; more && i < more->count && !status; i++)
        status = gk_findings_add_copy(findings, &more->items[i]);
    return status;
}

gk_status gk_findings_set_report(gk_findings *findings, size_t first, const char *report) {
    if (!findings)
        return GK_OK;
    const char *copy = gk_arena_string(&findings->arena, report);
    for (size_t i = first; copy && i < findings->count; i++)
        if (!findings->items[i].report)
            findings->items[i].report = copy;
    return copy ? GK_OK : GK_E_MEMORY;
}
