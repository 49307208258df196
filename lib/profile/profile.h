/** One profile: an index and its forms, from files of the library or of a folder. */
#ifndef GK_PROFILE_H
#define GK_PROFILE_H

#include "base/arena.h"
#include "profile/form.h"

typedef struct gk_profile {
    const char *name;
    gk_form *forms; /**< In the index's order. */
    size_t count;
    int first_year, last_year; /**< Of all its tables; 0 and 0 if it does not say. */
    bool given;                /**< From a folder of the caller's. */
} gk_profile;

/** The forms read so far, by their bytes: profiles have most of them in common. */
typedef struct gk_distinct_forms {
    struct gk_distinct_form {
        const void *bytes;
        size_t size;
        const gk_form *form;
    } * items;
    size_t count, capacity;
} gk_distinct_forms;

/** Where a profile's files come from: the ones built in, or a folder. */
typedef struct gk_profile_source {
    const char *dir; /**< The profile's folder, or NULL for the built-in one called `name`. */
    const char *name;
} gk_profile_source;

/** GK_E_PROFILE with file:row:column in err->where for a mistake in a file. */
gk_status gk_profile_read(gk_arena *arena, const gk_profile_source *from,
                          gk_distinct_forms *distinct_forms, gk_profile *profile, gk_error *err);

/** The bytes of a file of the source, which live as long as the arena. */
gk_status gk_profile_load(gk_arena *arena, const gk_profile_source *from, const char *file,
                          const void **bytes, size_t *size, gk_error *err);

#endif
