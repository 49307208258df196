/* The names of codes that are known, and whose name a name is. */
#include "check/subjects.h"

#include "base/enumerator.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <string.h>

enum { CODE, NAME, ALSO, CLASS_DIGITS = 3 };

void gk_subject_key(const char *name, char key[GK_SUBJECT_KEY_MAX]) {
    char whole[GK_SUBJECT_KEY_MAX];
    size_t n = 0;
    gk_text_key(name, whole, sizeof whole);
    for (const char *at = gk_behind_enumerator(whole); *at; at++)
        if (*at != '(' && *at != ')')
            key[n++] = *at;
    key[n] = '\0';
}

static bool add_key(gk_arena *arena, gk_subject *subject, const char *name) {
    char key[GK_SUBJECT_KEY_MAX];
    gk_subject_key(name, key);
    return (subject->keys[subject->key_count++] = gk_arena_string(arena, key)) != NULL;
}

static bool read_subject(gk_arena *arena, const char *const *cells, gk_subject *subject) {
    size_t names = 2;
    for (const char *at = cells[ALSO]; *at; at++)
        names += *at == '|';
    *subject = (gk_subject){.code = cells[CODE], .name = cells[NAME]};
    subject->keys = gk_arena_alloc(arena, names * sizeof *subject->keys);
    bool good = subject->keys && add_key(arena, subject, cells[NAME]);
    for (const char *at = cells[ALSO]; good && *at;) {
        char name[GK_SUBJECT_KEY_MAX];
        size_t n = strcspn(at, "|");
        snprintf(name, sizeof name, "%.*s", (int)n, at);
        good = add_key(arena, subject, name);
        at += n + (at[n] == '|');
    }
    return good;
}

bool gk_subjects_read(gk_arena *arena, const gk_grid *grid, gk_subjects *subjects) {
    gk_subject *items = gk_arena_alloc(arena, grid->height * sizeof *items);
    *subjects = (gk_subjects){.items = items};
    for (uint32_t row = 1; items && row < grid->height; row++)
        if (!read_subject(arena, grid->cells + (size_t)row * grid->width,
                          &items[subjects->count++]))
            return false;
    return items != NULL;
}

const gk_subject *gk_subjects_find(const gk_subjects *subjects, const char *code) {
    for (size_t i = 0; i < subjects->count; i++)
        if (strcmp(subjects->items[i].code, code) == 0)
            return &subjects->items[i];
    return NULL;
}

bool gk_subject_has(const gk_subject *subject, const char *key) {
    for (size_t i = 0; i < subject->key_count; i++)
        if (strcmp(subject->keys[i], key) == 0)
            return true;
    return false;
}

const gk_subject *gk_subjects_named(const gk_subjects *subjects, const char *code, const char *key,
                                    bool *class_only) {
    const gk_subject *first = NULL;
    *class_only = true;
    for (size_t i = 0; i < subjects->count; i++) {
        const gk_subject *subject = &subjects->items[i];
        if (*subject->code != *code || !gk_subject_has(subject, key))
            continue;
        first = first ? first : subject;
        *class_only = *class_only && strlen(subject->code) == CLASS_DIGITS;
    }
    return first;
}
