/* gk-profiles: the forms of every year and place, shown, compared and empty. */
#include "cli/cli.h"
#include "profiles/forms.h"

static struct {
    const char *profiles, *output;
    bool diff, template, force;
} opt;

static const cli_option options[] = {
    {0,
     "diff",
     {0},
     {"list how the second profile differs from the first (tab-separated)",
      "列出第二个版式与第一个的不同（制表符分隔）"},
     .flag = &opt.diff},
    {0,
     "template",
     {0},
     {"write an empty workbook of the profile, to fill in", "写出该版式的空白工作簿，供填写"},
     .flag = &opt.template},
    {'o',
     "output",
     {"OUT", "输出"},
     {"with --template: the workbook to write, .xlsx, .xls or .csv",
      "与 --template 合用：写出的工作簿，.xlsx、.xls 或 .csv"},
     .file = true,
     .value = &opt.output},
    {0, "force", {0}, {"replace existing files", "覆盖已有文件"}, .flag = &opt.force},
    {0,
     "layouts",
     {"DIR", "文件夹"},
     {"add the profiles in DIR; one with the name of a built-in profile replaces it",
      "增加文件夹中的版式；与自带版式同名的替换之"},
     .dir = true,
     .value = &opt.profiles},
    {0}};

static const cli_text usage[] = {{"", ""},
                                 {"PROFILE [ROLE]", "版式 [角色]"},
                                 {"--diff PROFILE PROFILE", "--diff 版式 版式"},
                                 {"--template PROFILE -o OUT", "--template 版式 -o 输出"},
                                 {0}};

static const cli_text description[] = {
    {"Without a PROFILE lists all profiles: name, years, number of tables, and the roles in their "
     "order. With a PROFILE shows its tables, or that of one ROLE, with the evidence for each "
     "form: where it was seen and what is inferred.",
     "不带版式时列出全部版式：名称、年度、表数和各表角色的次序。带版式时显示其各表（或某一角色的表"
     "），"
     "以及各表式的依据、哪些是推断。"},
    {"A profile is a folder with a CSV file for each table, which looks like the table. For a new "
     "year copy one, edit it in Excel or WPS, and name the folder above it with --layouts. A "
     "mistake is reported with file, row and column.",
     "版式是一个文件夹，每张表一个 CSV，打开来就是那张表的样子。新年度只需复制一个文件夹，用 Excel "
     "或 WPS 修改，再用 --layouts 指定其上一级文件夹。改错时会指出文件、行和列。"},
    {0}};

static const cli_example examples[] = {
    {"gk-profiles", {"list all profiles", "有哪些版式"}},
    {"gk-profiles p8-2019 summary", {"收入支出决算总表 of 2019", "2019年度的收入支出决算总表"}},
    {"gk-profiles --diff p8-2019 sx2024", {"what changed since 2019", "2019年以来的变化"}},
    {"gk-profiles --template sx2024 -o 空表.xlsx", {"an empty workbook", "空白工作簿"}},
    {0}};

static const cli_exit exits[] = {{0, {"done", "完成"}}, {2, {"not done", "未完成"}}, {0, {0}}};

static const char *const see_also[] = {"gk-migrate(1)", "gk-convert(1)", "gk-recipes(7)", NULL};

static const cli_tool tool = {
    .name = "gk-profiles",
    .summary = {"show the forms of final-accounts tables", "显示部门决算公开表的各种表式"},
    .usage = usage,
    .description = description,
    .options = options,
    .examples = examples,
    .exits = exits,
    .see_also = see_also,
};

static int check_usage(const cli_list *operands) {
    size_t most = opt.template ? 1 : 2;
    if (opt.diff && operands->count != 2)
        return cli_usage("--diff takes two profiles", "--diff 需要两个版式");
    if (opt.template && (operands->count != 1 || !opt.output))
        return cli_usage("--template takes a profile and -o OUT",
                         "--template 需要一个版式和 -o 输出");
    if (opt.output && !opt.template)
        return cli_usage("-o goes with --template", "-o 与 --template 合用");
    return operands->count > most ? cli_usage("too many names", "名称过多") : CLI_GO_ON;
}

static int do_named(const gk_profiles *profiles, const cli_list *operands) {
    const char *profile = operands->items[0];
    const char *role = operands->count > 1 ? operands->items[1] : NULL;
    if (opt.diff)
        return profiles_compare(profiles, profile, operands->items[1]);
    if (opt.template)
        return profiles_write_blank(profiles, profile, opt.output, opt.force);
    if (role && !gk_profiles_has_role(profiles, role))
        return cli_usage("unknown role: %s", "未知的角色：%s", operands->items[1]);
    return profiles_show(profiles, profile, role);
}

static int run(const cli_list *operands) {
    gk_error err = {0};
    gk_profiles *profiles = gk_profiles_new(&err);
    int status = CLI_NOT_DONE;
    if (!profiles || (opt.profiles && gk_profiles_add_dir(profiles, opt.profiles, &err)))
        cli_message_error(&err);
    else
        status = operands->count ? do_named(profiles, operands) : profiles_list(profiles);
    gk_profiles_free(profiles);
    return status;
}

int main(int argc, char **argv) {
    cli_list operands;
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status == CLI_GO_ON)
        status = check_usage(&operands);
    if (status == CLI_GO_ON)
        status = run(&operands);
    return cli_finish(status);
}
