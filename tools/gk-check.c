/* gk-check: do the tables of a report agree with each other? */
#include "check_page.h"
#include "cli_findings.h"
#include "cli_stream.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const severities[] = {"error", "warn", "info", NULL};

static struct {
    cli_reading reading;
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
     .words = check_formats,
     .value = &opt.to},
    {0,
     "previous",
     {"INPUT", "输入"},
     {"last year's reports, each for the same unit's: what was carried over must be brought "
      "forward. A unit that was renamed is compared with --department NAME",
      "上年的决算，按单位对应：核对年初数与上年年末数。单位更名的，用 --department 指定名称"},
     .file = true,
     .value = &opt.previous},
    {0,
     "checks",
     {"FILE", "文件"},
     {"add the checks of a CSV, or replace built-in ones of the same id; may be given again",
      "增加或替换核对公式（CSV 文件）；可多次使用"},
     .file = true,
     .list = &opt.checks},
    {0,
     "fail-on",
     {"SEVERITY", "程度"},
     {"exit with 1 from this severity on: error (the default), warn or info; tails are allowed",
      "自此程度起退出状态为1：error（缺省）、warn 或 info；尾差不计"},
     .words = severities,
     .value = &opt.fail_on},
    {0,
     "pass",
     {0},
     {"write the reports on as a stream (gk-stream(5)), with what was found in it",
      "将决算连同发现以记录流（见 gk-stream(5)）写到标准输出"},
     .flag = &opt.pass},
    {0,
     "explain",
     {"ID", "编号"},
     {"tell what a check means, and end", "说明一项核对的含义后退出"},
     .value = &opt.explain},
    {0, "list", {0}, {"list all checks, and end", "列出全部核对后退出"}, .flag = &opt.list},
    CLI_OPTIONS_READING(opt.reading),
    CLI_OPTIONS_DECODING(opt.reading),
    CLI_OPTIONS_TELLING(opt.reading),
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
    {"Published amounts are rounded each. A difference that rounding explains is a tail, and no "
     "fault; one it could hardly cause is suspicious. What could not be checked is told with the "
     "reason. INPUT is anything gk-convert reads, or a stream; without one it is standard input.",
     "公开金额各自四舍五入：舍入可以解释的差额为尾差，不算错误；舍入难以造成的为可疑。无法核对的逐"
     "项说明"
     "原因。输入可以是 gk-convert 能读的任何文件或记录流；缺省为标准输入。"},
    {"Exit status 0: clean (tails allowed); 1: something failed; 2: it could not be checked.",
     "退出状态：0 无误（允许尾差）；1 有不符；2 无法核对。"},
    {0}};

static const cli_example examples[] = {
    {"gk-check 公开.xlsx", {"before it is uploaded", "上传之前核对"}},
    {"gk-check --previous 2023公开.xlsx 2024公开.xlsx", {"with last year's", "与上年核对"}},
    {"gk-import 决算/ | gk-check --pass | gk-export -o 公开.xlsx", {"in a pipe", "用于管道"}},
    {"gk-check --explain A01-1", {"what a check means", "说明一项核对"}},
    {0}};

static const char *const see_also[] = {"gk-convert(1)", "gk-stream(5)", NULL};

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
    .see_also = see_also,
};

/* ---- checks --------------------------------------------------------------------------------- */

static gk_checks *load_checks(void) {
    gk_error err = {0};
    gk_checks *checks = gk_checks_new(&err);
    gk_status status = checks ? GK_OK : GK_E_MEMORY;
    for (size_t i = 0; i < opt.checks.count && !status; i++)
        status = gk_checks_add_file(checks, opt.checks.items[i], &err);
    if (!status)
        return checks;
    cli_message_error(&err);
    gk_checks_free(checks);
    return NULL;
}

static void list_checks(const gk_checks *checks) {
    const gk_check *c;
    for (size_t i = 0; (c = gk_checks_at(checks, i)); i++)
        printf("%s\t%s\t%s\n", c->id, gk_severity_name(c->severity), cli_zh() ? c->zh : c->en);
}

