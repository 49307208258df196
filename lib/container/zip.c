#include "container/zip.h"
#include "base/fail.h"
#include "container/zip_tail.h"
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#define GK_ZIP_CHUNK ((size_t)64 << 10)
#define GK_ZLIB_NO_MEMORY (-4) /* Z_MEM_ERROR */

typedef struct gk_zip_entry {
    char *name; /* as normalize leaves it */
    zip_uint64_t index;
} gk_zip_entry;

struct gk_zip {
    zip_t *archive;
    gk_zip_entry *entries; /* by name */
    size_t count;
    uint64_t size, inflated;
};

/* A part or file being read. */
typedef struct gk_zip_stream {
    zip_file_t *file;
    const char *part; /* NULL: a file, of which the caller knows the name */
    uint64_t inflated, limit;
    uint64_t declared; /* what the directory says it inflates to */
} gk_zip_stream;

static gk_status fail_open(gk_error *err, int code) {
    switch (code) {
    case ZIP_ER_MEMORY:
        return gk_fail_memory(err);
    case ZIP_ER_MULTIDISK:
        return gk_fail(err, GK_E_UNSUPPORTED, "one volume of a ZIP archive in several volumes",
                       "这是分卷 ZIP 压缩包中的一卷");
    case ZIP_ER_NOZIP:
        return gk_fail(err, GK_E_FORMAT, "no ZIP directory: the file is damaged or cut short",
                       "找不到 ZIP 目录：文件已损坏或不完整");
    default:
        return gk_fail(err, GK_E_FORMAT, "the ZIP directory is damaged", "ZIP 目录已损坏");
    }
}

/* What went wrong by libzip's account, since errno was cleared. zlib's want of memory comes as a
 * fault of zlib's, and that of libzip's own tables as damage. */
static int code_of(zip_error_t *error) {
    int code = zip_error_code_zip(error);
    bool memory = errno == ENOMEM ||
                  (code == ZIP_ER_ZLIB && zip_error_code_system(error) == GK_ZLIB_NO_MEMORY);
    return memory ? ZIP_ER_MEMORY : code;
}

static gk_status fail_file(gk_error *err, int code) {
    switch (code) {
    case ZIP_ER_MEMORY:
        return gk_fail_memory(err);
    case ZIP_ER_CRC:
        return gk_fail(err, GK_E_FORMAT, "its checksum in the ZIP archive is wrong",
                       "与 ZIP 压缩包中的校验和不符");
    case ZIP_ER_COMPNOTSUPP:
        return gk_fail(err, GK_E_UNSUPPORTED,
                       "compressed in the ZIP archive by a method not read here",
                       "在 ZIP 压缩包中的压缩方法不受支持");
    case ZIP_ER_ENCRNOTSUPP:
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
        return gk_fail(err, GK_E_UNSUPPORTED, "encrypted in the ZIP archive",
                       "在 ZIP 压缩包中已加密");
    default:
        return gk_fail(err, GK_E_FORMAT, "damaged or cut short in the ZIP archive",
                       "在 ZIP 压缩包中已损坏或不完整");
    }
}

static gk_status fail_part(gk_error *err, int code, const char *part) {
    if (!part)
        return fail_file(err, code);
    switch (code) {
    case ZIP_ER_MEMORY:
        return gk_fail_memory(err);
    case ZIP_ER_CRC:
        return gk_fail(err, GK_E_FORMAT, "the checksum of part %s is wrong", "部件 %s 的校验和不符",
                       part);
    case ZIP_ER_COMPNOTSUPP:
        return gk_fail(err, GK_E_UNSUPPORTED, "part %s is compressed by a method not read here",
                       "部件 %s 的压缩方法不受支持", part);
    case ZIP_ER_ENCRNOTSUPP:
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
        return gk_fail(err, GK_E_UNSUPPORTED, "part %s is encrypted", "部件 %s 已加密", part);
    default:
        return gk_fail(err, GK_E_FORMAT, "part %s is damaged or cut short",
                       "部件 %s 已损坏或不完整", part);
    }
}

