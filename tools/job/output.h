/** @file cli_output.h
 *  Where reports go: in what format, under which names, and never over an input or each other.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "job/job.h"

/** What to write and where; zero values are the defaults. */
typedef struct cli_output {
    const char
        *path;      /**< A file, a folder (exists, or ends in /), "-"; NULL: nothing is written. */
    const char *to; /**< "xlsx" (NULL too), "xls", "csv", "tidy" or "ndjson". */
    const char *encoding; /**< Of CSV. */
    bool stacked, bom, guard, force, leftovers, quiet;
    bool verify;   /**< Print the proof (cli_verify.h). */
    bool findings; /**< Check each report (check.h) and list what was found on a sheet. */

    /* for cli_output.c and cli_output_lines.c */
    gk_write_options how;
    cli_list own_checks; /**< Files of checks, with `findings`. */
    gk_checks *checks;   /**< With `findings`. Owned. */
    cli_list names;      /**< Written so far: no job may replace another's. Owned. */
} cli_output;

/** Option tables: what a cli_output at `o` takes. */
#define CLI_OPTIONS_OUTPUT(o)                                                                                             \
    {'o',                                                                                                                 \
     "output",                                                                                                            \
     {"OUT", "输出"},                                                                                                     \
     {"write to OUT; a name ending in / (or a folder) gets {year}-{department}.xlsx for each "                            \
      "report; - is standard output",                                                                                     \
      "写到 <输出>；以 / 结尾的名称（或文件夹）中每份决算一个 {年度}-{部门}.xlsx；- 为标准输出"},                         \
     .file = true,                                                                                                        \
     .value = &(o).path},                                                                                                 \
        {0,                                                                                                               \
         "to",                                                                                                            \
         {"FORMAT", "格式"},                                                                                              \
         {"xlsx, the standardized workbook; xls, the same for old systems; csv, a "                                       \
          "file for each table in the folder OUT, or with --stacked one file; tidy, one CSV line "                        \
          "for each value, to load into a database, and a datapackage.json beside it; ndjson, a "                         \
          "stream of records (gk-stream(5)); without it as OUT ends, else xlsx",                                          \
          "xlsx：标准工作簿；xls：同上，供旧系统使用；csv：<输出> "                                  \
          "文件夹中每张表一个文件，加 --stacked 则为一个文件；tidy：每个数值一行的 "          \
          "CSV，供导入数据库，另有 datapackage.json；ndjson：记录流（见 gk-stream(5)）；缺省时依 " \
          "<输出> 的扩展名，否则为 xlsx"},                                                                                \
         .words = cli_formats,                                                                                            \
         .value = &(o).to},                                                                                               \
        {0,                                                                                                               \
         "stacked",                                                                                                       \
         {0},                                                                                                             \
         {"with --to csv: all tables of a report below each other in one file",                                           \
          "与 --to csv 合用：一份决算的各表上下相接，写成一个文件"},                                                      \
         .flag = &(o).stacked},                                                                                           \
        {0,                                                                                                               \
         "bom",                                                                                                           \
         {0},                                                                                                             \
         {"with --to csv: begin with a byte order mark, so that Excel takes it for UTF-8",                                \
          "与 --to csv 合用：以字节顺序标记开头，使 Excel 识别为 UTF-8"},                                                 \
         .flag = &(o).bom},                                                                                               \
        {0,                                                                                                               \
         "guard",                                                                                                         \
         {0},                                                                                                             \
         {"with --to csv: a tab in front of texts that a spreadsheet would take for formulas; "                           \
          "numbers are never touched",                                                                                    \
          "与 --to csv 合用：在电子表格会误作公式的文本前加制表符；数字不变"},                                            \
         .flag = &(o).guard},                                                                                             \
    {                                                                                                                     \
        0, "force", {0}, {"replace what exists", "覆盖已有文件"}, .flag = &(o).force                                      \
    }

#define CLI_OPTION_LEFTOVERS(o)                                                                    \
    {                                                                                              \
        0, "leftovers", {0},                                                                       \
            {"one more sheet, or in CSV a list below, of what found no place in another form",     \
             "另加一个工作表（CSV 则附在其后），列出转换表式时没有位置的内容"},                    \
            .flag = &(o).leftovers                                                                 \
    }

/** The names of formats, up to NULL. */
extern const char *const cli_formats[];

/** Check what the user asked for; `each`: every input has a file of its own. Returns CLI_GO_ON, or
 *  the status to leave with. */
int cli_output_begin(cli_output *out, bool each);
void cli_output_end(cli_output *out);

/** True if what is found is written, too: then cli_reading.hidden_content is for it. */
bool cli_output_wants_hidden_content(const cli_output *out);

/** True if the digests of the inputs are wanted (cli_reading.digest). */
bool cli_output_wants_digest(const cli_output *out);

/** What files of the format end in, without the dot; "" for a folder with a file for each table. */
const char *cli_output_extension(const cli_output *out);

/** True if the path is that of a folder, or is to be one. */
bool cli_is_folder(const char *path);

/** Make a folder and those above it. False, and told, if it cannot be. */
bool cli_make_folder(const char *path);

/** Tell the job's findings and write its reports: into the folder as {year}-{department}.EXT, or
 *  under the name, or to standard output. `path`: instead of out->path. What is refused is told and
 *  counted. */
void cli_output_job(cli_run *run, cli_job *job, cli_output *out, const char *path);

#endif
