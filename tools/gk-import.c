/* gk-import: tables of any kind → a stream of records. */
#include "cli/cli.h"
#include "job/stream.h"
#include "witness/witness.h"

static bool each;

static const cli_option options[] = {
    {0,
     "each",
     {0},
     {"process each input by itself: its tables are not grouped with those of other inputs, and "
      "only one input is held in memory",
      "每个输入单独处理，不与其他输入的表归并；逐个输入输出，占用内存少"},
     .flag = &each},
    {.join = cli_reading_options},
    {.join = cli_decoding_options},
    {0,
     "witness",
     {0},
     {"read each .xls again with freexl, an unrelated reader, and list every cell where the two "
      "disagree, except for freexl's known faults",
      "用另一独立的读取程序 freexl 再读一遍各 .xls，列出两者不一致的单元格（freexl "
      "的已知缺陷除外）"},
     .flag = &cli_reading_asked.witness},
    {.join = cli_message_options},
    {0}};

static const cli_text usage[] = {{"INPUT…", "输入…"}, {0}};

static const cli_text description[] = {
    {"Reads the tables of 部门决算公开 (departmental final accounts) and writes them to standard "
     "output as a stream of records, NDJSON, one record a line, for gk-export, jq and other "
     "programs; gk-stream(5) describes it. Amounts are strings that hold the exact decimal.",
     "读取部门决算公开表，以记录流（NDJSON，每行一条记录）写到标准输出，供 gk-export、jq "
     "等程序使用；格式见 gk-stream(5)。金额为字符串，数字分毫不差。"},
    {"INPUT is a file, a folder or a ZIP archive (with everything in it), another stream, or - for "
     "standard input. Inputs are grouped into reports by 部门 and 年度. A report with a cell that "
     "is not understood is not written; the last record of each input gives its status.",
     "输入可以是文件、文件夹或 ZIP 压缩包（含其中全部文件）、另一个流或 "
     "-（标准输入）。输入按部门和年度归为决算。有单元格无法理解的决算不写出；每个输入的最后一条记录"
     "说明其结果。"},
    {0}};

static const cli_example examples[] = {
    {"gk-import 2024决算/ | gk-export -o 公开.xlsx",
     {"from exports to a workbook", "由导出文件得到工作簿"}},
    {"gk-import 公开.xlsx | jq -r 'select(.t==\"row\")|[.role,.row,.values[\"1\"]]|@tsv'",
     {"the first column of every table", "取每张表的第一栏"}},
    {0}};

static const char *const see_also[] = {"gk-export(1)", "gk-convert(1)", "gk-stream(5)",
                                       "gk-recipes(7)", NULL};

static const cli_tool tool = {
    .name = "gk-import",
    .summary = {"write final-accounts tables as a stream of records",
                "将部门决算公开表转换为记录流"},
    .usage = usage,
    .description = description,
    .options = options,
    .examples = examples,
    .see_also = see_also,
};

static int import(cli_run *run, const cli_list *operands) {
    cli_reading_asked.digest = true;
    cli_reading_asked.hidden_content = true; /* who checks the stream cannot look any more */
    if (!cli_run_begin(run, &cli_reading_asked, operands, NULL))
        return CLI_NOT_DONE;
    cli_reading_asked.witness = cli_reading_asked.witness && cli_witness_find();
    for (size_t i = 0; each && i < run->inputs.count; i++)
        cli_stream_inputs(run, &run->inputs.items[i], 1);
    if (!each && run->inputs.count)
        cli_stream_inputs(run, run->inputs.items, run->inputs.count);
    return cli_run_status(run);
}

int main(int argc, char **argv) {
    cli_list operands;
    cli_run run = {0};
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status == CLI_GO_ON && operands.count == 0)
        status = cli_usage("no input named", "没有指定输入");
    if (status == CLI_GO_ON)
        status = import(&run, &operands);
    cli_run_end(&run);
    return cli_finish(status);
}
