#include "cells/cells.h"

#include "base/fail.h"
#include "cells/sheets.h"
#include "cells/witness.h"
#include "cli/cli.h"
#include "job/findings.h"
#include "job/second_reading.h"
#include <gongkai/raw.h>
#include <stdio.h>
#include <string.h>

typedef struct cells_run {
    const cells_request *request;
    cli_inputs inputs;
    bool name_file;
    size_t printed, refused;
    bool differs; /**< A file's two readings do. */
} cells_run;

static bool is_csv(const cells_run *run) {
    return strcmp(run->request->to, "csv") == 0;
}

static gk_raw_options raw_options(const cells_run *run) {
    bool ndjson = strcmp(run->request->to, "ndjson") == 0;
    return (gk_raw_options){.format = is_csv(run) ? GK_RAW_CSV
                                      : ndjson    ? GK_RAW_NDJSON
                                                  : GK_RAW_CELLS,
                            .name_file = run->name_file,
                            .displayed = run->request->displayed};
}

static gk_status to_stdout(void *self, const char *bytes, size_t size, gk_error *err) {
    (void)self;
    bool whole = fwrite(bytes, 1, size, stdout) == size;
    cli_wrote();
    return whole ? GK_OK : gk_fail(err, GK_E_IO, "cannot be written", "无法写入");
}

static const gk_stream_output output = {NULL, to_stdout};

/* A failure of standard output is cli_finish's to report. */
static bool is_printed(gk_status status, const gk_error *err) {
    if (status && !ferror(stdout))
        cli_message_error(err);
    return !status || ferror(stdout);
}

/* ---- from a book ---------------------------------------------------------------------------- */

/* `only`: the one sheet to print; NULL: all. */
static bool print_cells(const cells_run *run, const gk_book *book, const gk_sheet *only) {
    gk_error err = {0};
    const gk_raw_options options = raw_options(run);
    return is_printed(gk_raw_write_book(book, only, &options, &output, &err), &err);
}

static bool print_witness(cells_run *run, const cli_input *input, const gk_book *book,
                          const gk_sheet *only) {
    cells_witness_page page = {.book = book, .only = only, .name_file = run->name_file};
    cli_witness_options options = {.quiet = run->request->reading->quiet,
                                   .verbose = run->request->reading->verbose,
                                   .cell = cells_witness_print,
                                   .self = &page};
    cli_witness_result result = cli_second_reading(&run->inputs, input, book, &options);
    if (result == CLI_WITNESS_NOT_XLS)
        cli_message(input->path, "freexl does not read this kind of file",
                    "第二个读取程序不读此类文件");
    /* with --sheet, its cells only count */
    run->differs = run->differs || (only ? page.differing > 0 : result == CLI_WITNESS_DISAGREES);
    return result == CLI_WITNESS_AGREES || result == CLI_WITNESS_DISAGREES;
}

/* The sheet that the options ask for, NULL for all; false, with a message, if there is none. */
static bool choose_sheet(const cells_run *run, const gk_book *book, const gk_sheet **only) {
    *only = NULL;
    if (run->request->sheet)
        return cells_sheet_find(book, run->request->sheet, only);
    return !is_csv(run) || cells_sheet_find_only(book, only);
}

static bool print_book(cells_run *run, const cli_input *input, const gk_book *book) {
    const gk_sheet *only;
    if (run->request->sheets) {
        cells_sheets_print(book, run->name_file);
        return true;
    }
    if (!choose_sheet(run, book, &only))
        return false;
    return run->request->reading->witness ? print_witness(run, input, book, only)
                                          : print_cells(run, book, only);
}

static void print_findings(const cells_run *run, const gk_findings *findings, const gk_error *err) {
    cli_progress(0, 0, NULL);
    if (findings)
        cli_findings_tell(findings, 0,
                          run->request->reading->quiet ? GK_SEVERITY_ERROR : GK_SEVERITY_INFO,
                          run->request->reading->verbose);
    if (err)
        cli_message_error(err);
}

static gk_read_options read_options(const cells_run *run) {
    return (gk_read_options){.encoding = run->request->reading->encoding,
                             .codepage = (unsigned)run->request->reading->codepage,
                             .unsaved_formulas = true,
                             .as_stored = true};
}

static bool read_and_print(cells_run *run, const cli_input *input) {
    gk_error err = {0};
    gk_read_options reading = read_options(run);
    gk_findings *findings = gk_findings_new();
    gk_book *book = cli_input_read(&run->inputs, input, &reading, findings, &err);
    print_findings(run, findings, book ? NULL : &err);
    bool printed = book && print_book(run, input, book);
    gk_book_free(book);
    gk_findings_free(findings);
    return printed;
}

