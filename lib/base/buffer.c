#include "base/buffer.h"

#include "base/arena.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void gk_buffer_free(gk_buffer *buffer) {
    free(buffer->bytes);
    *buffer = (gk_buffer){.limit = buffer->limit};
}

void gk_buffer_cut(gk_buffer *buffer, size_t size) {
    buffer->size = size;
    if (buffer->bytes)
        buffer->bytes[size] = '\0';
}

void gk_buffer_clear(gk_buffer *buffer) {
    gk_buffer_cut(buffer, 0);
}

gk_status gk_buffer_reserve(gk_buffer *buffer, size_t size) {
    size_t limit = buffer->limit ? buffer->limit : SIZE_MAX / 4;
    if (buffer->failed)
        return buffer->failed;
    if (size > limit || buffer->size > limit - size)
        buffer->failed = buffer->limit ? GK_E_LIMIT : GK_E_MEMORY;
    else if (size < buffer->capacity - buffer->size)
        return GK_OK;
    else if (!gk_reserve((void **)&buffer->bytes, buffer->size + size + 1, &buffer->capacity, 1))
        buffer->failed = GK_E_MEMORY;
    return buffer->failed;
}

gk_status gk_buffer_append(gk_buffer *buffer, const void *bytes, size_t size) {
    if (gk_buffer_reserve(buffer, size) != GK_OK)
        return buffer->failed;
    if (size)
        memcpy(buffer->bytes + buffer->size, bytes, size);
    gk_buffer_cut(buffer, buffer->size + size);
    return GK_OK;
}

gk_status gk_buffer_text(gk_buffer *buffer, const char *text) {
    return gk_buffer_append(buffer, text, strlen(text));
}

gk_status gk_buffer_char(gk_buffer *buffer, char c) {
    return gk_buffer_append(buffer, &c, 1);
}

gk_status gk_buffer_printf(gk_buffer *buffer, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (size < 0 || gk_buffer_reserve(buffer, (size_t)size) != GK_OK)
        return buffer->failed = buffer->failed ? buffer->failed : GK_E_MEMORY;
    va_start(args, format);
    vsnprintf(buffer->bytes + buffer->size, (size_t)size + 1, format, args);
    va_end(args);
    buffer->size += (size_t)size;
    return GK_OK;
}

const char *gk_buffer_view(const gk_buffer *buffer) {
    return buffer->bytes ? buffer->bytes : "";
}

gk_status gk_buffer_check(const gk_buffer *buffer, gk_error *err) {
    if (buffer->failed == GK_E_LIMIT)
        return gk_fail(err, GK_E_LIMIT, "larger than %zu bytes", "超过%zu字节", buffer->limit);
    return buffer->failed ? gk_fail_memory(err) : GK_OK;
}
