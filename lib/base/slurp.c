#include "base/slurp.h"
#include "base/buffer.h"
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GK_SLURP_STEP ((size_t)64 << 10)

gk_status gk_slurp_open(const char *path, int *fd, gk_error *err) {
    *fd = open(path, O_RDONLY | O_CLOEXEC);
    return *fd < 0 ? gk_fail_sys(err, "cannot be opened", "无法打开") : GK_OK;
}

bool gk_slurp_is_zip(int fd, size_t limit, size_t *size) {
    struct stat info;
    char head[4];
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size < (off_t)sizeof head ||
        (uintmax_t)info.st_size > limit || lseek(fd, 0, SEEK_CUR) != 0)
        return false;
    *size = (size_t)info.st_size;
    return pread(fd, head, sizeof head, 0) == (ssize_t)sizeof head &&
           memcmp(head, "PK\3\4", sizeof head) == 0;
}

/* The limit is not the buffer's: room is made for a step beyond it. */
static gk_status fill(int fd, size_t limit, gk_buffer *b, gk_error *err) {
    while (b->size <= limit && !gk_buffer_reserve(b, GK_SLURP_STEP)) {
        ssize_t n = read(fd, b->bytes + b->size, b->capacity - b->size - 1);
        if (n == 0)
            return GK_OK;
        if (n < 0 && errno != EINTR)
            return gk_fail_sys(err, "cannot be read", "无法读取");
        if (n > 0)
            b->size += (size_t)n;
    }
    if (b->size > limit)
        return gk_fail(err, GK_E_LIMIT, "larger than %zu bytes", "超过%zu字节", limit);
    return gk_buffer_check(b, err);
}

gk_status gk_slurp(int fd, size_t limit, unsigned char **bytes, size_t *size, gk_error *err) {
    gk_buffer b = {0};
    gk_status status = fill(fd, limit, &b, err);
    *bytes = (unsigned char *)b.bytes;
    *size = b.size;
    return status;
}