/* ---- as it is read -------------------------------------------------------------------------- */

typedef enum outcome { PRINTED, REFUSED, GAVE_UP } outcome;

/* One input on its way to lines. */
typedef struct reading {
    cells_run *run;
    gk_raw_options options;
    gk_raw *raw;
} reading;

/* Of a CSV without --sheet only the first sheet with cells: a second one is refused. */
static bool wants(void *self, const gk_sheet_info *sheet, size_t index) {
    const reading *now = self;
    const cells_request *request = now->run->request;
    if (request->sheets)
        return false;
    if (request->sheet)
        return strcmp(sheet->name, request->sheet) == 0 ||
               cells_sheet_is_index(request->sheet, index);
    return !is_csv(now->run) || !cells_sheets_have_cells(gk_raw_outline(now->raw));
}

static outcome print_raw(const reading *now) {
    const gk_book *outline = gk_raw_outline(now->raw);
    const gk_sheet *only;
    gk_error err = {0};
    if (now->run->request->sheets) {
        cells_sheets_print(outline, now->run->name_file);
        return PRINTED;
    }
    if (!choose_sheet(now->run, outline, &only))
        return REFUSED;
    gk_status status = gk_raw_write(now->raw, only, &output, &err);
    if (status)
        gk_fail_in(&err, status, gk_book_source(outline));
    return is_printed(status, &err) ? PRINTED : REFUSED;
}

static outcome push_and_print(const reading *now, const cli_input *input, gk_findings *findings) {
    gk_error err = {0};
    gk_read_options options = read_options(now->run);
    gk_sink sink = gk_raw_sink(now->raw);
    gk_status status = cli_input_push(&now->run->inputs, input, &options, &sink, findings, &err);
    if (gk_raw_gave_up(now->raw))
        return GAVE_UP;
    print_findings(now->run, findings, status ? &err : NULL);
    return status ? REFUSED : print_raw(now);
}

static outcome stream_input(cells_run *run, const cli_input *input) {
    reading now = {.run = run, .options = raw_options(run)};
    now.options.wants = wants;
    now.options.self = &now;
    now.raw = gk_raw_new(input->path, &now.options);
    gk_findings *findings = gk_findings_new();
    outcome done = now.raw && findings ? push_and_print(&now, input, findings) : GAVE_UP;
    gk_findings_free(findings);
    gk_raw_free(now.raw);
    return done;
}

/* ---- all inputs ----------------------------------------------------------------------------- */

/* What is displayed, and both readings beside each other, need all cells at once. */
static void print_input(cells_run *run, const cli_input *input) {
    outcome done = run->request->displayed || run->request->reading->witness
                       ? GAVE_UP
                       : stream_input(run, input);
    if (done == GAVE_UP)
        done = read_and_print(run, input) ? PRINTED : REFUSED;
    if (done == PRINTED)
        run->printed++;
    else
        run->refused++;
}

static int print_inputs(cells_run *run) {
    for (size_t i = 0; i < run->inputs.count && !ferror(stdout); i++) {
        cli_progress(i, run->inputs.count, run->inputs.items[i].path);
        print_input(run, &run->inputs.items[i]);
    }
    if (run->printed == 0)
        return CLI_NOT_DONE;
    return run->refused || run->differs ? 1 : 0;
}

/* CLI_GO_ON, or the status to leave with. */
static int find_inputs(cells_run *run, const cli_list *operands) {
    if (run->request->reading->witness && !cli_witness_find())
        return CLI_NOT_DONE;
    if (!cli_inputs_find(operands, NULL, &run->inputs)) {
        cli_message_memory(NULL);
        return CLI_NOT_DONE;
    }
    run->refused = run->inputs.failures;
    run->name_file = operands->count != 1 || run->inputs.count != 1 ||
                     strcmp(run->inputs.items[0].path, operands->items[0]) != 0;
    if (run->inputs.count && run->name_file && is_csv(run))
        return cli_usage("--to csv takes one file", "--to csv 只能用于一个文件");
    return CLI_GO_ON;
}

int cells_print(const cells_request *request, const cli_list *operands) {
    cells_run run = {.request = request};
    int status = find_inputs(&run, operands);
    if (status == CLI_GO_ON)
        status = print_inputs(&run);
    cli_inputs_free(&run.inputs);
    return status;
}
