#include <gongkai/read.h>

#include "base/fail.h"
#include "base/slurp.h"
#include "container/probe.h"
#include "read/reader.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const gk_reader *const readers[] = {&gk_reader_xlsx,  &gk_reader_xls,
                                           &gk_reader_mhtml, &gk_reader_spreadsheetml,
                                           &gk_reader_html,  &gk_reader_delimited};

static const gk_read_options defaults = {0};

static const gk_reader *highest_bidder(const gk_input *input) {
    const gk_reader *best = NULL;
    int highest = 0;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        int bid = readers[i]->bid(input);
        if (bid > highest) {
            highest = bid;
            best = readers[i];
        }
    }
    return best;
}

static gk_status refuse_by_name(const gk_input *input, gk_error *err) {
    const gk_known_kind *kind = gk_probe_known(input->bytes, input->size);
    char en[128], zh[128];
    snprintf(en, sizeof en, "this is %s, which is not read", kind ? kind->en : "an unknown kind");
    snprintf(zh, sizeof zh, "这是%s，无法读取", kind ? kind->zh : "未知类型的文件");
    return gk_fail_texts(err, GK_E_UNSUPPORTED, en, zh);
}

static gk_status read_input(const gk_input *input, const gk_sink *sink, gk_error *err) {
    if (input->size == 0)
        return gk_fail(err, GK_E_FORMAT, "the file is empty", "文件为空");
    const gk_reader *reader = highest_bidder(input);
    return reader ? reader->read(input, sink, err) : refuse_by_name(input, err);
}

gk_status gk_read_bytes(const void *bytes, size_t size, const char *name,
                        const gk_read_options *options, const gk_sink *sink, gk_findings *findings,
                        gk_error *err) {
    gk_input input = {.bytes = bytes,
                      .size = size,
                      .name = name,
                      .options = options ? options : &defaults,
                      .findings = findings};
    size_t limit = input.options->max_bytes ? input.options->max_bytes : GK_READ_MAX_BYTES;
    gk_status status = size > limit
                           ? gk_fail(err, GK_E_LIMIT, "larger than %zu bytes", "超过%zu字节", limit)
                           : read_input(&input, sink, err);
    return gk_fail_in(err, status, name);
}

/* A large workbook that is a ZIP package need not be in memory. One that is damaged is, for the
   sake of what can be said of it. */
static bool is_package(const gk_input *input, size_t limit) {
    size_t size;
    if (!gk_slurp_is_zip(input->fd, limit, &size))
        return false;
    bool ours = gk_reader_xlsx.bid(input) > 0;
    lseek(input->fd, 0, SEEK_SET);
    return ours;
}

gk_status gk_read_fd(int fd, const char *name, const gk_read_options *options, const gk_sink *sink,
                     gk_findings *findings, gk_error *err) {
    gk_input input = {
        .name = name, .options = options ? options : &defaults, .findings = findings, .fd = fd};
    size_t limit = input.options->max_bytes ? input.options->max_bytes : GK_READ_MAX_BYTES;
    unsigned char *bytes;
    size_t size;
    if (is_package(&input, limit))
        return gk_fail_in(err, gk_reader_xlsx.read(&input, sink, err), name);
    gk_status status = gk_slurp(fd, limit, &bytes, &size, err);
    status = status ? gk_fail_in(err, status, name)
                    : gk_read_bytes(bytes, size, name, options, sink, findings, err);
    free(bytes);
    return status;
}

gk_status gk_read_file(const char *path, const char *name, const gk_read_options *options,
                       const gk_sink *sink, gk_findings *findings, gk_error *err) {
    if (!name)
        name = path;
    int fd;
    gk_status status = gk_slurp_open(path, &fd, err);
    if (status)
        return gk_fail_in(err, status, name);
    status = gk_read_fd(fd, name, options, sink, findings, err);
    close(fd);
    return status;
}
