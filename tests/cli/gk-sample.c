/* A tool with an option of every kind: it prints what it was given. */
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>

static struct {
    bool force, quiet;
    const char *output, *to, *profile, *profiles;
    long jobs;
    cli_list roles;
} opt = {.output = "none", .to = "xlsx", .profile = "any", .profiles = "none", .jobs = 1};

static const char *const formats[] = {"xlsx", "csv", NULL};
static const char *const profiles[] = {"sx2024", NULL};

/* A table that tools share stands where it is joined. */
static const cli_option shared[] = {
    {0, "role", {"ROLE", "角色"}, {"may be given again", "可多次给出"}, .list = &opt.roles},
    {'f', "force", {NULL, NULL}, {"replace", "覆盖"}, .flag = &opt.force},
    {0}};

static const cli_option options[] = {
    {'o',
     "output",
     {"OUT", "输出"},
     {"write to OUT, which is refused if it exists, lest it's somebody's work",
      "写到 <输出>；已存在的文件一律不动，“覆盖”须另用 --force 说明，免得毁掉别人的成果"},
     .file = true,
     .value = &opt.output},
    {'t',
     "to",
     {"FORMAT", "格式"},
     {"write FORMAT", "输出格式"},
     .words = formats,
     .value = &opt.to},
    {0,
     "profile",
     {"PROFILE", "版式"},
     {"a profile: [sx2024] or your own", "版式名"},
     .words = profiles,
     .other_words = true,
     .value = &opt.profile},
    {0,
     "layouts-folder-long",
     {"DIR", "文件夹"},
     {"a folder", NULL},
     .dir = true,
     .value = &opt.profiles},
    {'j', "jobs", {"N", "数"}, {"N jobs", "任务数"}, .min = 1, .max = 64, .number = &opt.jobs},
    {.join = shared},
    {'q', "quiet", {NULL, NULL}, {"errors only", "只显示错误"}, .flag = &opt.quiet},
    {.long_name = NULL},
};

static const cli_text usage[] = {
    {"[OPTION]... FILE...", "[选项]... 文件..."}, {"--force", NULL}, {NULL, NULL}};
static const cli_text description[] = {
    {".A paragraph with 'quotes', \"more\" and a\\backslash, long enough to be wrapped once or "
     "twice "
     "at the width of a terminal, tilde ~ and caret ^ too.",
     "数字分毫不差：“——”仍是“——”，空白仍是空白，0 仍是 0。段落要长到足以换行（包括括号里的话），"
     "才能看出标点不会落到行首。"},
    {"'Second.", NULL},
    {NULL, NULL}};
static const cli_example examples[] = {
    {"gk-sample -o 'a b.xlsx' 2024/*.csv", {"Print all that.", "全部显示出来。"}},
    {NULL, {NULL, NULL}}};
static const char *const see_also[] = {"gk-convert(1)", "gk-check(1)", NULL};

static const cli_tool tool = {.name = "gk-sample",
                              .summary = {"show what was given", "显示给出的内容"},
                              .usage = usage,
                              .description = description,
                              .options = options,
                              .examples = examples,
                              .see_also = see_also};

static void print_list(const char *name, const cli_list *list) {
    for (size_t i = 0; i < list->count; i++)
        printf("%s %s\n", name, list->items[i]);
}

int main(int argc, char **argv) {
    cli_list operands;
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status != CLI_GO_ON)
        return cli_finish(status);
    printf("output %s, to %s, profile %s, layouts %s, jobs %ld, force %d, quiet %d\n", opt.output,
           opt.to, opt.profile, opt.profiles, opt.jobs, opt.force, opt.quiet);
    print_list("role", &opt.roles);
    print_list("operand", &operands);

    gk_error err = {GK_E_FORMAT, 0, "a\nb.xls!表\033[31m!A1", "no figure", "不是数字"};
    if (operands.count > 0 && !strcmp(operands.items[0], "fail"))
        cli_message_error(&err);
    for (size_t i = 0; i < operands.count; i++)
        cli_progress(i, operands.count, operands.items[i]); /* no terminal: nothing */
    return cli_finish(0);
}
