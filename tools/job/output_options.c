/* The options of a cli_output (job/output.h). */
#include "job/output.h"

cli_output cli_output_asked;

const char *const cli_formats[] = {"xlsx", "xls", "csv", "tidy", "ndjson", NULL};

const cli_option cli_output_options[] = {
    {'o',
     "output",
     {"OUT", "输出"},
     {"write to OUT: a file; a folder or a name ending in /, which gets {year}-{department}.xlsx "
      "for each report; or - for standard output",
      "写到 <输出>；以 / 结尾的名称（或文件夹）中每份决算一个 {年度}-{部门}.xlsx；- 为标准输出"},
     .file = true,
     .value = &cli_output_asked.path},
    {0,
     "to",
     {"FORMAT", "格式"},
     {"xlsx, the standardized workbook; xls, the same for old systems; csv, a file for each table "
      "in the folder OUT, or with --stacked one file; tidy, one CSV line for each value, to load "
      "into a database, with a datapackage.json; ndjson, a stream of records (gk-stream(5)). "
      "Default: the extension of OUT, else xlsx",
      "xlsx：标准工作簿；xls：同上，供旧系统使用；csv：<输出> "
      "文件夹中每张表一个文件，加 --stacked 则为一个文件；tidy：每个数值一行的 "
      "CSV，供导入数据库，另有 datapackage.json；ndjson：记录流（见 gk-stream(5)）；缺省时依 "
      "<输出> 的扩展名，否则为 xlsx"},
     .words = cli_formats,
     .value = &cli_output_asked.to},
    {0,
     "stacked",
     {0},
     {"with --to csv: write all tables of a report into one file",
      "与 --to csv 合用：一份决算的各表上下相接，写成一个文件"},
     .flag = &cli_output_asked.stacked},
    {0,
     "bom",
     {0},
     {"with --to csv: begin with a byte order mark, by which Excel recognizes UTF-8",
      "与 --to csv 合用：以字节顺序标记开头，使 Excel 识别为 UTF-8"},
     .flag = &cli_output_asked.bom},
    {0,
     "guard",
     {0},
     {"with --to csv: put a tab before texts that a spreadsheet would evaluate as formulas; "
      "numbers stay as they are",
      "与 --to csv 合用：在电子表格会误作公式的文本前加制表符；数字不变"},
     .flag = &cli_output_asked.guard},
    {0, "force", {0}, {"replace existing files", "覆盖已有文件"}, .flag = &cli_output_asked.force},
    {0}};

const cli_option cli_leftovers_options[] = {
    {0,
     "leftovers",
     {0},
     {"add a sheet, in CSV a file or with --stacked a list at the end, of the values without a "
      "place "
      "in the new form; it is read back as what it is",
      "另加一个工作表（CSV 则另写一个文件，加 --stacked "
      "则附在其后），列出转换表式时没有位置的内容；再次读取时仍作遗留处理"},
     .flag = &cli_output_asked.leftovers},
    {0}};
