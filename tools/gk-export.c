/* gk-export: a stream of records → files. */
#include "cli/cli.h"
#include "job/output.h"

static const char *const encodings[] = {"utf-8", "gb18030", "gbk", NULL};

static const cli_option options[] = {
    {.join = cli_output_options},
    {0,
     "encoding",
     {"NAME", "编码"},
     {"with --to csv: utf-8 (the default), gb18030 or gbk; a character that the encoding lacks is "
      "an error and never becomes a question mark",
      "与 --to csv 合用：utf-8（缺省）、gb18030 或 gbk；该编码没有的字符报错，决不写成问号"},
     .words = encodings,
     .value = &cli_output_asked.encoding},
    {.join = cli_leftovers_options},
    {.join = cli_reading_options},
    {.join = cli_message_options},
    {0}};

static const cli_text usage[] = {{"[INPUT…] -o OUT", "[输入…] -o 输出"}, {0}};

static const cli_text description[] = {
    {"Reads a stream of records (gk-stream(5)) and writes its reports as a workbook, as CSV, or as "
     "files for a database. INPUT is a stream, or anything gk-convert reads; without one, or with "
     "-, it is standard input.",
     "读取记录流（见 gk-stream(5)），将其中的决算写成工作簿、CSV "
     "或可导入数据库的文件。输入为记录流；缺省或为 - 时读取标准输入。gk-convert "
     "能读的其他输入也可以。"},
    {"A stream that was cut off or lost records is refused. A file gets its name only after it was "
     "written, read back and compared: one that exists is complete.",
     "不完整或中途丢失记录的流会被拒绝。已有名称的文件必定完整：命名之前已回读并核对。"},
    {0}};

static const cli_example examples[] = {
    {"gk-import 2024决算/ | gk-export -o 公开.xlsx",
     {"from exports to a workbook", "由导出文件得到工作簿"}},
    {"gk-import 公开.xlsx | gk-export --to csv --encoding gb18030 -o 表/",
     {"a CSV in GB18030 for each table", "每张表一个 GB18030 编码的 CSV"}},
    {"gk-export --to tidy 公开.xlsx -o 数据/",
     {"one line for each value, for a database", "每个数值一行，供导入数据库"}},
    {0}};

static const char *const see_also[] = {"gk-import(1)", "gk-migrate(1)", "gk-convert(1)",
                                       "gk-stream(5)", "gk-recipes(7)", NULL};

static const cli_tool tool = {
    .name = "gk-export",
    .summary = {"write a stream of final-accounts tables to files", "将记录流写成文件"},
    .usage = usage,
    .description = description,
    .options = options,
    .examples = examples,
    .see_also = see_also,
};

static int export(cli_run *run, const cli_list *operands) {
    cli_job job;
    cli_output_asked.quiet = cli_reading_asked.quiet;
    cli_reading_asked.digest = cli_output_wants_digest(&cli_output_asked);
    if (!cli_run_begin(run, &cli_reading_asked, operands, cli_output_asked.path))
        return CLI_NOT_DONE;
    if (run->inputs.count) {
        cli_job_read(run, &job, run->inputs.items, run->inputs.count);
        cli_output_job(run, &job, &cli_output_asked, cli_output_asked.path);
        cli_job_end(run, &job);
    }
    cli_output_end(&cli_output_asked);
    return cli_run_status(run);
}

int main(int argc, char **argv) {
    cli_list operands;
    cli_run run = {0};
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status == CLI_GO_ON && !cli_output_asked.path)
        status = cli_usage("no output named: -o OUT", "没有指定输出：-o 输出");
    if (status == CLI_GO_ON)
        status = cli_output_begin(&cli_output_asked, false);
    if (status == CLI_GO_ON)
        status = export(&run, cli_or_standard_input(&operands));
    cli_run_end(&run);
    return cli_finish(status);
}
