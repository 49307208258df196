#include "slurp.h"
#include "fail.h"
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GK_SLURP_FIRST ((size_t)64 << 10)

static bool make_room(gk_buffer *b, size_t more) {
    if (more <= b->capacity - b->size)
        return true;
    if (more > SIZE_MAX / 4 || b->size > SIZE_MAX / 4)
        return false;
    size_t wanted = b->capacity ? b->capacity : GK_SLURP_FIRST;
    while (wanted - b->size < more)
        wanted *= 2;
    unsigned char *grown = realloc(b->bytes, wanted);
    if (!grown)
        return false;
    b->bytes = grown;
    b->capacity = wanted;
    return true;
}

static gk_status fail_limit(gk_error *err, size_t limit) {
    return gk_fail(err, GK_E_LIMIT, "larger than %zu bytes", "超过%zu字节", limit);
}

gk_status gk_buffer_append(gk_buffer *buffer, const void *bytes, size_t size, size_t limit,
                           gk_error *err) {
    if (size > limit || buffer->size > limit - size)
        return fail_limit(err, limit);
    if (!make_room(buffer, size))
        return gk_fail_memory(err);
    if (size)
        memcpy(buffer->bytes + buffer->size, bytes, size);
    buffer->size += size;
    return GK_OK;
}

gk_status gk_slurp_open(const char *path, int *fd, gk_error *err) {
    *fd = open(path, O_RDONLY | O_CLOEXEC);
    return *fd < 0 ? gk_fail_sys(err, "cannot be opened", "无法打开") : GK_OK;
}

static gk_status fill(int fd, size_t limit, gk_buffer *b, gk_error *err) {
    for (;;) {
        if (!make_room(b, 1))
            return gk_fail_memory(err);
        ssize_t n = read(fd, b->bytes + b->size, b->capacity - b->size);
        if (n == 0)
            return GK_OK;
        if (n < 0 && errno != EINTR)
            return gk_fail_sys(err, "cannot be read", "无法读取");
        if (n > 0)
            b->size += (size_t)n;
        if (b->size > limit)
            return fail_limit(err, limit);
    }
}

gk_status gk_slurp(int fd, size_t limit, unsigned char **bytes, size_t *size, gk_error *err) {
    gk_buffer b = {0};
    gk_status status = fill(fd, limit, &b, err);
    *bytes = b.bytes;
    *size = b.size;
    return status;
}
