/* gk-cells: what is in a file, cell by cell, exactly as read. */
#include "cells/csv.h"
#include "cells/json.h"
#include "cells/lines.h"
#include "cells/sheets.h"
#include "cells/stream.h"
#include "cells/witness.h"
#include "cli/cli.h"
#include "job/findings.h"
#include "job/inputs.h"
#include <errno.h>
#include <gongkai/gongkai.h>
#include <stdio.h>
#include <string.h>

static struct {
    const char *sheet, *to, *encoding;
    long codepage;
    bool sheets, displayed, witness, quiet, verbose;
} opt = {.to = "cells"};

static const char *const formats[] = {"cells", "csv", "ndjson", NULL};

static const cli_option options[] = {
    {0,
     "sheets",
     {0},
     {"list the sheets: index (- if it is no worksheet), name, rows, columns, visible or hidden, "
      "worksheet, chart, macro, module or dialog",
      "列出工作表：序号（不是普通工作表的为 -）、名称、行数、列数、visible（可见）或 "
      "hidden（隐藏）、worksheet、chart、macro、module 或 dialog"},
     .flag = &opt.sheets},
    {'s',
     "sheet",
     {"SHEET", "工作表"},
     {"only the worksheet of this name or, if none has it, of this index",
      "只输出该名称的工作表；没有该名称时按序号"},
     .value = &opt.sheet},
    {'t',
     "to",
     {"FORMAT", "格式"},
     {"cells (the lines told above), csv (one worksheet of one file as a grid from A1, raw values, "
      "lines ending LF) or ndjson (an object a line, with file, sheet, name, cell, type, value "
      "and, "
      "for a formula's result, formula; values are strings)",
      "cells（上述各行）、csv（一个文件的一个工作表，自 A1 起的表格，原值，行末为 LF）或 "
      "ndjson（每行一个对象，含 file、sheet、name、cell、type、value，公式结果另有 "
      "formula；值均为字符串）"},
     .words = formats,
     .value = &opt.to},
    {'d',
     "displayed",
     {0},
     {"values as a spreadsheet shows them; with --to csv, CSV as Excel saves it: from the first "
      "row and column in use, lines ending CRLF",
      "输出电子表格中显示的内容；与 --to csv 合用时为 Excel 另存的 CSV：自首个已用的行、列起，"
      "行末为 CRLF"},
     .flag = &opt.displayed},
    {'w',
     "witness",
     {0},
     {"read a .xls again with freexl, an unrelated reader, and show both readings: each line goes "
      "on with freexl's type and value (the type is - where one of the two has no such cell) and a "
      "verdict: same, differs, or the known fault of freexl that explains the difference, which is "
      "no-formulas, no-rich-text, sheet-lost, bool-as-integer, error-as-integer, date-as-number, "
      "number-as-date, time-dropped, days-dropped, own-calendar, long-text or wrong-codepage",
      "用另一独立的读取程序 freexl 再读一遍 .xls，并列两者所读：各行另有 freexl "
      "所读的类型、值（没有该单元格的一方类型为 "
      "-）和结论：same（一致）、differs（不一致）或造成差异的 freexl 已知缺陷，即 "
      "no-formulas、no-rich-text、sheet-lost、bool-as-integer、error-as-integer、date-as-"
      "number、number-as-date、time-dropped、days-dropped、own-calendar、long-text 或 "
      "wrong-codepage"},
     .flag = &opt.witness},
    CLI_OPTION_ENCODING(&opt.encoding),
    CLI_OPTION_CODEPAGE(&opt.codepage),
    {'q', "quiet", {0}, {"tell errors only", "只显示错误"}, .flag = &opt.quiet},
    {'v', "verbose", {0}, {"tell every finding", "显示全部发现"}, .flag = &opt.verbose},
    {0}};

static const cli_text usage[] = {{"FILE…", "文件…"},
                                 {"--sheets FILE…", "--sheets 文件…"},
                                 {"--witness FILE…", "--witness 文件…"},
                                 {0}};

