/** @file embedded.h
 *  The files below lib/data/, built into the library (by lib/data/embed.cmake).
 */
#ifndef GK_EMBEDDED_H
#define GK_EMBEDDED_H

#include <stddef.h>

struct gk_embedded {
    const char *path; /**< Relative to lib/data, such as "sx2024/index.csv". */
    const unsigned char *bytes;
    size_t size;
};

/** Sorted by path, byte by byte. */
extern const struct gk_embedded gk_embedded_data[];
extern const size_t gk_embedded_data_count;

#endif
