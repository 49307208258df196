#include <gongkai/archive.h>

#include "base/buffer.h"
#include "base/fail.h"
#include "base/slurp.h"
#include "container/probe.h"
#include "container/zip.h"
#include "read/archive/archive_name.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct archive_file {
    char *source; /* as gk_archive_source gives it */
    const char *name;
    size_t index; /* in the archive's directory */
    gk_archive_fate fate;
} archive_file;

struct gk_archive {
    char *name;
    unsigned char *owned; /* the bytes, if they are ours */
    int fd;               /* a single file not read yet; -1: none */
    const unsigned char *bytes;
    size_t size, max_bytes;
    gk_zip *zip; /* NULL: a single file */
    archive_file *files;
    size_t count;
    gk_buffer inflated;
    size_t which; /* is inflated; `count`: none */
};

/* --- the list of files --- */

/* "exports.zip" and "收入.xls" make "exports.zip/收入.xls". */
static gk_status name_source(const gk_archive *archive, archive_file *file, const char *name,
                             gk_error *err) {
    size_t before = strlen(archive->name) + 1, size = before + strlen(name) + 1;
    file->source = malloc(size);
    if (!file->source)
        return gk_fail_memory(err);
    snprintf(file->source, size, "%s/%s", archive->name, name);
    file->name = file->source + before;
    return GK_OK;
}

static gk_status add_entry(gk_archive *archive, size_t index, gk_error *err) {
    char *name;
    archive_file *file = &archive->files[archive->count];
    const char *raw = gk_zip_file_name(archive->zip, index);
    gk_status status = gk_archive_name(raw ? raw : "", &name, &file->fate, err);
    if (status != GK_OK)
        return status;
    file->index = index;
    if (file->fate != GK_ARCHIVE_SKIP) {
        status = name_source(archive, file, name, err);
        archive->count += status == GK_OK;
    }
    free(name);
    return status;
}

static int compare_files(const void *a, const void *b) {
    const archive_file *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* Which of several files of one name is meant, no two programs agree on: they become one refusal.
 */
static void join_duplicates(gk_archive *archive) {
    size_t kept = 0;
    for (size_t i = 0; i < archive->count; i++) {
        archive_file *last = kept ? &archive->files[kept - 1] : NULL;
        if (last && strcmp(last->name, archive->files[i].name) == 0) {
            if (last->fate == GK_ARCHIVE_READ)
                last->fate = GK_ARCHIVE_TWICE;
            free(archive->files[i].source);
        } else {
            archive->files[kept++] = archive->files[i];
        }
    }
    archive->count = kept;
}

static gk_status list_files(gk_archive *archive, gk_error *err) {
    size_t count = gk_zip_count(archive->zip);
    if (count > GK_ARCHIVE_FILES_MAX)
        return gk_fail(err, GK_E_LIMIT, "the archive holds more than %zu files",
                       "压缩包中的文件超过 %zu 个", GK_ARCHIVE_FILES_MAX);
    archive->files = calloc(count + 1, sizeof *archive->files);
    if (!archive->files)
        return gk_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        gk_status status = add_entry(archive, i, err);
        if (status != GK_OK)
            return status;
    }
    qsort(archive->files, archive->count, sizeof *archive->files, compare_files);
    join_duplicates(archive);
    return GK_OK;
}

static gk_status list_single(gk_archive *archive, gk_error *err) {
    archive->files = calloc(1, sizeof *archive->files);
    if (!archive->files || !(archive->files->source = strdup(archive->name)))
        return gk_fail_memory(err);
    archive->files->name = archive->files->source;
    archive->count = 1;
    return GK_OK;
}

/* --- opening --- */

static gk_status open_list(gk_archive *archive, gk_error *err) {
    if (archive->size > archive->max_bytes)
        return gk_fail(err, GK_E_LIMIT, "larger than %zu bytes", "超过%zu字节", archive->max_bytes);
    gk_status status = GK_OK;
    if (!gk_probe_archive(archive->bytes, archive->size))
        return list_single(archive, err);
    status = gk_zip_open_files(archive->bytes, archive->size, &archive->zip, err);
    return status == GK_OK ? list_files(archive, err) : status;
}

/* An archive of nothing yet; NULL: no memory, `owned` is freed. */
static gk_archive *new_archive(unsigned char *owned, const char *name, size_t max_bytes) {
    gk_archive *a = calloc(1, sizeof *a);
    char *copy = a ? strdup(name) : NULL;
    if (!copy) {
        free(owned);
        free(a);
        return NULL;
    }
    *a = (gk_archive){.name = copy,
                      .owned = owned,
                      .fd = -1,
                      .max_bytes = max_bytes ? max_bytes : GK_READ_MAX_BYTES};
    return a;
}

/* Takes `a`. */
static gk_status finish_opening(gk_archive *a, gk_status status, gk_archive **archive,
                                gk_error *err) {
    a->which = a->count;
    *archive = status == GK_OK ? a : NULL;
    if (status == GK_OK)
        return status;
    status = gk_fail_in(err, status, a->name);
    gk_archive_free(a);
    return status;
}

/* Takes `owned`, which may be NULL, in any case. */
static gk_status open_any(unsigned char *owned, const void *bytes, size_t size, const char *name,
                          size_t max_bytes, gk_archive **archive, gk_error *err) {
    gk_archive *a = new_archive(owned, name, max_bytes);
    *archive = NULL;
    if (!a)
        return gk_fail_memory(err);
    a->bytes = bytes;
    a->size = size;
    return finish_opening(a, open_list(a, err), archive, err);
}

