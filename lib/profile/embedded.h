/** @file embedded.h
 *  The files below lib/layouts/, built into the library (by lib/layouts/embed.cmake).
 */
#ifndef GK_EMBEDDED_H
#define GK_EMBEDDED_H

#include <stddef.h>

struct gk_embedded {
    const char *path; /**< Relative to lib/layouts, such as "sx2024/index.csv". */
    const unsigned char *bytes;
    size_t size;
};

/** Sorted by path, byte by byte. */
extern const struct gk_embedded gk_embedded_layouts[];
extern const size_t gk_embedded_layouts_count;

#endif
