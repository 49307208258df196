/* gk-cells: what is in a file, cell by cell, exactly as read. */
#include "cells/cells.h"
#include "cli/cli.h"
#include <string.h>

static cells_request request = {.reading = &cli_reading_asked, .to = "cells"};

static const char *const formats[] = {"cells", "csv", "ndjson", NULL};

static const cli_option options[] = {
    {0,
     "sheets",
     {0},
     {"list the sheets: index (- if it is no worksheet), name, rows, columns, visible or hidden, "
      "worksheet, chart, macro, module or dialog",
      "列出工作表：序号（不是普通工作表的为 -）、名称、行数、列数、visible（可见）或 "
      "hidden（隐藏）、worksheet、chart、macro、module 或 dialog"},
     .flag = &request.sheets},
    {'s',
     "sheet",
     {"SHEET", "工作表"},
     {"print only the worksheet of this name or, if none has it, of this index",
      "只输出该名称的工作表；没有该名称时按序号"},
     .value = &request.sheet},
    {'t',
     "to",
     {"FORMAT", "格式"},
     {"cells (the lines described above), csv (one worksheet of one file as a grid from A1, raw "
      "values, lines ending in LF) or ndjson (an object a line, with file, sheet, name, cell, "
      "type, value and, for a formula's result, formula; values are strings)",
      "cells（上述各行）、csv（一个文件的一个工作表，自 A1 起的表格，原值，行末为 LF）或 "
      "ndjson（每行一个对象，含 file、sheet、name、cell、type、value，公式结果另有 "
      "formula；值均为字符串）"},
     .words = formats,
     .value = &request.to},
    {'d',
     "displayed",
     {0},
     {"print values as a spreadsheet shows them, and no cell that shows nothing; with --to csv, CSV "
      "as Excel saves it: from the first row and column in use, lines ending in CRLF",
      "输出电子表格中显示的内容，不显示内容的单元格略去；与 --to csv 合用时为 Excel 另存的 "
      "CSV：自首个已用的行、列起，"
      "行末为 CRLF"},
     .flag = &request.displayed},
    {'w',
     "witness",
     {0},
     {"read a .xls again with freexl, an unrelated reader, and show both readings: each line "
      "continues with freexl's type and value (the type is - where one of the two has no such "
      "cell) and a verdict: same, differs, or the known fault of freexl that explains the "
      "difference: no-formulas, no-rich-text, sheet-lost, bool-as-integer, error-as-integer, "
      "date-as-number, number-as-date, time-dropped, days-dropped, own-calendar, long-text or "
      "wrong-codepage",
      "用另一独立的读取程序 freexl 再读一遍 .xls，并列两者所读：各行另有 freexl "
      "所读的类型、值（没有该单元格的一方类型为 "
      "-）和结论：same（一致）、differs（不一致）或造成差异的 freexl 已知缺陷，即 "
      "no-formulas、no-rich-text、sheet-lost、bool-as-integer、error-as-integer、date-as-"
      "number、number-as-date、time-dropped、days-dropped、own-calendar、long-text 或 "
      "wrong-codepage"},
     .flag = &cli_reading_asked.witness},
    {.join = cli_decoding_options},
    {.join = cli_message_options},
    {0}};

static const cli_text usage[] = {{"FILE…", "文件…"},
                                 {"--sheets FILE…", "--sheets 文件…"},
                                 {"--witness FILE…", "--witness 文件…"},
                                 {0}};

static const cli_text description[] = {
    {"Prints every cell that is not empty, hidden ones too, a cell a line in the order of sheets, "
     "rows and columns: the worksheet's index, the address, the type and the value, separated by "
     "tabs. With several FILEs, a folder or an archive each line begins with the file. FILE is a "
     "text, CSV, XLS, XLSX or XML Spreadsheet file or a web page, a folder or a ZIP archive (with "
     "everything in it), or - for standard input.",
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
    {"gk-cells 旧表.xls", {"list every cell", "查看每个单元格"}},
    {"gk-cells --sheets 2024决算/",
     {"list the sheets of all files of a folder", "查看文件夹中各文件有哪些工作表"}},
    {"gk-cells --sheet 2 --to csv 旧表.xls > 表.csv",
     {"one worksheet as CSV", "将一个工作表输出为 CSV"}},
    {0}};

static const cli_exit exits[] = {
    {0, {"all files read", "全部文件已读取"}},
    {1,
     {"some of the files were refused or, with --witness, a cell differs",
      "有部分文件被拒绝，或使用 --witness 时有单元格不一致"}},
    {2, {"nothing done", "未完成"}},
    {0, {0}}};

static const char *const see_also[] = {"gk-convert(1)", "gk-recipes(7)", NULL};

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

static int check_usage(const cli_list *operands) {
    bool plain = strcmp(request.to, "cells") == 0 && !request.displayed;
    if (operands->count == 0)
        return cli_usage("no file named", "没有指定文件");
    if (request.sheets && (request.sheet || cli_reading_asked.witness || !plain))
        return cli_usage("--sheets goes with none of --sheet, --to, --displayed, --witness",
                         "--sheets 不能与 --sheet、--to、--displayed、--witness 合用");
    if (cli_reading_asked.witness && !plain)
        return cli_usage("--witness goes with neither --to nor --displayed",
                         "--witness 不能与 --to、--displayed 合用");
    return CLI_GO_ON;
}

int main(int argc, char **argv) {
    cli_list operands;
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status == CLI_GO_ON)
        status = check_usage(&operands);
    if (status == CLI_GO_ON)
        status = cells_print(&request, &operands);
    return cli_finish(status);
}
