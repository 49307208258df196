/* Whatever the format: rendered in memory, read back, compared, and only then a file. */
#include <gongkai/write.h>

#include "base/fail.h"
#include "write/output.h"
#include "write/verify.h"
#include "write/writer.h"
#include <stdlib.h>
#include <string.h>

static const gk_writer *const writers[GK_WRITE_FORMAT_COUNT] = {
    [GK_WRITE_XLSX] = &gk_writer_xlsx,
    [GK_WRITE_XLS] = &gk_writer_xls,
    [GK_WRITE_CSV] = &gk_writer_csv,
};

static const gk_write_options defaults = {0};

const char *gk_write_format_name(gk_write_format format) {
    return writers[format]->name;
}

bool gk_write_format_parse(const char *name, gk_write_format *format) {
    for (size_t i = 0; i < GK_WRITE_FORMAT_COUNT; i++)
        if (strcmp(writers[i]->name, name) == 0) {
            *format = (gk_write_format)i;
            return true;
        }
    return false;
}

typedef struct meant {
    const gk_report *report;
    const gk_profiles *profiles;
    gk_read_options how; /* it is to be read */
} meant;

static meant what_is_meant(const gk_report *report, const gk_profiles *profiles,
                           const gk_write_options *how) {
    return (meant){report, profiles, {.encoding = how->encoding}};
}

static gk_status check(void *self, const void *bytes, size_t size, gk_error *err) {
    const meant *m = self;
    return gk_verify_file(m->report, m->profiles, &m->how, bytes, size, err);
}

gk_status gk_write_file(const gk_report *report, const gk_profiles *profiles, const char *path,
                        const gk_write_options *options, gk_error *err) {
    const gk_write_options *how = options ? options : &defaults;
    void *bytes = NULL;
    size_t size = 0;
    meant m = what_is_meant(report, profiles, how);
    gk_status status = writers[how->format]->render(report, profiles, how, &bytes, &size, err);
    if (!status)
        status = gk_output_write(path, bytes, size, how->force, check, &m, err);
    free(bytes);
    return status;
}

gk_status gk_write_fd(const gk_report *report, const gk_profiles *profiles, int fd,
                      const gk_write_options *options, gk_error *err) {
    const gk_write_options *how = options ? options : &defaults;
    void *bytes = NULL;
    size_t size = 0;
    meant m = what_is_meant(report, profiles, how);
    gk_status status = writers[how->format]->render(report, profiles, how, &bytes, &size, err);
    if (!status)
        status = check(&m, bytes, size, err);
    if (!status)
        status = gk_output_write_fd(fd, bytes, size, err);
    free(bytes);
    return status;
}

typedef struct written {
    const void *bytes;
    size_t size;
} written;

static gk_status check_same(void *self, const void *bytes, size_t size, gk_error *err) {
    const written *w = self;
    return size == w->size && memcmp(bytes, w->bytes, size) == 0
               ? GK_OK
               : gk_fail(err, GK_E_VERIFY, "what was written does not read back right",
                         "写出的文件回读不一致");
}

gk_status gk_write_bytes(const void *bytes, size_t size, const char *path, bool force,
                         gk_error *err) {
    written w = {bytes, size};
    return gk_output_write(path, bytes, size, force, check_same, &w, err);
}