static const cli_text description[] = {
    {"Prints each cell that is not empty on a line of its own, by sheet, row and column, hidden "
     "ones too, with tabs between: the worksheet's index, the cell, its type, its value. With "
     "several FILEs, a folder or an archive each line begins with the file. FILE is a text, CSV, "
     "XLS, XLSX or XML Spreadsheet file or a web page, a folder or a ZIP archive (read with "
     "everything in it) or - for standard input.",
     "每个非空单元格输出一行，按工作表、行、列排列，隐藏的也输出；各项以制表符分隔："
     "工作表序号、单元格、类型、值。有多个文件、文件夹或压缩包时，行首为文件名。"
     "文件可以是文本、CSV、XLS、XLSX、XML 电子表格或网页，文件夹或 ZIP 压缩包（含其中全部文件），"
     "或 -（标准输入）。"},
    {"The index counts worksheets from 1; charts, macros, modules and dialogs have none. The type "
     "is number, text, bool, error, date or duration. A number is the shortest decimal that gives "
     "the same double back, with an exponent below 0.000001 and from 1e17 on; a date is "
     "ISO 8601; in texts and names \\t \\n \\r \\\\ stand for a tab, line feed, carriage return "
     "and backslash. Of a file that is refused, nothing is printed.",
     "序号从 1 起，只计普通工作表；图表、宏、模块和对话框没有序号。类型为 "
     "number（数字）、text（文本）、"
     "bool（逻辑值）、error（错误值）、date（日期）或 "
     "duration（时长）。数字为能还原同一双精度数的最短小数，小于 0.000001 或自 1e17 "
     "起用指数；日期依 ISO 8601；文本和名称中以 \\t \\n \\r \\\\ "
     "代表制表符、换行、回车和反斜杠。被拒绝的文件没有任何输出。"},
    {0}};

static const cli_example examples[] = {
    {"gk-cells 旧表.xls", {"see every cell", "查看每个单元格"}},
    {"gk-cells --sheets 2024决算/",
     {"see which sheets the files of a folder have", "查看文件夹中各文件有哪些工作表"}},
    {"gk-cells --sheet 2 --to csv 旧表.xls > 表.csv",
     {"one worksheet as CSV", "将一个工作表输出为 CSV"}},
    {0}};

static const cli_exit exits[] = {{0, {"all files read", "全部文件已读取"}},
                                 {1,
                                  {"some of many files refused or, with --witness, a cell differs",
                                   "有部分文件被拒绝，或使用 --witness 时有单元格不一致"}},
                                 {2, {"nothing done", "未完成"}},
                                 {0, {0}}};

static const char *const see_also[] = {"gk-convert(1)", NULL};

static const cli_tool tool = {
    .name = "gk-cells",
    .summary = {"print the cells of spreadsheets exactly as read", "原样输出电子表格的单元格"},
    .usage = usage,
    .description = description,
    .options = options,
    .examples = examples,
    .exits = exits,
    .see_also = see_also,
};

typedef struct run {
    cli_inputs inputs;
    bool name_file;
    size_t printed, refused;
    bool differs; /**< A file's two readings do. */
} run;

static const cells_printer *printer(void) {
    return strcmp(opt.to, "csv") == 0      ? &cells_csv_printer
           : strcmp(opt.to, "ndjson") == 0 ? &cells_json_printer
                                           : &cells_lines_printer;
}

static bool is_csv(void) {
    return printer() == &cells_csv_printer;
}

/* ---- from a book ---------------------------------------------------------------------------- */

/* `only`: the one sheet to print; NULL: all. */
static bool print_cells(const run *r, const gk_book *book, const gk_sheet *only) {
    cells_page page = {.file = gk_book_source(book),
                       .name_file = r->name_file,
                       .displayed = opt.displayed,
                       .out = stdout};
    gk_error err = {0};
    gk_status status = GK_OK;
    for (size_t i = 0; i < gk_book_sheet_count(book) && !status; i++) {
        const gk_sheet *sheet = gk_book_sheet(book, i);
        page.index += cells_sheet_is_worksheet(sheet);
        if (cells_sheet_is_worksheet(sheet) && (!only || sheet == only))
            status = cells_page_print(printer(), &page, sheet, &err);
    }
    if (status)
        cli_message_error(&err);
    return status == GK_OK;
}

static bool print_witness(run *r, const cli_input *input, const gk_book *book,
                          const gk_sheet *only) {
    cells_witness_page page = {.book = book, .only = only, .name_file = r->name_file};
    cli_witness_how how = {opt.quiet, opt.verbose, cells_witness_print, &page};
    cli_witness_result result = cli_witness(&r->inputs, input, book, &how);
    if (result == CLI_WITNESS_NOT_XLS)
        cli_message(input->path, "the second reader does not read such a file",
                    "第二个读取程序不读此类文件");
    /* with --sheet, its cells only count */
    r->differs = r->differs || (only ? page.differing > 0 : result == CLI_WITNESS_DISAGREES);
    return result == CLI_WITNESS_AGREES || result == CLI_WITNESS_DISAGREES;
}

