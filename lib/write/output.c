#define _GNU_SOURCE /* O_TMPFILE: used where the system has it */
#include "write/output.h"

#include "base/buffer.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096 };

/** A file being written: where it will be, and what it is called until then. */
typedef struct target {
    char path[PATH_SIZE]; /**< Links resolved: what is replaced is the file, not the link. */
    char dir[PATH_SIZE];
    char temporary[PATH_SIZE]; /**< "" while the file has no name. */
    char given[PATH_SIZE];     /**< The path as the caller has it: errors name it so. */
    int fd;
    bool force;
    uint64_t sum; /**< Of the bytes put. */
} target;

struct gk_output {
    target *file;   /* NULL: a descriptor that takes nothing before it is checked, and so … */
    gk_buffer held; /* … all bytes until then … */
    int fd;         /* … and where they go */
};

/* ---- bytes ---------------------------------------------------------------------------------- */

static gk_status write_all(int fd, const void *bytes, size_t size, gk_error *err) {
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

/* FNV-1a, 64 bits: one changed byte changes it. */
static uint64_t add_to_sum(uint64_t sum, const void *bytes, size_t size) {
    const uint64_t prime = 0x100000001B3;
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ at[i]) * prime;
    return sum;
}

static gk_status read_back(int fd, void **bytes, size_t *size, gk_error *err) {
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

/* ---- a file beside its name ------------------------------------------------------------------ */

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
    if (strlen(real) >= PATH_SIZE - 32 || strlen(path) >= PATH_SIZE)
        return gk_fail(err, GK_E_ARGUMENT, "the path is too long", "路径过长");
    strcpy(t->given, path);
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

static gk_status check_written(const target *t, gk_output_check check, void *self, gk_error *err) {
    void *bytes = NULL;
    size_t size = 0;
    if (fsync(t->fd) != 0)
        return gk_fail_sys(err, "cannot be written", "无法写入");
    gk_status status = read_back(t->fd, &bytes, &size, err);
    if (!status && add_to_sum(0, bytes, size) != t->sum)
        status = gk_fail(err, GK_E_VERIFY, "other bytes are on the disk than were written",
                         "磁盘上的内容与写入的不同");
    if (!status)
        status = check(self, bytes, size, err);
    free(bytes);
    return status;
}

/* Whatever happened, nothing is left behind that has no name of its own. */
static void drop_target(target *t) {
    if (t->temporary[0])
        unlink(t->temporary);
    if (t->fd >= 0)
        close(t->fd);
    free(t);
}

static gk_status new_target(const char *path, bool force, target **file, gk_error *err) {
    target *t = *file = calloc(1, sizeof *t);
    if (!t)
        return gk_fail_memory(err);
    t->fd = -1;
    t->force = force;
    gk_status status = find_place(t, path, err);
    if (!status)
        status = open_target(t, err);
    if (status)
        drop_target(t);
    return status;
}

/* ---- outputs -------------------------------------------------------------------------------- */

static gk_status put(void *self, const char *bytes, size_t size, gk_error *err) {
    gk_output *output = self;
    if (output->file) {
        output->file->sum = add_to_sum(output->file->sum, bytes, size);
        return gk_fail_in(err, write_all(output->file->fd, bytes, size, err), output->file->given);
    }
    gk_buffer_append(&output->held, bytes, size);
    return gk_buffer_check(&output->held, err);
}

gk_status gk_output_open_file(const char *path, bool force, gk_output **output, gk_error *err) {
    gk_output *o = *output = calloc(1, sizeof *o);
    gk_status status = o ? new_target(path, force, &o->file, err) : gk_fail_memory(err);
    if (status) {
        free(o);
        return gk_fail_in(err, status, path);
    }
    return GK_OK;
}

gk_status gk_output_open_fd(int fd, gk_output **output, gk_error *err) {
    *output = calloc(1, sizeof **output);
    if (!*output)
        return gk_fail_memory(err);
    (*output)->fd = fd;
    return GK_OK;
}

gk_stream_output gk_output_stream(gk_output *output) {
    return (gk_stream_output){output, put};
}

static gk_status finish_file(target *t, gk_output_check check, void *self, gk_error *err) {
    gk_status status = check_written(t, check, self, err);
    if (!status)
        status = give_name(t, err);
    return gk_fail_in(err, status, t->given);
}

static gk_status finish_fd(const gk_output *output, gk_output_check check, void *self,
                           gk_error *err) {
    gk_status status = check(self, gk_buffer_view(&output->held), output->held.size, err);
    if (!status)
        status = write_all(output->fd, output->held.bytes, output->held.size, err);
    return status;
}

gk_status gk_output_close(gk_output *output, gk_status status, gk_output_check check, void *self,
                          gk_error *err) {
    if (!status && output->file)
        status = finish_file(output->file, check, self, err);
    else if (!status)
        status = finish_fd(output, check, self, err);
    if (output->file)
        drop_target(output->file);
    gk_buffer_free(&output->held);
    free(output);
    return status;
}
