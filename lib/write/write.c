/* Whatever the format: drawn, read back, compared, and only then a file. */
#include <gongkai/write.h>

#include "base/fail.h"
#include "write/draw/draw.h"
#include "write/output.h"
#include "write/proof.h"
#include "write/verify.h"
#include "write/writer.h"
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

/** What a finished file must hold: what was drawn, and the report. */
typedef struct promise {
    gk_proof *proof;
    gk_expected report;
    bool recognized;
} promise;

static gk_status check_promise(void *self, const void *bytes, size_t size, gk_error *err) {
    const promise *p = self;
    gk_read_options as_stored = p->report.reading;
    as_stored.as_stored = true;
    gk_status status = gk_proof_check(p->proof, &as_stored, bytes, size, err);
    return status || !p->recognized ? status : gk_verify_file(&p->report, bytes, size, err);
}

static gk_status draw(const gk_report *report, const gk_profiles *profiles,
                      const gk_write_options *options, const gk_stream_output *output,
                      gk_proof *proof, gk_error *err) {
    const gk_writer *writer = writers[options->format];
    const gk_draw_options drawing = {.leftovers = options->leftovers,
                                     .marked =
                                         options->format == GK_WRITE_CSV && report->table_count,
                                     .blank = options->blank,
                                     .findings = options->findings};
    gk_canvas paper = {0};
    gk_status status = writer->open(options, output, &paper, err);
    if (status)
        return status;
    const gk_canvas canvas = gk_proof_canvas(proof, &paper);
    status = gk_draw_report(report, profiles, &drawing, &canvas, err);
    return writer->close(paper.self, status, err);
}

/* Whatever the output: it is closed here. */
static gk_status write_to(gk_output *output, const gk_report *report, const gk_profiles *profiles,
                          const char *path, const gk_write_options *options, gk_error *err) {
    promise p = {gk_proof_new(options->format),
                 {report, profiles, options->leftovers, path, {.encoding = options->encoding}},
                 options->recognized};
    gk_stream_output stream = gk_output_stream(output);
    gk_status status =
        p.proof ? draw(report, profiles, options, &stream, p.proof, err) : gk_fail_memory(err);
    status = gk_output_close(output, status, check_promise, &p, err);
    gk_proof_free(p.proof);
    return status;
}

gk_status gk_write_file(const gk_report *report, const gk_profiles *profiles, const char *path,
                        const gk_write_options *options, gk_error *err) {
    gk_output *output;
    const gk_write_options *wanted = options ? options : &defaults;
    gk_status status = gk_output_open_file(path, wanted->force, &output, err);
    return status ? status : write_to(output, report, profiles, path, wanted, err);
}

gk_status gk_write_fd(const gk_report *report, const gk_profiles *profiles, int fd,
                      const gk_write_options *options, gk_error *err) {
    gk_output *output;
    gk_status status = gk_output_open_fd(fd, &output, err);
    return status
               ? status
               : write_to(output, report, profiles, "output", options ? options : &defaults, err);
}

/* ---- finished bytes ------------------------------------------------------------------------- */

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
    gk_output *output;
    written w = {bytes, size};
    gk_status status = gk_output_open_file(path, force, &output, err);
    if (status)
        return status;
    gk_stream_output stream = gk_output_stream(output);
    status = stream.write(stream.self, bytes, size, err);
    return gk_output_close(output, status, check_same, &w, err);
}