/* The sheet that the options ask for, NULL for all; false, and told, if there is no such. */
static bool choose_sheet(const gk_book *book, const gk_sheet **only) {
    *only = NULL;
    if (opt.sheet)
        return cells_sheet_find(book, opt.sheet, only);
    return !is_csv() || cells_sheet_find_only(book, only);
}

static bool print_book(run *r, const cli_input *input, const gk_book *book) {
    const gk_sheet *only;
    if (opt.sheets) {
        cells_sheets_print(book, r->name_file);
        return true;
    }
    if (!choose_sheet(book, &only))
        return false;
    return opt.witness ? print_witness(r, input, book, only) : print_cells(r, book, only);
}

static void tell(const gk_findings *findings, const gk_error *err) {
    cli_progress(0, 0, NULL);
    if (findings)
        cli_findings_tell(findings, 0, opt.quiet ? GK_SEVERITY_ERROR : GK_SEVERITY_INFO,
                          opt.verbose);
    if (err)
        cli_message_error(err);
}

static gk_read_options how_to_read(void) {
    return (gk_read_options){
        .encoding = opt.encoding, .codepage = (unsigned)opt.codepage, .unsaved_formulas = true};
}

static bool read_and_print(run *r, const cli_input *input) {
    gk_error err = {0};
    gk_read_options reading = how_to_read();
    gk_findings *findings = gk_findings_new();
    gk_book *book = cli_input_read(&r->inputs, input, &reading, findings, &err);
    tell(findings, book ? NULL : &err);
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
    if (opt.sheets) {
        cells_sheets_print(outline, r->name_file);
        return PRINTED;
    }
    if (!choose_sheet(outline, &only))
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
    gk_read_options reading = how_to_read();
    gk_sink sink = cells_stream_sink(stream);
    gk_status status = cli_input_push(&r->inputs, input, &reading, &sink, findings, &err);
    if (cells_stream_gave_up(stream))
        return GAVE_UP;
    tell(findings, status ? &err : NULL);
    return status ? REFUSED : print_stream(r, stream);
}

static outcome stream_input(run *r, const cli_input *input) {
    cells_request request = {.file = input->path,
                             .name_file = r->name_file,
                             .printer = opt.sheets ? NULL : printer(),
                             .sheet = opt.sheet,
                             .one_sheet = is_csv()};
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
    outcome done = opt.displayed || opt.witness ? GAVE_UP : stream_input(r, input);
    if (done == GAVE_UP)
        done = read_and_print(r, input) ? PRINTED : REFUSED;
    if (done == PRINTED)
        r->printed++;
    else
        r->refused++;
}

static int print_inputs(run *r, const cli_list *operands) {
    if (opt.witness && !cli_witness_find())
        return CLI_NOT_DONE;
    if (!cli_inputs_find(operands, NULL, &r->inputs)) {
        cli_message(NULL, "out of memory", "内存不足");
        return CLI_NOT_DONE;
    }
    r->refused = r->inputs.failures;
    bool lone = operands->count == 1 && r->inputs.count == 1 &&
                strcmp(r->inputs.items[0].path, operands->items[0]) == 0;
    r->name_file = !lone;
    if (r->inputs.count && r->name_file && is_csv())
        return cli_usage("--to csv takes one file", "--to csv 只能用于一个文件");
    for (size_t i = 0; i < r->inputs.count && !ferror(stdout); i++) {
        cli_progress(i, r->inputs.count, r->inputs.items[i].path);
        print_input(r, &r->inputs.items[i]);
    }
    if (r->printed == 0)
        return CLI_NOT_DONE;
    return r->refused || r->differs ? 1 : 0;
}

static int check_usage(const cli_list *operands) {
    bool plain = strcmp(opt.to, "cells") == 0 && !opt.displayed;
    if (operands->count == 0)
        return cli_usage("no file named", "没有指定文件");
    if (opt.sheets && (opt.sheet || opt.witness || !plain))
        return cli_usage("--sheets goes with none of --sheet, --to, --displayed, --witness",
                         "--sheets 不能与 --sheet、--to、--displayed、--witness 合用");
    if (opt.witness && !plain)
        return cli_usage("--witness goes with neither --to nor --displayed",
                         "--witness 不能与 --to、--displayed 合用");
    return CLI_GO_ON;
}

int main(int argc, char **argv) {
    cli_list operands;
    run r = {0};
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status == CLI_GO_ON)
        status = check_usage(&operands);
    if (status == CLI_GO_ON)
        status = print_inputs(&r, &operands);
    cli_inputs_free(&r.inputs);
    return cli_finish(status);
}
