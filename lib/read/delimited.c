/* CSV, TSV and the text of a whole report: lines whose cells are parted by one character. Which one
 * it is shows in the lines themselves. Every cell is text; what it means is not a reader's affair.
 */
#include "base/characters.h"
#include "base/csv_parse.h"
#include "base/encoding.h"
#include "base/fail.h"
#include "container/probe.h"
#include "finding/findings.h"
#include "read/reader.h"
#include <stdlib.h>
#include <string.h>

static int bid(const gk_input *input) {
    return gk_probe_may_be_text(input->bytes, input->size) ? 1 : 0;
}

/* The delimiter found on the most lines; on a tie the tab, which nobody types by accident. Only a
 * tab can part the cells of prose: Chinese text hardly has a half-width comma. */
static char find_delimiter(const char *text, size_t length) {
    static const char candidates[] = {'\t', ',', ';'};
    size_t lines[sizeof candidates] = {0};
    bool seen[sizeof candidates] = {false};
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n' || text[i] == '\r')
            memset(seen, 0, sizeof seen);
        for (size_t k = 0; k < sizeof candidates; k++)
            if (text[i] == candidates[k] && !seen[k]) {
                seen[k] = true;
                lines[k]++;
            }
    }
    size_t best = 0;
    for (size_t k = 1; k < sizeof candidates; k++)
        if (lines[k] > lines[best])
            best = k;
    return candidates[best];
}

static gk_status push(void *self, uint32_t row, uint32_t col, const char *text, size_t length,
                      gk_error *err) {
    if (length == 0)
        return GK_OK;
    const gk_sink *sink = self;
    gk_cell cell = {.row = row, .col = col, .type = GK_CELL_TEXT, .text = text, .length = length};
    return sink->cell(sink->self, &cell, err);
}

/* Text without any quoting: each line a row, each tab a border. */
static gk_status push_lines(const char *text, size_t length, const gk_sink *sink, gk_error *err) {
    const char *at = text, *end = text + length;
    uint32_t row = 0, col = 0;
    while (at < end) {
        const char *stop = at + strcspn(at, "\t\r\n"); /* the text ends with a NUL */
        gk_status status = push((void *)(uintptr_t)sink, row, col, at, (size_t)(stop - at), err);
        if (status)
            return status;
        col = *stop == '\t' ? col + 1 : 0;
        row += *stop == '\n' || *stop == '\r';
        at = stop + (stop[0] == '\r' && stop[1] == '\n') + 1;
    }
    return GK_OK;
}

static gk_status no_field(void *self, uint32_t row, uint32_t col, const char *text, size_t length,
                          gk_error *err) {
    (void)self, (void)row, (void)col, (void)text, (void)length, (void)err;
    return GK_OK;
}

/* A spreadsheet quotes cells of its tab-separated text; a person pasting a report does not, and has
 * quotation marks wherever they please. If the text does not hold together as quoted, it is not. */
static bool is_quoted(const char *text, size_t length, char delimiter) {
    static const gk_csv_sink nowhere = {NULL, no_field};
    return delimiter != '\t' || (memchr(text, '"', length) &&
                                 gk_csv_parse(text, length, delimiter, &nowhere, NULL) == GK_OK);
}

static gk_status push_text(const char *text, size_t length, const gk_sink *sink, gk_error *err) {
    char delimiter = find_delimiter(text, length);
    if (!is_quoted(text, length, delimiter))
        return push_lines(text, length, sink, err);
    gk_csv_sink fields = {(void *)(uintptr_t)sink, push};
    return gk_csv_parse(text, length, delimiter, &fields, err);
}

/* A text file's only sheet is called by the file's base name. */
/* Ctrl-Z, the end of file of DOS. */
static void drop_dos_end(gk_decoded *decoded) {
    if (decoded->length && decoded->text[decoded->length - 1] == 0x1A)
        decoded->text[--decoded->length] = '\0';
}

static gk_status push_sheet(const gk_input *input, const gk_decoded *decoded, const gk_sink *sink,
                            gk_error *err) {
    gk_sheet_info info = {.name = gk_base_name(input->name)};
    gk_status status = sink->sheet_begin(sink->self, &info, err);
    if (!status)
        status = push_text(decoded->text, decoded->length, sink, err);
    if (!status)
        status = sink->sheet_end(sink->self, err);
    return status;
}

static gk_status read_delimited(const gk_input *input, const gk_sink *sink, gk_error *err) {
    gk_decoded decoded;
    gk_status status =
        gk_decode(input->bytes, input->size, input->options->encoding, &decoded, err);
    if (status)
        return status;
    drop_dos_end(&decoded);
    if (decoded.doubtful) {
        gk_finding_at at = {.origin = {.source = input->name}};
        status = gk_findings_add(input->findings, GK_FINDING_ENCODING_DOUBTFUL, at,
                                 (const char *const[3]){0});
    }
    status = status ? gk_fail_memory(err) : push_sheet(input, &decoded, sink, err);
    free(decoded.text);
    return status;
}

const gk_reader gk_reader_delimited = {"delimited", bid, read_delimited};
