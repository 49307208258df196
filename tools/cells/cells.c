#include "cells/cells.h"

#include "cells/csv.h"
#include "cells/json.h"
#include "cells/lines.h"
#include "cells/sheets.h"
#include "cells/stream.h"
#include "cells/witness.h"
#include "cli/cli.h"
#include "job/findings.h"
#include "job/second_reading.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

typedef struct run {
    const cells_request *request;
    const cells_printer *printer;
    bool csv; /**< A grid: one worksheet of one file. */
    cli_inputs inputs;
    bool name_file;
    size_t printed, refused;
    bool differs; /**< A file's two readings do. */
} run;

/* ---- from a book ---------------------------------------------------------------------------- */

/* `only`: the one sheet to print; NULL: all. */
static bool print_cells(const run *r, const gk_book *book, const gk_sheet *only) {
    cells_page page = {.file = gk_book_source(book),
                       .name_file = r->name_file,
                       .displayed = r->request->displayed,
                       .out = stdout};
    gk_error err = {0};
    gk_status status = GK_OK;
    for (size_t i = 0; i < gk_book_sheet_count(book) && !status; i++) {
        const gk_sheet *sheet = gk_book_sheet(book, i);
        page.index += cells_sheet_is_worksheet(sheet);
        if (cells_sheet_is_worksheet(sheet) && (!only || sheet == only))
            status = cells_page_print(r->printer, &page, sheet, &err);
    }
    if (status)
        cli_message_error(&err);
    return status == GK_OK;
}

static bool print_witness(run *r, const cli_input *input, const gk_book *book,
                          const gk_sheet *only) {
    cells_witness_page page = {.book = book, .only = only, .name_file = r->name_file};
    cli_witness_options options = {.quiet = r->request->reading->quiet,
                                   .verbose = r->request->reading->verbose,
                                   .cell = cells_witness_print,
                                   .self = &page};
    cli_witness_result result = cli_second_reading(&r->inputs, input, book, &options);
    if (result == CLI_WITNESS_NOT_XLS)
        cli_message(input->path, "the second reader does not read such a file",
                    "第二个读取程序不读此类文件");
    /* with --sheet, its cells only count */
    r->differs = r->differs || (only ? page.differing > 0 : result == CLI_WITNESS_DISAGREES);
    return result == CLI_WITNESS_AGREES || result == CLI_WITNESS_DISAGREES;
}

/* The sheet that the options ask for, NULL for all; false, and told, if there is no such. */
static bool choose_sheet(const run *r, const gk_book *book, const gk_sheet **only) {
    *only = NULL;
    if (r->request->sheet)
        return cells_sheet_find(book, r->request->sheet, only);
    return !r->csv || cells_sheet_find_only(book, only);
}

static bool print_book(run *r, const cli_input *input, const gk_book *book) {
    const gk_sheet *only;
    if (r->request->sheets) {
        cells_sheets_print(book, r->name_file);
        return true;
    }
    if (!choose_sheet(r, book, &only))
        return false;
    return r->request->reading->witness ? print_witness(r, input, book, only)
                                        : print_cells(r, book, only);
}

static void tell(const run *r, const gk_findings *findings, const gk_error *err) {
    cli_progress(0, 0, NULL);
    if (findings)
        cli_findings_tell(findings, 0,
                          r->request->reading->quiet ? GK_SEVERITY_ERROR : GK_SEVERITY_INFO,
                          r->request->reading->verbose);
    if (err)
        cli_message_error(err);
}

static gk_read_options read_options(const run *r) {
    return (gk_read_options){.encoding = r->request->reading->encoding,
                             .codepage = (unsigned)r->request->reading->codepage,
                             .unsaved_formulas = true};
}

static bool read_and_print(run *r, const cli_input *input) {
    gk_error err = {0};
    gk_read_options reading = read_options(r);
    gk_findings *findings = gk_findings_new();
    gk_book *book = cli_input_read(&r->inputs, input, &reading, findings, &err);
    tell(r, findings, book ? NULL : &err);
    bool printed = book && print_book(r, input, book);
    gk_book_free(book);
    gk_findings_free(findings);
    return printed;
}

