/* Writing groups of findings in any format. */
#include "finding/format.h"

#include "base/fail.h"
#include <stdlib.h>
#include <string.h>

/* In the order of their enumerators. */
static const gk_format *const formats[GK_FINDINGS_FORMAT_COUNT] = {
    &gk_format_text,  &gk_format_ndjson, &gk_format_json, &gk_format_csv,
    &gk_format_sarif, &gk_format_junit,  &gk_format_html};

const char *gk_findings_format_name(gk_findings_format format) {
    size_t i = (size_t)format;
    return i < GK_FINDINGS_FORMAT_COUNT ? formats[i]->name : NULL;
}

bool gk_findings_format_parse(const char *name, gk_findings_format *format) {
    for (size_t i = 0; i < GK_FINDINGS_FORMAT_COUNT; i++)
        if (strcmp(name, formats[i]->name) == 0) {
            *format = (gk_findings_format)i;
            return true;
        }
    return false;
}

/* ---- writing -------------------------------------------------------------------------------- */

/* Hand on what the format has put. */
static gk_status flush(gk_findings_writer *w, gk_error *err) {
    w->failed = gk_buffer_check(&w->text, err);
    if (!w->failed && w->text.size)
        w->failed = w->output.write(w->output.self, w->text.bytes, w->text.size, err);
    gk_buffer_clear(&w->text);
    return w->failed;
}

gk_findings_writer *gk_findings_writer_open(const gk_findings_options *options,
                                            const gk_findings_output *output, gk_error *err) {
    if (!gk_findings_format_name(options->format)) {
        gk_fail(err, GK_E_ARGUMENT, "no such format of findings", "没有这种发现格式");
        return NULL;
    }
    gk_findings_writer *w = calloc(1, sizeof *w);
    if (!w) {
        gk_fail_memory(err);
        return NULL;
    }
    w->format = formats[options->format];
    w->options = *options;
    w->options.tool = options->tool ? options->tool : "gongkai";
    w->output = *output;
    if (w->format->begin)
        w->format->begin(w);
    if (flush(w, err) == GK_OK)
        return w;
    gk_findings_writer_close(w, err);
    return NULL;
}

gk_status gk_findings_writer_put(gk_findings_writer *writer, const gk_findings_group *group,
                                 gk_error *err) {
    if (writer->failed)
        return writer->failed;
    writer->format->put(writer, group);
    writer->groups++;
    return flush(writer, err);
}

gk_status gk_findings_writer_close(gk_findings_writer *writer, gk_error *err) {
    if (!writer)
        return GK_OK;
    if (!writer->failed && writer->format->end) {
        writer->format->end(writer);
        flush(writer, err);
    }
    gk_status status = writer->failed;
    gk_buffer_free(&writer->text);
    free(writer);
    return status;
}
