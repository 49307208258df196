/** UTF-16 in pieces in, UTF-8 out. */
#ifndef GK_UTF16_H
#define GK_UTF16_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What is left of the last piece. Zero but for `big` at the beginning. */
typedef struct gk_utf16 {
    bool big;           /**< The high byte comes first. */
    bool half;          /**< There is a byte without its other one … */
    unsigned char byte; /**< … which is this. */
    uint32_t high;      /**< A high surrogate whose low one is to come; 0: none. */
} gk_utf16;

/** Bytes of UTF-8 that `size` bytes can become, with what was left before. */
#define GK_UTF16_ROOM(size) (((size) / 2 + 2) * 3)

/** Convert `size` bytes into `out`, which has room for GK_UTF16_ROOM(size); returns the length. A
 *  lone surrogate becomes the byte FF, which is in no UTF-8. */
size_t gk_utf16_push(gk_utf16 *state, const char *bytes, size_t size, char *out);

/** Whether no character was left half done. */
bool gk_utf16_complete(const gk_utf16 *state);

#endif
