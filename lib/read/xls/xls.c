/* .xls: a BIFF workbook, as a stream of an OLE2 file or bare. */
#include "base/fail.h"
#include "container/ole2.h"
#include "container/ole2_summary.h"
#include "container/probe.h"
#include "read/reader.h"
#include "read/xls/biff_decrypt.h"
#include "read/xls/biff_hidden_content.h"
#include "read/xls/biff_sheet.h"
#include <stdlib.h>
#include <string.h>

/* Excel 97 calls its stream Workbook, Excel 5 and 95 Book; a file may have both for both to read.
 */
static const char *const stream_names[] = {"Workbook", "Book"};

static const char *workbook_stream(const gk_ole2 *ole) {
    for (size_t i = 0; i < sizeof stream_names / sizeof *stream_names; i++)
        if (gk_ole2_has(ole, stream_names[i]))
            return stream_names[i];
    return NULL;
}

/* A BOF record without any container, as the versions up to BIFF4 always are. */
static bool is_bare(const gk_input *input) {
    gk_biff_walk walk = {input->bytes, input->size, 0};
    gk_biff_record bof;
    gk_biff_version version;
    unsigned substream;
    bool end;
    return gk_biff_next(&walk, &bof, &end, NULL) == GK_OK && !end && bof.length <= 16 &&
           gk_biff_bof(&bof, &version, &substream);
}

/* A file too damaged to open still bids if it speaks of a workbook: then the damage is told. So does
 * one that memory is too short for. */
static int bid(const gk_input *input) {
    gk_ole2 *ole;
    if (!gk_ole2_signature(input->bytes, input->size))
        return is_bare(input) ? 100 : 0;
    gk_status status = gk_ole2_open(input->bytes, input->size, &ole, NULL);
    if (status)
        return status == GK_E_MEMORY || gk_probe_names_workbook(input->bytes, input->size) ? 100
                                                                                           : 0;
    bool found = workbook_stream(ole) != NULL;
    gk_ole2_free(ole);
    return found ? 100 : 0;
}

static gk_status read_sheets(gk_biff_globals *g, const unsigned char *stream, size_t size,
                             const gk_sink *sink) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < g->sheet_count && !status; i++)
        status = gk_biff_sheet_read(g, &g->sheets[i], stream, size, sink);
    return status ? status : gk_formula_results_end(&g->formulas, g->err);
}

/* In a file with two streams, for two versions, the one that is read. */
static gk_status read_hidden_content(const gk_biff_globals *g, const unsigned char *stream,
                                     size_t size) {
    gk_hidden_content content = {.source = g->input->name};
    gk_status status = gk_biff_hidden_content(g, stream, size, &content);
    return status ? status : gk_hidden_content_report(&content, g->input->findings, g->err);
}

static gk_status read_stream(const gk_input *input, const unsigned char *stream, size_t size,
                             const gk_sink *sink, gk_error *err) {
    gk_biff_globals g = {.input = input,
                         .err = err,
                         .rich = {.as_stored = input->options->as_stored,
                                  .source = input->name,
                                  .findings = input->findings},
                         .formulas = {.source = input->name,
                                      .findings = input->findings,
                                      .tolerant = input->options->unsaved_formulas}};
    gk_status status = gk_biff_globals_read(&g, stream, size);
    if (!status)
        status = read_sheets(&g, stream, size, sink);
    if (!status && input->options->hidden_content)
        status = read_hidden_content(&g, stream, size);
    gk_biff_globals_free(&g);
    return status;
}

static gk_status decrypt_and_read(const gk_input *input, unsigned char *stream, size_t size,
                                  const gk_sink *sink, gk_error *err) {
    gk_status status = gk_biff_decrypt(stream, size, err);
    return status ? status : read_stream(input, stream, size, sink, err);
}

static gk_status read_bare(const gk_input *input, const gk_sink *sink, gk_error *err) {
    if (!gk_biff_is_encrypted(input->bytes, input->size))
        return read_stream(input, input->bytes, input->size, sink, err);
    unsigned char *copy = malloc(input->size);
    if (!copy)
        return gk_fail_memory(err);
    memcpy(copy, input->bytes, input->size);
    gk_status status = decrypt_and_read(input, copy, input->size, sink, err);
    free(copy);
    return status;
}

static bool names_person(const unsigned char *bytes, size_t size, unsigned property) {
    char name[GK_SUMMARY_TEXT_MAX];
    return gk_hidden_content_is_person(name, gk_summary_text(bytes, size, property, name));
}

/* Properties that cannot be read are none: the cells could be. */
static gk_status look_at_summary(const gk_input *input, const gk_ole2 *ole, gk_error *err) {
    static const char summary[] = "\005SummaryInformation";
    gk_hidden_content content = {.source = input->name};
    unsigned char *bytes = NULL;
    size_t size;
    gk_status status =
        gk_ole2_has(ole, summary) ? gk_ole2_read(ole, summary, &bytes, &size, NULL) : GK_E_FORMAT;
    if (status == GK_E_MEMORY)
        return gk_fail_memory(err);
    if (!status) {
        content.author = names_person(bytes, size, GK_SUMMARY_AUTHOR);
        content.last_author = names_person(bytes, size, GK_SUMMARY_LAST_AUTHOR);
    }
    free(bytes);
    return gk_hidden_content_report(&content, input->findings, err);
}

static gk_status read_contained(const gk_input *input, const gk_sink *sink, gk_error *err) {
    gk_ole2 *ole;
    gk_status status = gk_ole2_open(input->bytes, input->size, &ole, err);
    if (status)
        return status;
    const char *name = workbook_stream(ole);
    unsigned char *stream = NULL;
    size_t size = 0;
    status = name ? gk_ole2_read(ole, name, &stream, &size, err)
                  : gk_fail(err, GK_E_FORMAT, "no workbook in it", "其中没有工作簿");
    if (!status && input->options->hidden_content)
        status = look_at_summary(input, ole, err);
    gk_ole2_free(ole);
    if (!status)
        status = decrypt_and_read(input, stream, size, sink, err);
    free(stream);
    return status;
}

static gk_status read_xls(const gk_input *input, const gk_sink *sink, gk_error *err) {
    return gk_ole2_signature(input->bytes, input->size) ? read_contained(input, sink, err)
                                                        : read_bare(input, sink, err);
}

const gk_reader gk_reader_xls = {"xls", bid, read_xls};
