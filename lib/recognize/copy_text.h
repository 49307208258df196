/** Short strings. */
#ifndef GK_COPY_TEXT_H
#define GK_COPY_TEXT_H

#include <string.h>

/** Copy as much of a text as fits. */
static inline void gk_copy_text(char *to, size_t size, const char *from) {
    size_t length = strlen(from);
    if (length >= size)
        length = size - 1;
    memcpy(to, from, length);
    to[length] = '\0';
}

#endif
