/** Bytes that grow, of a text or of anything else.
 *
 *  The first failure is remembered and nothing is appended after it, so that only the end need look
 *  at it. Zero a gk_buffer to begin (or set `limit` alone); gk_buffer_free it, or free(bytes).
 */
#ifndef GK_BUFFER_H
#define GK_BUFFER_H

#include "base/fail.h"
#include <stddef.h>

typedef struct gk_buffer {
    char *bytes; /**< NULL while nothing was ever appended, else with a NUL behind them. */
    size_t size, capacity;
    size_t limit;     /**< The most bytes it may hold; 0: as many as there is memory for. */
    gk_status failed; /**< GK_E_MEMORY or GK_E_LIMIT: the bytes are not whole. */
} gk_buffer;

/** Give the memory back; the buffer is as at the beginning. */
void gk_buffer_free(gk_buffer *buffer);

/** Empty it for the next text. The memory stays, and so does a failure. */
void gk_buffer_clear(gk_buffer *buffer);

/** Drop all but the first `size` bytes. */
void gk_buffer_cut(gk_buffer *buffer, size_t size);

/** Append. All of these return buffer->failed, which need not be looked at each time. */
gk_status gk_buffer_append(gk_buffer *buffer, const void *bytes, size_t size);
gk_status gk_buffer_text(gk_buffer *buffer, const char *text);
gk_status gk_buffer_char(gk_buffer *buffer, char c);
gk_status gk_buffer_printf(gk_buffer *buffer, const char *format, ...) GK_PRINTF(2, 3);

/** Make room for `size` bytes behind what is there: whoever writes them adds them to buffer->size
 *  and calls gk_buffer_cut with it, which puts the NUL behind. */
gk_status gk_buffer_reserve(gk_buffer *buffer, size_t size);

/** The bytes as a NUL-terminated text, borrowed until the next change; "" if there are none. */
const char *gk_buffer_view(const gk_buffer *buffer);

/** GK_OK, or the failure that is remembered, with its sentence. */
gk_status gk_buffer_check(const gk_buffer *buffer, gk_error *err);

#endif