static char folded(char c) {
    return c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static const char *behind_slashes(const char *name) {
    return name + strspn(name, "/\\");
}

static char *normalize(const char *name) {
    name = behind_slashes(name);
    size_t size = strlen(name) + 1;
    char *copy = malloc(size);
    for (size_t i = 0; copy && i < size; i++)
        copy[i] = folded(name[i]);
    return copy;
}

/* Without memory, whose want would look like a part that is missing. */
static int compare_part(const void *part, const void *entry) {
    const char *wanted = behind_slashes(part), *name = ((const gk_zip_entry *)entry)->name;
    while (*wanted && folded(*wanted) == *name)
        wanted++, name++;
    return (unsigned char)folded(*wanted) - (unsigned char)*name;
}

static int compare_entries(const void *a, const void *b) {
    const gk_zip_entry *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static gk_status list_entries(gk_zip *zip, gk_error *err) {
    size_t count = gk_zip_count(zip);
    if (count == 0)
        return fail_open(err, ZIP_ER_NOZIP);
    zip->entries = calloc(count, sizeof *zip->entries);
    if (!zip->entries)
        return gk_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        errno = 0;
        const char *name = gk_zip_file_name(zip, i);
        if (!name)
            return fail_open(err, code_of(zip_get_error(zip->archive)));
        zip->entries[i].index = i;
        zip->entries[i].name = normalize(name);
        if (!zip->entries[i].name)
            return gk_fail_memory(err);
        zip->count++;
    }
    qsort(zip->entries, zip->count, sizeof *zip->entries, compare_entries);
    return GK_OK;
}

/* A name may be in any encoding or hold line ends; a message may not. */
static const char *make_printable(char *name) {
    for (char *c = name; *c; c++)
        if (*c < 0x20 || *c > 0x7E)
            *c = '?';
    return name;
}

static bool is_folder(const char *name) {
    size_t length = strlen(name);
    return length > 0 && name[length - 1] == '/';
}

/* Which of two parts of one name is meant, no two programs agree on. */
static gk_status refuse_duplicates(const gk_zip *zip, gk_error *err) {
    for (size_t i = 1; i < zip->count; i++)
        if (strcmp(zip->entries[i - 1].name, zip->entries[i].name) == 0 &&
            !is_folder(zip->entries[i].name))
            return gk_fail(err, GK_E_FORMAT, "the archive holds part %s twice",
                           "压缩包中部件 %s 出现两次", make_printable(zip->entries[i].name));
    return GK_OK;
}

/* --- opening --- */

static zip_source_t *memory_source(const void *bytes, size_t size, zip_error_t *error) {
    size_t prefix = gk_zip_prefix(bytes, size);
    const unsigned char *start = bytes;
    return zip_source_buffer_create(start + prefix, size - prefix, 0, error);
}

/* The source closes what it is given. */
static zip_source_t *file_source(int fd, zip_error_t *error) {
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    FILE *file = copy < 0 ? NULL : fdopen(copy, "rb");
    zip_source_t *source = file ? zip_source_filep_create(file, 0, -1, error) : NULL;
    if (file && !source)
        fclose(file);
    else if (!file && copy >= 0)
        close(copy);
    if (!file)
        zip_error_set(error, ZIP_ER_OPEN, errno);
    return source;
}

/* A file in it costs libzip many times the room that its line in the directory takes. */
static gk_status bound_directory(const gk_zip_place *place, gk_error *err) {
    if (gk_zip_directories(place) <= GK_ZIP_DIRECTORY_MAX)
        return GK_OK;
    return gk_fail(err, GK_E_LIMIT, "the ZIP directory takes more than %zu MiB",
                   "ZIP 目录超过 %zu MiB", GK_ZIP_DIRECTORY_MAX >> 20);
}

/* Takes the source. */
static gk_status open_source(zip_source_t *source, zip_error_t *error, uint64_t size, gk_zip **zip,
                             gk_error *err) {
    gk_zip *z = calloc(1, sizeof *z);
    *zip = NULL;
    if (z)
        z->archive = source ? zip_open_from_source(source, ZIP_RDONLY, error) : NULL;
    if (source && (!z || !z->archive))
        zip_source_free(source);
    int code = z ? code_of(error) : ZIP_ER_MEMORY;
    zip_error_fini(error);
    if (!z || !z->archive) {
        free(z);
        return fail_open(err, code);
    }
    z->size = size;
    *zip = z;
    return GK_OK;
}

gk_status gk_zip_open_files(const void *bytes, size_t size, gk_zip **zip, gk_error *err) {
    zip_error_t error;
    gk_zip_place place = {.bytes = bytes, .size = size};
    gk_status status = bound_directory(&place, err);
    *zip = NULL;
    if (status != GK_OK)
        return status;
    zip_error_init(&error);
    errno = 0; /* for code_of() */
    return open_source(memory_source(bytes, size, &error), &error, size, zip, err);
}

gk_status gk_zip_open_files_fd(int fd, gk_zip **zip, gk_error *err) {
    zip_error_t error;
    struct stat info;
    *zip = NULL;
    if (fstat(fd, &info) != 0)
        return gk_fail_sys(err, "cannot be read", "无法读取");
    gk_zip_place place = {.fd = fd, .size = (uint64_t)info.st_size};
    gk_status status = bound_directory(&place, err);
    if (status != GK_OK)
        return status;
    zip_error_init(&error);
    errno = 0; /* for code_of() */
    return open_source(file_source(fd, &error), &error, (uint64_t)info.st_size, zip, err);
}

static gk_status as_package(gk_status status, gk_zip **zip, gk_error *err) {
    if (status == GK_OK)
        status = list_entries(*zip, err);
    if (status == GK_OK)
        status = refuse_duplicates(*zip, err);
    if (status != GK_OK) {
        gk_zip_close(*zip);
        *zip = NULL;
    }
    return status;
}

gk_status gk_zip_open(const void *bytes, size_t size, gk_zip **zip, gk_error *err) {
    return as_package(gk_zip_open_files(bytes, size, zip, err), zip, err);
}

gk_status gk_zip_open_fd(int fd, gk_zip **zip, gk_error *err) {
    return as_package(gk_zip_open_files_fd(fd, zip, err), zip, err);
}

void gk_zip_close(gk_zip *zip) {
    if (!zip)
        return;
    for (size_t i = 0; i < zip->count; i++)
        free(zip->entries[i].name);
    free(zip->entries);
    if (zip->archive)
        zip_discard(zip->archive);
    free(zip);
}

size_t gk_zip_count(const gk_zip *zip) {
    zip_int64_t count = zip_get_num_entries(zip->archive, 0);
    return count > 0 ? (size_t)count : 0;
}

const char *gk_zip_file_name(const gk_zip *zip, size_t i) {
    return zip_get_name(zip->archive, i, ZIP_FL_ENC_RAW);
}

static const gk_zip_entry *find_entry(const gk_zip *zip, const char *part) {
    return bsearch(part, zip->entries, zip->count, sizeof *zip->entries, compare_part);
}

bool gk_zip_has(const gk_zip *zip, const char *part) {
    return find_entry(zip, part) != NULL;
}

static gk_status fail_ratio(const gk_zip_stream *stream, gk_error *err) {
    if (!stream->part)
        return gk_fail(err, GK_E_LIMIT, "inflates to more than %u times its size",
                       "解压后超过原大小的 %u 倍", GK_ZIP_RATIO);
    return gk_fail(err, GK_E_LIMIT, "part %s inflates to more than %u times its size",
                   "部件 %s 解压后超过原大小的 %u 倍", stream->part, GK_ZIP_RATIO);
}

static gk_status fail_total(gk_error *err) {
    return gk_fail(err, GK_E_LIMIT, "the archive inflates to more than %zu MiB",
                   "压缩包解压后超过 %zu MiB", GK_ZIP_TOTAL >> 20);
}

/* What the directory says is enough to refuse a bomb before anything is inflated. It may lie: then
   the size of the archive bounds what is compressed, and what is declared bounds what comes out. */
static gk_status bound_stream(const gk_zip *zip, gk_zip_stream *stream, const zip_stat_t *stat,
                              gk_error *err) {
    bool known = (stat->valid & ZIP_STAT_COMP_SIZE) && stat->comp_size < zip->size;
    stream->limit = GK_ZIP_FREE + GK_ZIP_RATIO * (known ? stat->comp_size : zip->size);
    stream->declared = stat->valid & ZIP_STAT_SIZE ? stat->size : UINT64_MAX;
    if (stream->declared == UINT64_MAX)
        return GK_OK;
    if (stream->declared > stream->limit)
        return fail_ratio(stream, err);
    return stream->declared > GK_ZIP_TOTAL - zip->inflated ? fail_total(err) : GK_OK;
}

static gk_status open_stream(gk_zip *zip, gk_zip_stream *stream, zip_uint64_t index,
                             gk_error *err) {
    zip_stat_t stat;
    errno = 0;
    if (zip_stat_index(zip->archive, index, 0, &stat) != 0)
        return fail_part(err, code_of(zip_get_error(zip->archive)), stream->part);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return fail_part(err, ZIP_ER_NOPASSWD, stream->part);
    gk_status status = bound_stream(zip, stream, &stat, err);
    if (status != GK_OK)
        return status;
    stream->file = zip_fopen_index(zip->archive, index, 0);
    if (!stream->file)
        return fail_part(err, code_of(zip_get_error(zip->archive)), stream->part);
    return GK_OK;
}

static gk_status count_bytes(gk_zip *zip, gk_zip_stream *stream, size_t size, gk_error *err) {
    stream->inflated += size;
    zip->inflated += size;
    if (stream->inflated > stream->limit)
        return fail_ratio(stream, err);
    if (zip->inflated > GK_ZIP_TOTAL)
        return fail_total(err);
    if (stream->inflated > stream->declared)
        return fail_part(err, ZIP_ER_INCONS, stream->part);
    return GK_OK;
}

/* Reads on until zip_fread returns 0, since libzip verifies length and checksum only then. */
static gk_status pump(gk_zip *zip, gk_zip_stream *stream, gk_zip_chunk chunk, void *self,
                      gk_error *err) {
    char *buffer = malloc(GK_ZIP_CHUNK);
    if (!buffer)
        return gk_fail_memory(err);
    gk_status status = GK_OK;
    zip_int64_t size = 1;
    while (status == GK_OK && size != 0) {
        size = zip_fread(stream->file, buffer, GK_ZIP_CHUNK);
        if (size < 0)
            status = fail_part(err, code_of(zip_file_get_error(stream->file)), stream->part);
        else
            status = count_bytes(zip, stream, (size_t)size, err);
        if (status == GK_OK && size > 0)
            status = chunk(self, buffer, (size_t)size, err);
    }
    free(buffer);
    return status;
}

static gk_status read_stream(gk_zip *zip, gk_zip_stream *stream, zip_uint64_t index,
                             gk_zip_chunk chunk, void *self, gk_error *err) {
    gk_status status = open_stream(zip, stream, index, err);
    if (status == GK_OK)
        status = pump(zip, stream, chunk, self, err);
    if (stream->file)
        zip_fclose(stream->file);
    return status;
}

gk_status gk_zip_read(gk_zip *zip, const char *part, gk_zip_chunk chunk, void *self,
                      gk_error *err) {
    gk_zip_stream stream = {.part = part};
    const gk_zip_entry *entry = find_entry(zip, part);
    if (!entry)
        return gk_fail(err, GK_E_FORMAT, "part %s is missing", "缺少部件 %s", part);
    return read_stream(zip, &stream, entry->index, chunk, self, err);
}

gk_status gk_zip_read_file(gk_zip *zip, size_t i, gk_zip_chunk chunk, void *self, gk_error *err) {
    gk_zip_stream stream = {0};
    return read_stream(zip, &stream, i, chunk, self, err);
}
