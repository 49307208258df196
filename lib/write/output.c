#define _GNU_SOURCE /* memfd_create, O_TMPFILE: used where the system has them */
#include "write/output.h"

#include "base/fail.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096 };

/** A file being written: where it will be, and what it is called until then. */
typedef struct target {
    char path[PATH_SIZE]; /**< Links resolved: what is replaced is the file, not the link. */
    char dir[PATH_SIZE];
    char temporary[PATH_SIZE]; /**< "" while the file has no name. */
    int fd;
    bool force;
} target;

gk_status gk_output_write_fd(int fd, const void *bytes, size_t size, gk_error *err) {
    const char *at = bytes;
    while (size) {
        ssize_t n = write(fd, at, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return gk_fail_sys(err, "cannot be written", "无法写入");
        at += n;
        size -= (size_t)n;
    }
    return GK_OK;
}

gk_status gk_output_read_fd(int fd, void **bytes, size_t *size, gk_error *err) {
    struct stat info;
    if (fstat(fd, &info) != 0)
        return gk_fail_sys(err, "cannot be read back", "无法回读");
    size_t wanted = (size_t)info.st_size;
    char *buffer = malloc(wanted + 1);
    if (!buffer)
        return gk_fail_memory(err);
    for (*size = 0; *size < wanted;) {
        ssize_t n = pread(fd, buffer + *size, wanted - *size, (off_t)*size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            free(buffer);
            return gk_fail_sys(err, "cannot be read back", "无法回读");
        }
        *size += (size_t)n;
    }
    *bytes = buffer;
    return GK_OK;
}

static gk_status already_there(gk_error *err) {
    return gk_fail(err, GK_E_EXISTS, "exists already; --force replaces it",
                   "已存在；使用 --force 覆盖");
}

/* An existing name is replaced only if it is a plain file: never a device or a folder. */
static gk_status find_place(target *t, const char *path, gk_error *err) {
    struct stat info;
    char resolved[PATH_MAX];
    bool exists = stat(path, &info) == 0;
    if (exists && !S_ISREG(info.st_mode))
        return gk_fail(err, GK_E_EXISTS, "is not a plain file", "不是普通文件");
    if (exists && !t->force)
        return already_there(err);
    const char *real = exists && realpath(path, resolved) ? resolved : path;
    if (strlen(real) >= PATH_SIZE - 32)
        return gk_fail(err, GK_E_ARGUMENT, "the path is too long", "路径过长");
    strcpy(t->path, real);
    strcpy(t->dir, real);
    char *slash = strrchr(t->dir, '/');
    if (slash)
        slash[slash == t->dir] = '\0';
    else
        strcpy(t->dir, ".");
    return GK_OK;
}

static void name_temporary(target *t, unsigned attempt) {
    snprintf(t->temporary, sizeof t->temporary, "%.*s/.gk-%ld-%u", PATH_SIZE - 48, t->dir,
             (long)getpid(), attempt);
}

/* A file without a name cannot be left behind, whatever happens to the process. */
static gk_status open_target(target *t, gk_error *err) {
    t->temporary[0] = '\0';
    t->fd = -1;
#ifdef O_TMPFILE
    t->fd = open(t->dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (t->fd >= 0)
        return GK_OK;
#endif
    for (unsigned attempt = 0; attempt < 100; attempt++) {
        name_temporary(t, attempt);
        t->fd = open(t->temporary, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);
        if (t->fd >= 0)
            return GK_OK;
        if (errno != EEXIST)
            break;
    }
    t->temporary[0] = '\0';
    return gk_fail_sys(err, "cannot be created", "无法创建");
}

/* Give a nameless file a name: the final one if it is free, else a temporary one to rename from. */
static bool link_nameless(target *t) {
    char handle[64];
    snprintf(handle, sizeof handle, "/proc/self/fd/%d", t->fd);
    if (!t->force)
        return linkat(AT_FDCWD, handle, AT_FDCWD, t->path, AT_SYMLINK_FOLLOW) == 0;
    for (unsigned attempt = 0; attempt < 100; attempt++) {
        name_temporary(t, attempt);
        if (linkat(AT_FDCWD, handle, AT_FDCWD, t->temporary, AT_SYMLINK_FOLLOW) == 0)
            return rename(t->temporary, t->path) == 0;
        if (errno != EEXIST)
            break;
    }
    t->temporary[0] = '\0';
    return false;
}

/* link() refuses an existing name in one step, which rename() cannot. */
static bool name_temporary_file(target *t) {
    if (t->force)
        return rename(t->temporary, t->path) == 0;
    if (link(t->temporary, t->path) != 0)
        return false;
    unlink(t->temporary);
    return true;
}

/* The folder itself is not synced: after a crash the name is either there, and whole, or not. */
static gk_status give_name(target *t, gk_error *err) {
    bool named = t->temporary[0] ? name_temporary_file(t) : link_nameless(t);
    if (!named && errno == EEXIST && !t->force)
        return already_there(err);
    if (!named)
        return gk_fail_sys(err, "cannot be given its name", "无法命名输出文件");
    t->temporary[0] = '\0';
    return GK_OK;
}

static gk_status check_written(target *t, gk_output_check check, void *self, gk_error *err) {
    void *bytes = NULL;
    size_t size = 0;
    if (fsync(t->fd) != 0)
        return gk_fail_sys(err, "cannot be written", "无法写入");
    gk_status status = gk_output_read_fd(t->fd, &bytes, &size, err);
    if (!status)
        status = check(self, bytes, size, err);
    free(bytes);
    return status;
}

gk_status gk_output_write(const char *path, const void *bytes, size_t size, bool force,
                          gk_output_check check, void *self, gk_error *err) {
    target t = {.fd = -1, .force = force};
    gk_status status = find_place(&t, path, err);
    if (!status)
        status = open_target(&t, err);
    if (!status)
        status = gk_output_write_fd(t.fd, bytes, size, err);
    if (!status)
        status = check_written(&t, check, self, err);
    if (!status)
        status = give_name(&t, err);
    if (t.temporary[0])
        unlink(t.temporary);
    if (t.fd >= 0)
        close(t.fd);
    return gk_fail_in(err, status, path);
}

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
