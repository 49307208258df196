/* gk-check: do the tables of a report agree with each other? */
#include "check/reports.h"
#include "cli/cli.h"
#include "job/checks.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const severities[] = {"error", "warn", "info", NULL};

/* The library's names of formats. */
static const char *formats[GK_FINDINGS_FORMAT_COUNT + 1];

static struct {
    const char *previous, *to, *fail_on, *explain;
    cli_list checks;
    bool list, pass;
} opt;

static const cli_option options[] = {
    {0,
     "to",
     {"FORMAT", "格式"},
     {"text, for people (the default); ndjson or json, csv, sarif, junit or html",
      "text：供人阅读（缺省）；ndjson、json、csv、sarif、junit 或 html"},
     .words = formats,
     .value = &opt.to},
    {0,
     "previous",
     {"INPUT", "输入"},
     {"last year's reports, matched by unit: the amounts brought forward must be those carried "
      "over. For a unit that was renamed add --department NAME",
      "上年的决算，按单位对应：核对年初数与上年年末数。单位更名的，用 --department 指定名称"},
     .file = true,
     .value = &opt.previous},
    {0,
     "checks",
     {"FILE", "文件"},
     {"add the checks of a CSV file; one with the id of a built-in check replaces it; may be "
      "repeated",
      "增加 CSV 文件中的核对公式；与自带核对编号相同的替换之；可多次使用"},
     .file = true,
     .list = &opt.checks},
    {0,
     "fail-on",
     {"SEVERITY", "程度"},
     {"exit with 1 if a finding has this severity or a higher one: error (the default), warn or "
      "info; tails do not count",
      "自此程度起退出状态为1：error（缺省）、warn 或 info；尾差不计"},
     .words = severities,
     .value = &opt.fail_on},
    {0,
     "pass",
     {0},
     {"pass the reports on as a stream (gk-stream(5)) that contains the findings",
      "将决算连同发现以记录流（见 gk-stream(5)）写到标准输出"},
     .flag = &opt.pass},
    {0,
     "explain",
     {"ID", "编号"},
     {"explain a check and exit", "说明一项核对的含义后退出"},
     .value = &opt.explain},
    {0, "list", {0}, {"list all checks and exit", "列出全部核对后退出"}, .flag = &opt.list},
    {.join = cli_reading_options},
    {.join = cli_decoding_options},
    {'q',
     "quiet",
     {0},
     {"on standard error show only errors of reading; the results of the checks are printed all "
      "the same",
      "标准错误只显示读取时的错误；核对结果照常输出"},
     .flag = &cli_reading_asked.quiet},
    {'v',
     "verbose",
     {0},
     {"on standard error show every finding of reading", "标准错误显示读取时的全部发现"},
     .flag = &cli_reading_asked.verbose},
    {0}};

static const cli_text usage[] = {
    {"[INPUT…]", "[输入…]"}, {"--explain ID", "--explain 编号"}, {"--list", "--list"}, {0}};

static const cli_text description[] = {
    {"Checks whether the tables of 部门决算公开 (departmental final accounts) agree: the 勾稽 "
     "equations "
     "within each table, between tables and with last year's, and whether the report is ready to "
     "be published. A failure names both sides, the difference and every cell, the one most likely "
     "wrong first.",
     "核对部门决算公开表：表内、表间及与上年的勾稽关系，以及是否具备公开条件。不符时列出等式两边、"
     "差额和"
     "涉及的全部单元格，最可能有误的列在最前。"},
    {"Published amounts are rounded one by one. A difference that rounding explains is a tail "
     "(尾差) and no error; one that rounding could hardly cause is suspicious. A check that could "
     "not run is listed with the reason. INPUT is anything gk-convert reads, or a stream; without "
     "one it is standard input.",
     "公开金额各自四舍五入：舍入可以解释的差额为尾差，不算错误；舍入难以造成的为可疑。无法核对的逐"
     "项说明"
     "原因。输入可以是 gk-convert 能读的任何文件或记录流；缺省为标准输入。"},
    {0}};

static const cli_example examples[] = {
    {"gk-check 公开.xlsx", {"before it is uploaded", "上传之前核对"}},
    {"gk-check --previous 2023公开.xlsx 2024公开.xlsx", {"with last year's", "与上年核对"}},
    {"gk-import 决算/ | gk-check --pass | gk-export -o 公开.xlsx", {"in a pipe", "用于管道"}},
    {"gk-check --explain A01-1", {"what a check means", "说明一项核对"}},
    {0}};

static const cli_exit exits[] = {
    {0, {"no error found; tails are no errors", "没有错误（允许尾差）"}},
    {1, {"something failed, see --fail-on", "有不符，程度见 --fail-on"}},
    {2, {"not checked", "无法核对"}},
    {0, {0}}};

static const char *const see_also[] = {"gk-convert(1)", "gk-stream(5)", "gk-recipes(7)", NULL};