static int explain(const gk_checks *checks) {
    const gk_check *c = gk_checks_find(checks, opt.explain);
    if (!c)
        return cli_usage("no check is called %s; --list has all",
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
        printf("%s\n", cli_zh() ? "  例：等式含 9 个金额时，舍入最多可差 0.005×9 = 0.045；差 0.02 "
                                  "为尾差，差 0.06 为不符。"
                                : "  example: with 9 amounts in it rounding may be off by 0.005 × "
                                  "9 = 0.045 at most; "
                                  "0.02 is a tail, 0.06 a failure");
    if (strcmp(c->tolerance, "exact") == 0)
        printf("%s\n", cli_zh() ? "  例：两边分毫不差；差 0.01 即为不符。"
                                : "  example: both sides must be equal; 0.01 is a failure");
    return 0;
}

/* ---- reports -------------------------------------------------------------------------------- */

/** What stays the same over all reports of a run. */
typedef struct checking {
    const gk_checks *checks;
    const cli_run *run;
    const gk_reports *before;
    const check_format *format;
    size_t checked, failed;
    size_t alone; /* without last year's, though it was given */
} checking;

static bool is_same_unit(const gk_report *a, const gk_report *b) {
    char x[1024], y[1024];
    gk_text_key(a->department, x, sizeof x);
    gk_text_key(b->department, y, sizeof y);
    return strcmp(x, y) == 0;
}

static bool is_year_before(const gk_report *before, const gk_report *report) {
    return !before->year || !report->year || before->year == report->year - 1;
}

/* Figures of another unit or year would be compared as if they were last year's. */
static const gk_report *before_of(checking *c, const gk_report *report) {
    size_t count = c->before ? gk_reports_count(c->before) : 0;
    char name[1200];
    for (size_t i = 0; i < count; i++) {
        const gk_report *other = gk_reports_at(c->before, i);
        if (!gk_reports_refused(c->before, i) && is_same_unit(other, report) &&
            is_year_before(other, report))
            return other;
    }
    if (c->before && ++c->alone)
        cli_message(opt.previous,
                    "it has no report of the same unit and the year before for %s: the years are "
                    "not compared",
                    "其中没有%s的同一单位上年决算：未与上年核对", check_name(report, name));
    return NULL;
}

static gk_severity failing_severity(void) {
    for (int s = 0; opt.fail_on && severities[s]; s++)
        if (strcmp(opt.fail_on, severities[s]) == 0)
            return (gk_severity)(GK_SEVERITY_ERROR - s);
    return GK_SEVERITY_ERROR;
}

/* Tails are allowed, whatever is not. */
static bool fails(const gk_findings *findings) {
    for (size_t i = 0; i < gk_findings_count(findings); i++) {
        const gk_finding *f = gk_findings_at(findings, i);
        if (f->severity >= failing_severity() && !check_is_tail(f))
            return true;
    }
    return false;
}

static bool check_report(checking *c, cli_job *job, size_t i) {
    const gk_report *report = gk_reports_at(job->reports, i);
    gk_error err = {0};
    gk_findings *own = gk_findings_new();
    gk_check_results *results =
        gk_check_run(c->checks, report, before_of(c, report), gk_reports_findings(job->reports, i),
                     c->run->layouts, &err);
    bool done = own && results && gk_check_tell(results, own);
    if (!done) {
        cli_message_error(&err);
    } else {
        const check_page page = {report, results, own};
        size_t number = c->checked++;
        c->failed += fails(own);
        if (opt.pass)
            done = gk_check_tell(results, job->findings);
        else
            c->format->page(&page, number);
    }
    gk_check_results_free(results);
    gk_findings_free(own);
    return done;
}

static void check_job(checking *c, cli_run *run, cli_job *job) {
    size_t count = job->reports ? gk_reports_count(job->reports) : 0;
    if (!opt.pass)
        c->format->begin();
    for (size_t i = 0; i < count; i++)
        if (!gk_reports_refused(job->reports, i))
            check_report(c, job, i);
    if (!opt.pass) {
        c->format->end();
        cli_job_tell(run, job, c->checked == 0);
        return;
    }
    job->rerun = c->checks;
    const gk_stream_output output = cli_stream_to_stdout();
    cli_stream_job(run, job, &output);
}

static int check(checking *c, cli_run *run, const cli_list *operands) {
    cli_job job, earlier = {0};
    cli_run past = {0};
    const char *previous[] = {opt.previous};
    const cli_list past_operands = {previous, 1};
    opt.reading.digest = opt.pass;
    if (!cli_run_begin(run, &opt.reading, operands, NULL))
        return CLI_NOT_DONE;
    if (opt.previous && cli_run_begin(&past, &opt.reading, &past_operands, NULL)) {
        cli_job_read(&past, &earlier, past.inputs.items, past.inputs.count);
        if (earlier.findings)
            cli_findings_tell(earlier.findings, 0, GK_SEVERITY_ERROR, opt.reading.verbose);
        c->before = earlier.reports;
    }
    cli_job_read(run, &job, run->inputs.items, run->inputs.count);
    c->run = run;
    check_job(c, run, &job);
    size_t refused = run->refused + job.refused + past.refused + earlier.refused;
    cli_job_end(run, &job);
    if (opt.previous) {
        cli_job_end(&past, &earlier);
        cli_run_end(&past);
    }
    return c->checked == 0 ? CLI_NOT_DONE : c->failed || c->alone || refused ? 1 : 0;
}

static int run_tool(const cli_list *operands) {
    static const char *standard_input[] = {"-"};
    cli_run run = {0};
    gk_checks *checks = load_checks();
    checking c = {.checks = checks, .format = check_format_find(opt.to ? opt.to : "text")};
    const cli_list from_stdin = {standard_input, 1};
    int status = 0;
    if (!checks)
        return CLI_NOT_DONE;
    if (opt.explain)
        status = explain(checks);
    else if (opt.list)
        list_checks(checks);
    else
        status = check(&c, &run, operands->count ? operands : &from_stdin);
    cli_run_end(&run);
    gk_checks_free(checks);
    return status;
}

int main(int argc, char **argv) {
    cli_list operands;
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status == CLI_GO_ON)
        status = run_tool(&operands);
    return cli_finish(status);
}