/* A workbook, which may be large, stays in its file. */
static gk_status open_package(int fd, const char *name, size_t max_bytes, gk_archive **archive,
                              gk_error *err) {
    gk_archive *a = new_archive(NULL, name, max_bytes);
    if (!a)
        return gk_fail_memory(err);
    a->fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    gk_status status =
        a->fd < 0 ? gk_fail_sys(err, "cannot be read", "无法读取") : list_single(a, err);
    return finish_opening(a, status, archive, err);
}

static bool is_package(int fd, size_t limit) {
    size_t size;
    if (!gk_slurp_is_zip(fd, limit, &size))
        return false;
    bool package = gk_probe_package_fd(fd);
    lseek(fd, 0, SEEK_SET);
    return package;
}

gk_status gk_archive_open_bytes(const void *bytes, size_t size, const char *name, size_t max_bytes,
                                gk_archive **archive, gk_error *err) {
    return open_any(NULL, bytes, size, name, max_bytes, archive, err);
}

gk_status gk_archive_open_fd(int fd, const char *name, size_t max_bytes, gk_archive **archive,
                             gk_error *err) {
    unsigned char *bytes;
    size_t size;
    size_t limit = max_bytes ? max_bytes : GK_READ_MAX_BYTES;
    *archive = NULL;
    if (is_package(fd, limit))
        return open_package(fd, name, max_bytes, archive, err);
    gk_status status = gk_slurp(fd, limit, &bytes, &size, err);
    if (status == GK_OK)
        return open_any(bytes, bytes, size, name, max_bytes, archive, err);
    free(bytes);
    return gk_fail_in(err, status, name);
}

gk_status gk_archive_open(const char *path, const char *name, size_t max_bytes,
                          gk_archive **archive, gk_error *err) {
    int fd;
    *archive = NULL;
    if (!name)
        name = path;
    gk_status status = gk_slurp_open(path, &fd, err);
    if (status != GK_OK)
        return gk_fail_in(err, status, name);
    status = gk_archive_open_fd(fd, name, max_bytes, archive, err);
    close(fd);
    return status;
}

void gk_archive_free(gk_archive *archive) {
    if (!archive)
        return;
    for (size_t i = 0; i < archive->count; i++)
        free(archive->files[i].source);
    free(archive->files);
    gk_zip_close(archive->zip);
    gk_buffer_free(&archive->inflated);
    free(archive->owned);
    if (archive->fd >= 0)
        close(archive->fd);
    free(archive->name);
    free(archive);
}

/* --- what is in it --- */

bool gk_archive_is_zip(const gk_archive *archive) {
    return archive->zip != NULL;
}

size_t gk_archive_count(const gk_archive *archive) {
    return archive->count;
}

const char *gk_archive_source(const gk_archive *archive, size_t i) {
    return archive->files[i].source;
}

static gk_status keep(void *self, const char *bytes, size_t size, gk_error *err) {
    gk_archive *archive = self;
    gk_buffer_append(&archive->inflated, bytes, size);
    return gk_buffer_check(&archive->inflated, err);
}

static void let_go(gk_archive *archive) {
    gk_buffer_free(&archive->inflated);
    archive->inflated.limit = archive->max_bytes;
    archive->which = archive->count;
}

static gk_status inflate_file(gk_archive *archive, size_t i, gk_error *err) {
    const archive_file *file = &archive->files[i];
    let_go(archive);
    gk_status status = gk_archive_refuse(file->fate, err);
    if (status == GK_OK)
        status = gk_zip_read_file(archive->zip, file->index, keep, archive, err);
    if (status != GK_OK)
        return gk_fail_in(err, status, file->source);
    archive->which = i;
    return GK_OK;
}

/* The bytes of a single file that was left where it is. */
static gk_status load_single(gk_archive *archive, gk_error *err) {
    if (archive->fd < 0)
        return GK_OK;
    lseek(archive->fd, 0, SEEK_SET);
    gk_status status =
        gk_slurp(archive->fd, archive->max_bytes, &archive->owned, &archive->size, err);
    archive->bytes = archive->owned;
    close(archive->fd);
    archive->fd = -1;
    return gk_fail_in(err, status, archive->name);
}

gk_status gk_archive_bytes(gk_archive *archive, size_t i, const void **bytes, size_t *size,
                           gk_error *err) {
    if (!archive->zip) {
        gk_status status = load_single(archive, err);
        *bytes = archive->bytes;
        *size = archive->size;
        return status;
    }
    gk_status status = archive->which == i ? GK_OK : inflate_file(archive, i, err);
    *bytes = archive->inflated.bytes;
    *size = archive->inflated.size;
    return status;
}

gk_status gk_archive_read(gk_archive *archive, size_t i, const gk_read_options *options,
                          const gk_sink *sink, gk_findings *findings, gk_error *err) {
    const void *bytes;
    size_t size;
    if (archive->fd >= 0) {
        lseek(archive->fd, 0, SEEK_SET);
        return gk_read_fd(archive->fd, archive->name, options, sink, findings, err);
    }
    gk_status status = gk_archive_bytes(archive, i, &bytes, &size, err);
    if (status == GK_OK)
        status = gk_read_bytes(bytes, size, archive->files[i].source, options, sink, findings, err);
    return status;
}
