/** JSON texts (RFC 8259), read without changing a byte: a number stays the characters it is.
 *
 *  A text is checked once as a whole; after that its values are slices of it, and walking through
 *  them cannot fail. */
#ifndef GK_JSON_H
#define GK_JSON_H

#include "base/arena.h"
#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

/** How deep arrays and objects may be nested. */
#define GK_JSON_DEPTH_MAX 64

typedef enum gk_json_type {
    GK_JSON_NULL,
    GK_JSON_BOOL,
    GK_JSON_NUMBER,
    GK_JSON_STRING,
    GK_JSON_ARRAY,
    GK_JSON_OBJECT
} gk_json_type;

/** A value as it stands in the text, quotes and brackets included; borrowed. */
typedef struct gk_json {
    gk_json_type type;
    const char *at;
    size_t length;
} gk_json;

/** Check that the text is one value with nothing but blanks around it. GK_E_FORMAT naming the byte;
 *  strings must be UTF-8, without lone surrogates and without U+0000. That no two members of an
 *  object have one name is not checked. */
gk_status gk_json_read(const char *text, size_t length, gk_json *value, gk_error *err);

/** Goes through the members of an object, or the elements of an array. */
typedef struct gk_json_walk {
    const char *at;
    bool object;
} gk_json_walk;

gk_json_walk gk_json_inside(gk_json container);

/** The next member; false behind the last. `key` is untouched in an array, and may be NULL. */
bool gk_json_next(gk_json_walk *walk, gk_json *key, gk_json *value);

/** True if a string says `text`. */
bool gk_json_is(gk_json string, const char *text);

/** What a string says; NULL if memory is short. */
const char *gk_json_text(gk_arena *arena, gk_json string);

#endif
