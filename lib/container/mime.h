/** MIME messages (RFC 2045, 2046): heads, parts and transfer encodings. Nothing is copied but what
 *  is decoded. */
#ifndef GK_MIME_H
#define GK_MIME_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

/** Longer values of headers are taken as not there; deeper parts and more of them are refused. */
#define GK_MIME_VALUE_MAX 1024
#define GK_MIME_DEPTH_MAX 8u
#define GK_MIME_PARTS_MAX 65536u

/** A stretch of the message, borrowed; not NUL-terminated. */
typedef struct gk_mime_slice {
    const char *text;
    size_t length;
} gk_mime_slice;

typedef struct gk_mime_part {
    gk_mime_slice head, body;
} gk_mime_part;

/** Zero is none; free(items). */
typedef struct gk_mime_parts {
    gk_mime_part *items;
    size_t count, capacity;
} gk_mime_parts;

/** Whether the bytes begin with a head that says MIME-Version. */
bool gk_mime_is_message(gk_mime_slice bytes);

/** The value of a header, unfolded, without blanks at its ends; "" if it is not there. Returns
 *  `value`. Cases of `name` do not matter. */
const char *gk_mime_header(gk_mime_slice head, const char *name, char value[GK_MIME_VALUE_MAX]);

/** The value of a parameter in a header's value (boundary in `multipart/related; boundary="x"`); ""
 *  if it is not there. Returns `value`. */
const char *gk_mime_parameter(const char *header, const char *name, char value[GK_MIME_VALUE_MAX]);

/** Whether the head's Content-Type is `type`, such as "text/html"; one that ends in / stands for
 *  all its kinds. */
bool gk_mime_is_type(gk_mime_slice head, const char *type);

/** Add all parts that have no parts themselves, in order. GK_E_FORMAT for a message that has no
 *  end of its head, no boundary, or ends before its closing boundary. */
gk_status gk_mime_leaves(gk_mime_slice message, gk_mime_parts *parts, gk_error *err);

#endif
