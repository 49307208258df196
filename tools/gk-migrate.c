/* gk-migrate: reports in the form of another year or place. */
#include "cli/cli.h"
#include "job/stream.h"

static const cli_option options[] = {
    {0,
     "to",
     {"PROFILE", "版式"},
     {"the profile to move to; gk-profiles lists them", "目标版式；gk-profiles 列出全部版式"},
     .value = &cli_reading_asked.profile},
    {.join = cli_reading_options},
    {.join = cli_decoding_options},
    {.join = cli_message_options},
    {0}};

static const cli_text usage[] = {{"--to PROFILE [INPUT…]", "--to 版式 [输入…]"}, {0}};

static const cli_text description[] = {
    {"Moves reports into the forms of another year or place, table by table, row by row and column "
     "by column, and writes them to standard output as a stream of records (gk-stream(5)). INPUT "
     "is a stream, or anything gk-convert reads; without one, or with -, it is standard input.",
     "将决算逐表、逐行、逐栏转换为另一年度或另一地的表式，以记录流（见 "
     "gk-stream(5)）写到标准输出。输入为记录流；缺省或为 - 时读取标准输入。gk-convert "
     "能读的其他输入也可以。"},
    {"Each value keeps the address of the cell it came from. Values without a place in the new "
     "form are reported and kept as leftovers in the stream; gk-export --leftovers lists them. A "
     "row that is several rows now is split where another table of the report gives the amount of "
     "each. A table that the old form lacks is written empty, with a 说明. mappings.csv beside the "
     "profiles lists how rows and columns were renamed; nothing is moved on a guess.",
     "每个数值连同其来源单元格一起转换。新表式中没有位置的数值会列为发现，并作为遗留保留在流中；"
     "gk-export --leftovers "
     "列出遗留。一行现分为几行的，同一决算的其他表有各行的数时按其分列。旧表式没有的表以空表列出并"
     "加以说明。各行各栏的更名见版式旁的 mappings.csv；决不凭猜测转换。"},
    {0}};

static const cli_example examples[] = {
    {"gk-import 2019决算/ | gk-migrate --to sx2024 | gk-export -o 公开.xlsx",
     {"tables of 2019 in today's form", "将2019年度的表转换为现行表式"}},
    {"gk-migrate --to sx2024 2019公开.xlsx | gk-diff --years - 2024公开.xlsx",
     {"two years side by side", "两个年度并列比较"}},
    {0}};

static const char *const see_also[] = {"gk-profiles(1)", "gk-import(1)",  "gk-export(1)",
                                       "gk-stream(5)",   "gk-recipes(7)", NULL};

static const cli_tool tool = {
    .name = "gk-migrate",
    .summary = {"move final-accounts tables into the form of another year",
                "将部门决算公开表转换为另一年度的表式"},
    .usage = usage,
    .description = description,
    .options = options,
    .examples = examples,
    .see_also = see_also,
};

static int migrate(cli_run *run, const cli_list *operands) {
    cli_reading_asked.digest = true;
    if (!cli_run_begin(run, &cli_reading_asked, operands, NULL))
        return CLI_NOT_DONE;
    if (run->inputs.count)
        cli_stream_inputs(run, run->inputs.items, run->inputs.count);
    return cli_run_status(run);
}

int main(int argc, char **argv) {
    cli_list operands;
    cli_run run = {0};
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status == CLI_GO_ON && !cli_reading_asked.profile)
        status = cli_usage("no profile named: --to PROFILE", "没有指定目标版式：--to 版式");
    if (status == CLI_GO_ON)
        status = migrate(&run, cli_or_standard_input(&operands));
    cli_run_end(&run);
    return cli_finish(status);
}
