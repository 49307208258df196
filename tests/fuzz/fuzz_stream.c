/* Any bytes as a stream: what is accepted makes reports, and these the same stream again. */
#include <gongkai/gongkai.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const gk_profiles *built_in(void) {
    static gk_profiles *profiles;
    if (!profiles && !(profiles = gk_profiles_new(NULL)))
        abort();
    return profiles;
}

typedef struct text {
    char *bytes;
    size_t length;
} text;

static gk_status keep(void *self, const char *lines, size_t length, gk_error *err) {
    text *t = self;
    char *grown = realloc(t->bytes, t->length + length + 1);
    (void)err;
    if (!grown)
        abort();
    memcpy(grown + t->length, lines, length);
    t->bytes = grown;
    t->length += length;
    return GK_OK;
}

/* The reports of a stream and what it passes on, as a stream; empty if it is refused. */
static text write_again(const void *bytes, size_t size) {
    text out = {NULL, 0};
    const gk_stream_output output = {&out, keep};
    gk_error err = {0};
    gk_tables *tables = gk_stream_read(bytes, size, "stream", built_in(), &err);
    if (!tables && (!err.status || !*err.text || !*err.zh))
        abort();
    gk_reports *reports = tables ? gk_reports_assemble((const gk_tables *const *)&tables, 1,
                                                       built_in(), NULL, NULL, NULL)
                                 : NULL;
    for (size_t i = 0; reports && i < gk_reports_count(reports); i++)
        if (gk_stream_write_report(gk_reports_at(reports, i), built_in(), &output, NULL))
            abort();
    const char *line;
    for (size_t i = 0; tables && (line = gk_stream_other_record(tables, i)); i++) {
        keep(&out, line, strlen(line), NULL);
        keep(&out, "\n", 1, NULL);
    }
    gk_reports_free(reports);
    gk_tables_free(tables);
    return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    text once = write_again(data, size);
    text twice = once.length ? write_again(once.bytes, once.length) : (text){NULL, 0};
    if (once.length != twice.length ||
        (once.length && memcmp(once.bytes, twice.bytes, once.length) != 0))
        abort();
    free(once.bytes);
    free(twice.bytes);
    return 0;
}