/* ---- as it is read -------------------------------------------------------------------------- */

typedef enum outcome { PRINTED, REFUSED, GAVE_UP } outcome;

static outcome print_stream(const run *r, cells_stream *stream) {
    const gk_book *outline = cells_stream_outline(stream);
    const gk_sheet *only;
    if (r->request->sheets) {
        cells_sheets_print(outline, r->name_file);
        return PRINTED;
    }
    if (!choose_sheet(r, outline, &only))
        return REFUSED;
    if (cells_stream_print(stream, only))
        return PRINTED;
    cli_message(gk_book_source(outline), "the temporary file cannot be read: %s",
                "临时文件无法读取：%s", strerror(errno));
    return REFUSED;
}

static outcome stream_into(run *r, const cli_input *input, cells_stream *stream,
                           gk_findings *findings) {
    gk_error err = {0};
    gk_read_options reading = read_options(r);
    gk_sink sink = cells_stream_sink(stream);
    gk_status status = cli_input_push(&r->inputs, input, &reading, &sink, findings, &err);
    if (cells_stream_gave_up(stream))
        return GAVE_UP;
    tell(r, findings, status ? &err : NULL);
    return status ? REFUSED : print_stream(r, stream);
}

static outcome stream_input(run *r, const cli_input *input) {
    cells_stream_request request = {.file = input->path,
                                    .name_file = r->name_file,
                                    .printer = r->request->sheets ? NULL : r->printer,
                                    .sheet = r->request->sheet,
                                    .one_sheet = r->csv};
    cells_stream *stream = cells_stream_new(&request);
    gk_findings *findings = gk_findings_new();
    outcome done = stream && findings ? stream_into(r, input, stream, findings) : GAVE_UP;
    gk_findings_free(findings);
    cells_stream_free(stream);
    return done;
}

/* ---- all inputs ----------------------------------------------------------------------------- */

/* What is displayed, and both readings beside each other, need all cells at once. */
static void print_input(run *r, const cli_input *input) {
    outcome done =
        r->request->displayed || r->request->reading->witness ? GAVE_UP : stream_input(r, input);
    if (done == GAVE_UP)
        done = read_and_print(r, input) ? PRINTED : REFUSED;
    if (done == PRINTED)
        r->printed++;
    else
        r->refused++;
}

static int print_inputs(run *r) {
    for (size_t i = 0; i < r->inputs.count && !ferror(stdout); i++) {
        cli_progress(i, r->inputs.count, r->inputs.items[i].path);
        print_input(r, &r->inputs.items[i]);
    }
    if (r->printed == 0)
        return CLI_NOT_DONE;
    return r->refused || r->differs ? 1 : 0;
}

/* CLI_GO_ON, or the status to leave with. */
static int find_inputs(run *r, const cli_list *operands) {
    if (r->request->reading->witness && !cli_witness_find())
        return CLI_NOT_DONE;
    if (!cli_inputs_find(operands, NULL, &r->inputs)) {
        cli_message_memory(NULL);
        return CLI_NOT_DONE;
    }
    r->refused = r->inputs.failures;
    r->name_file = operands->count != 1 || r->inputs.count != 1 ||
                   strcmp(r->inputs.items[0].path, operands->items[0]) != 0;
    if (r->inputs.count && r->name_file && r->csv)
        return cli_usage("--to csv takes one file", "--to csv 只能用于一个文件");
    return CLI_GO_ON;
}

int cells_print(const cells_request *request, const cli_list *operands) {
    run r = {.request = request, .csv = strcmp(request->to, "csv") == 0};
    r.printer = r.csv                                ? &cells_csv_printer
                : strcmp(request->to, "ndjson") == 0 ? &cells_json_printer
                                                     : &cells_lines_printer;
    int status = find_inputs(&r, operands);
    if (status == CLI_GO_ON)
        status = print_inputs(&r);
    cli_inputs_free(&r.inputs);
    return status;
}
