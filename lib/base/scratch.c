#define _GNU_SOURCE /* memfd_create: used where the system has it */
#include "base/scratch.h"

#include "base/fail.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

gk_status gk_scratch_open(char *path, size_t path_size, int *fd, gk_error *err) {
#ifdef MFD_CLOEXEC
    *fd = memfd_create("gongkai", MFD_CLOEXEC);
    snprintf(path, path_size, "/proc/self/fd/%d", *fd);
    if (*fd >= 0 && access(path, W_OK) == 0)
        return GK_OK;
    if (*fd >= 0)
        close(*fd);
#endif
    const char *dir = getenv("TMPDIR");
    snprintf(path, path_size, "%s/gongkai-XXXXXX", dir && *dir ? dir : "/tmp");
    *fd = mkstemp(path);
    return *fd >= 0 ? GK_OK : gk_fail_sys(err, "no scratch file", "无法创建临时文件");
}

void gk_scratch_close(const char *path, int fd) {
    if (strncmp(path, "/proc/", 6) != 0)
        unlink(path);
    close(fd);
}
