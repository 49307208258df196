/* ZIP archives of files: each file is had or refused with a reason, none is called by a name that
   leads out, and no two the same. */
#include <gongkai/archive.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_name(const char *source) {
    if (strncmp(source, "a.zip/", 6) != 0 || !source[6])
        abort();
    for (const char *c = source; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == '\\')
            abort();
}

static void check_readable_name(const char *source) {
    const char *name = source + 6;
    if (name[0] == '/' || strncmp(name, "../", 3) == 0 || strstr(name, "/../") ||
        strstr(name, "//") || name[strlen(name) - 1] == '/')
        abort();
}

static void read_files(gk_archive *archive) {
    for (size_t i = 0; i < gk_archive_count(archive); i++) {
        const void *bytes;
        size_t size;
        gk_error err = {0};
        check_name(gk_archive_source(archive, i));
        if (i && strcmp(gk_archive_source(archive, i - 1), gk_archive_source(archive, i)) >= 0)
            abort();
        gk_status status = gk_archive_bytes(archive, i, &bytes, &size, &err);
        if (status != err.status || (status != GK_OK && (!err.text[0] || !err.where[0])))
            abort();
        if (status == GK_OK)
            check_readable_name(gk_archive_source(archive, i));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    gk_archive *archive;
    gk_error err = {0};
    gk_status status = gk_archive_open_bytes(data, size, "a.zip", 1 << 20, &archive, &err);
    if (status != err.status || (status == GK_OK) != (archive != NULL))
        abort();
    if (status == GK_OK && gk_archive_is_zip(archive))
        read_files(archive);
    gk_archive_free(archive);
    return 0;
}
