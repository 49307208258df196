/* gk-convert: what a clerk has → the standardized workbook. */
#include "cli/cli.h"
#include "convert/convert.h"

static bool each;

static const cli_option options[] = {
    {.join = cli_output_options},
    {0,
     "each",
     {0},
     {"convert each input by itself into a workbook named after it, beside it or in the folder OUT",
      "每个输入单独转换，工作簿以其命名，放在其旁或 <输出> 文件夹中"},
     .flag = &each},
    {0,
     "verify",
     {0},
     {"print a proof: the number of values of each source, how many of them were placed, left over "
      "and kept verbatim, and of each file written, with SHA-256 and whether it reads back equal "
      "(tab-separated)",
      "输出证明：每个来源的数值个数，其中归入各表、遗留、原样保留的各有多少，每个写出文件的数值个数，"
      "以及 SHA-256 和回读是否一致（制表符分隔）"},
     .flag = &cli_output_asked.verify},
    {0,
     "profile",
     {"PROFILE", "版式"},
     {"convert to the forms of this profile, whatever the year and place of the inputs "
      "(gk-migrate(1))",
      "转换为此版式，不论输入是哪一年、哪一地的表式（见 gk-migrate(1)）"},
     .value = &cli_reading_asked.profile},
    {.join = cli_leftovers_options},
    {0,
     "findings",
     {0},
     {"add a sheet that lists the findings of gk-check(1), with links to the cells; such a "
      "workbook is for work, not for publication",
      "另加一个工作表，列出 gk-check(1) "
      "的核对结果，并链接到单元格；此工作簿供内部使用，不用于公开"},
     .flag = &cli_output_asked.findings},
    {0,
     "checks",
     {"FILE", "文件"},
     {"with --findings: add your own checks (gk-check(1))", "与 --findings 同用：自己的核对公式"},
     .file = true,
     .list = &cli_output_asked.own_checks},
    {.join = cli_reading_options},
    {.join = cli_decoding_options},
    {0,
     "account",
     {0},
     {"print the number of cells of each class for each sheet (tab-separated)",
      "输出每张表中各类单元格的数量（制表符分隔）"},
     .flag = &cli_reading_asked.account},
    {0,
     "witness",
     {0},
     {"read each .xls again with freexl, an unrelated reader, and list every cell where the two "
      "disagree, except for freexl's known faults; changes neither output nor exit status",
      "用另一独立的读取程序 freexl 再读一遍各 .xls，列出两者不一致的单元格（freexl "
      "的已知缺陷除外）；"
      "不影响输出和退出状态"},
     .flag = &cli_reading_asked.witness},
    {.join = cli_message_options},
    {0}};

static const cli_text usage[] = {
    {"INPUT… -o OUT", "输入… -o 输出"}, {"--account INPUT…", "--account 输入…"}, {0}};

static const cli_text description[] = {
    {"Reads the tables of 部门决算公开 (departmental final accounts) from text, CSV, XLS, XLSX and "
     "XML Spreadsheet files and web pages (HTML, MHTML) and writes them as one standardized "
     "workbook: a sheet for each 公开 table, every figure exact.",
     "从文本、CSV、XLS、XLSX、XML 电子表格和网页（HTML、MHTML）"
     "中读取部门决算公开表，写成一个标准工作簿：每张公开表一个工作表，数字分毫不差。"},
    {"INPUT is a file, a folder or a ZIP archive (with everything in it), or - for standard input. "
     "The content of a file decides what it is; names and extensions do not matter. Inputs are "
     "grouped into reports by 部门 and 年度.",
     "输入可以是文件、文件夹或 ZIP 压缩包（含其中全部文件）或 "
     "-（标准输入）。文件类型由内容判断，与文件名无关。输入按部门和年度归为决算。"},
    {"A report with a cell that is not understood is refused with the address of that cell, and no "
     "workbook is written. A workbook gets its name only after it was written, read back and "
     "compared cell by cell: one that exists is complete.",
     "若有单元格无法理解，则指出该单元格并拒绝转换，不生成工作簿。已生成的工作簿必定完整：命名之前"
     "已回读并逐个单元格核对。"},
    {0}};

static const cli_example examples[] = {
    {"gk-convert 2024决算/ -o 公开.xlsx",
     {"all files of a folder into one workbook", "将文件夹中的全部文件转换为一个工作簿"}},
    {"gk-convert 2024决算.zip -o 公开.xlsx",
     {"the same from a ZIP archive, without unpacking it", "直接读取 ZIP 压缩包，无需解压"}},
    {"gk-convert 全部单位/ -o 输出/",
     {"many units at once, one workbook each", "一次转换多个单位，各得一个工作簿"}},
    {"gk-convert --profile sx2024 2019决算/ -o 公开.xlsx",
     {"old tables in today's form", "将旧年度的表转换为现行表式"}},
    {"gk-convert --verify 2024决算/ -o 公开.xlsx",
     {"with the proof that nothing was lost or changed", "并证明没有遗漏和改动"}},
    {"gk-convert --account 报告.txt",
     {"see how many cells were taken as titles, labels, values …", "查看每个单元格被归为何类"}},
    {0}};

static const char *const see_also[] = {"gk-check(1)", "gk-migrate(1)", "gk-profiles(1)",
                                       "gk-recipes(7)", NULL};

static const cli_tool tool = {
    .name = "gk-convert",
    .summary = {"convert final-accounts tables to a standardized workbook",
                "将部门决算公开表转换为标准工作簿"},
    .usage = usage,
    .description = description,
    .options = options,
    .examples = examples,
    .see_also = see_also,
};

static int check_usage(const cli_list *operands) {
    if (operands->count == 0)
        return cli_usage("no input named", "没有指定输入");
    if (!cli_output_asked.path && !cli_reading_asked.account && !each)
        return cli_usage("no output named: -o OUT", "没有指定输出：-o 输出");
    return cli_output_begin(&cli_output_asked, each);
}

int main(int argc, char **argv) {
    cli_list operands;
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status == CLI_GO_ON)
        status = check_usage(&operands);
    if (status == CLI_GO_ON)
        status = convert(&cli_reading_asked, &cli_output_asked, &operands, each);
    return cli_finish(status);
}
