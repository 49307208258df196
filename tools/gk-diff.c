/* gk-diff: two inputs of any kind, compared value by value. */
#include "cli/cli.h"
#include "diff/print.h"
#include "diff/reports.h"
#include <string.h>

static struct {
    const char *tolerance, *unit, *to;
    bool years, values_only;
} opt;

static const char *const units[] = {"万元", "元", NULL};
static const char *const formats[] = {"text", "ndjson", NULL};

static const cli_option options[] = {
    {0,
     "tolerance",
     {"AMOUNT", "金额"},
     {"treat numbers as equal that differ by at most this amount, in the unit of --unit",
      "相差不超过此数的数值视为相同，单位同 --unit"},
     .value = &opt.tolerance},
    {0,
     "unit",
     {"UNIT", "单位"},
     {"the unit of the printed amounts and of the tolerance: 万元 (the default) or 元",
      "输出和容差所用的单位：万元（缺省）或元"},
     .words = units,
     .value = &opt.unit},
    {0,
     "years",
     {0},
     {"A is last year and B this year: print every value of either side by side",
      "A 为上年，B 为本年：并列输出任一方有的每个数值"},
     .flag = &opt.years},
    {0,
     "values-only",
     {0},
     {"compare figures alone: no names, titles, 注, 年度, units and departments, no empty tables",
      "只比较数值：不比较名称、表题、注、年度、单位、部门，也不比较空表"},
     .flag = &opt.values_only},
    {0,
     "to",
     {"FORMAT", "格式"},
     {"text for people (the default) or ndjson for programs", "text 供人阅读（缺省），ndjson "
                                                              "供程序处理"},
     .words = formats,
     .value = &opt.to},
    {.join = cli_reading_options},
    {.join = cli_decoding_options},
    {.join = cli_message_options},
    {0}};

static const cli_text usage[] = {{"A B", "A B"}, {0}};

static const cli_text description[] = {
    {"Compares the tables of two inputs by role, row and column and prints what differs: a "
     "workbook and the export it was made from, a correction and the original, this year and last. "
     "A and B are anything gk-convert reads, or streams, or - for standard input. A blank, —— and "
     "0 are three different values; 1.5 and 1.50 are equal. Amounts are compared in 万元, whatever "
     "the units of the tables are: exactly where both are in one unit, or with --keep-unit; else "
     "an amount in 元 is equal to the one in 万元 that it rounds to.",
     "按表、行、栏比较两个输入，输出不同之处：工作簿与其来源、更正稿与原稿、本年与上年。A 和 B "
     "可以是 "
     "gk-convert 能读的任何文件、文件夹、ZIP 压缩包或记录流，或 -（标准输入）。空白、——、0 "
     "各不相同；1.5 与 1.50 相同。金额不论表中用何单位，均折为万元比较：两边单位相同或使用 "
     "--keep-unit 时须完全相等；"
     "单位不同时，以元为单位的金额四舍五入后等于另一边即为相同。"},
    {"Compared are the figures and names of every table, what a migration left over, tables "
     "that no profile has (cell by cell), numbers and titles, 注, 年度 (not with --years), "
     "units, departments, and tables or rows that one side lacks, even empty ones. Spaces, "
     "quotation marks and full width make no difference to a name. Not compared are the order "
     "of tables and rows, where cells stood, and merged cells of tables that no profile has.",
     "比较的内容：各表的数值与名称，转换后的遗留，版式之外的表（逐个单元格），表号与表题，注，"
     "年度（使用 --years 时除外），单位，部门，以及只有一边有的表和行（空的也算）。名称中的空格、"
     "引号、全角半角不计。不比较：表和行的先后、单元格的位置、版式之外的表的合并单元格。"},
    {"Reports are matched by department and year, with --years by department only. Where each side "
     "has a single report, the two are compared whatever their department and year.",
     "按部门和年度配对；使用 --years 时按部门配对；两边各只有一份决算时直接比较。"},
    {0}};

static const cli_example examples[] = {{"gk-diff --values-only 导出/ 公开.xlsx",
                                        {"does the workbook hold the figures that were exported?",
                                         "工作簿中的数值与导出文件是否一致"}},
                                       {"gk-diff --years 2023公开.xlsx 2024公开.xlsx",
                                        {"last year and this year side by side", "上年与本年并列"}},
                                       {0}};

static const cli_exit exits[] = {{0, {"the same", "相同"}},
                                 {1, {"different", "不同"}},
                                 {2, {"not compared", "未能比较"}},
                                 {0, {0}}};

static const char *const see_also[] = {"gk-convert(1)", "gk-import(1)", "gk-recipes(7)", NULL};

static const cli_tool tool = {
    .name = "gk-diff",
    .summary = {"compare final-accounts tables value by value", "逐值比较两份决算"},
    .usage = usage,
    .description = description,
    .options = options,
    .examples = examples,
    .exits = exits,
    .see_also = see_also,
};

int main(int argc, char **argv) {
    cli_list operands;
    int status = cli_parse(&tool, argc, argv, &operands);
    diff_request request = {.reading = &cli_reading_asked,
                            .years = opt.years,
                            .values_only = opt.values_only,
                            .yuan = opt.unit && strcmp(opt.unit, "元") == 0,
                            .ndjson = opt.to && strcmp(opt.to, "ndjson") == 0};
    if (status == CLI_GO_ON && operands.count != 2)
        status = cli_usage("two inputs are needed", "须指定两个输入");
    if (status == CLI_GO_ON && opt.tolerance &&
        !diff_read_tolerance(opt.tolerance, request.yuan, &request.tolerance))
        status = cli_usage("not an amount: %s", "不是金额：%s", opt.tolerance);
    if (status == CLI_GO_ON)
        status = diff_reports(&request, &operands);
    return cli_finish(status);
}