/* The built-in checks, for the manual; they live as long as the program. */
static bool listed(size_t i, bool zh, const char **term, const char **meaning) {
    static gk_checks *checks;
    if (!checks)
        checks = gk_checks_new(NULL);
    const gk_check *check = checks ? gk_checks_at(checks, i) : NULL;
    *term = check ? check->id : NULL;
    *meaning = check ? (zh ? check->zh : check->en) : NULL;
    if (!check) {
        gk_checks_free(checks);
        checks = NULL;
    }
    return check != NULL;
}

static const cli_tool tool = {
    .name = "gk-check",
    .summary = {"check the equations of final-accounts tables", "核对部门决算公开表的勾稽关系"},
    .usage = usage,
    .description = description,
    .options = options,
    .examples = examples,
    .listed = listed,
    .listed_title = {"CHECKS", "核对"},
    .exits = exits,
    .see_also = see_also,
};

/* ---- checks --------------------------------------------------------------------------------- */

static void list_checks(const gk_checks *checks) {
    const gk_check *c;
    for (size_t i = 0; (c = gk_checks_at(checks, i)); i++)
        printf("%s\t%s\t%s\n", c->id, gk_severity_name(c->severity), cli_zh() ? c->zh : c->en);
}

static int explain(const gk_checks *checks) {
    const gk_check *c = gk_checks_find(checks, opt.explain);
    if (!c)
        return cli_usage("there is no check %s; --list shows all",
                         "没有名为 %s 的核对；--list 列出全部", opt.explain);
    const struct {
        const char *en, *zh, *text;
    } lines[] = {{"for", "范围", c->scope},
                 {"formula", "公式", c->formula},
                 {"only where", "条件", c->when},
                 {"tolerance", "容差", c->tolerance},
                 {"severity", "程度", gk_severity_name(c->severity)},
                 {"source", "来源", c->source}};
    printf("%s: %s\n", c->id, cli_zh() ? c->zh : c->en);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (*lines[i].text)
            printf("  %s: %s\n", cli_zh() ? lines[i].zh : lines[i].en, lines[i].text);
    if (strcmp(c->tolerance, "round") == 0)
        printf("%s\n", cli_zh() ? "  例：等式中印有 9 个金额时，舍入最多可差 0.005×9 = 0.045；差 0.02 "
                                  "为尾差，差 0.06 为不符。"
                                : "  example: with 9 amounts printed in it rounding may be off by 0.005 × "
                                  "9 = 0.045 at most; "
                                  "0.02 is a tail, 0.06 a failure");
    if (strcmp(c->tolerance, "exact") == 0)
        printf("%s\n", cli_zh() ? "  例：两边分毫不差；差 0.01 即为不符。"
                                : "  example: both sides must be equal; 0.01 is a failure");
    return 0;
}

/* ---- a run --------------------------------------------------------------------------------------
 */

static gk_severity failing_severity(void) {
    for (int s = 0; opt.fail_on && severities[s]; s++)
        if (strcmp(opt.fail_on, severities[s]) == 0)
            return (gk_severity)(GK_SEVERITY_ERROR - s);
    return GK_SEVERITY_ERROR;
}

static int check(const gk_checks *checks, const cli_list *operands) {
    check_how how = {.checks = checks,
                     .reading = &cli_reading_asked,
                     .previous = opt.previous,
                     .pass = opt.pass,
                     .fail_on = failing_severity()};
    if (opt.pass && opt.to)
        return cli_usage("--pass writes a stream and cannot be combined with --to",
                         "--pass 输出记录流，不能同时使用 --to");
    gk_findings_format_parse(opt.to ? opt.to : "text", &how.format);
    return check_reports(&how, operands);
}

/* Checks of one's own may name the tables of profiles of one's own. */
static gk_checks *load_checks(gk_error *err) {
    gk_profiles *profiles = NULL;
    if (opt.checks.count && (!(profiles = gk_profiles_new(err)) ||
                             (cli_reading_asked.profiles &&
                              gk_profiles_add_dir(profiles, cli_reading_asked.profiles, err)))) {
        gk_profiles_free(profiles);
        return NULL;
    }
    gk_checks *checks = cli_checks_load(&opt.checks, profiles, err);
    gk_profiles_free(profiles);
    return checks;
}

static int run_tool(const cli_list *operands) {
    static const char *standard_input[] = {"-"};
    const cli_list from_stdin = {.items = standard_input, .count = 1};
    gk_error err = {0};
    int status = 0;
    gk_checks *checks = load_checks(&err);
    if (!checks) {
        cli_message_error(&err);
        return CLI_NOT_DONE;
    }
    if (opt.explain)
        status = explain(checks);
    else if (opt.list)
        list_checks(checks);
    else
        status = check(checks, operands->count ? operands : &from_stdin);
    gk_checks_free(checks);
    return status;
}

int main(int argc, char **argv) {
    cli_list operands;
    for (size_t i = 0; i < GK_FINDINGS_FORMAT_COUNT; i++)
        formats[i] = gk_findings_format_name((gk_findings_format)i);
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status == CLI_GO_ON)
        status = run_tool(&operands);
    return cli_finish(status);
}
