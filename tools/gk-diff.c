/* gk-diff: two inputs of any kind, compared value by value. */
#include "diff/print.h"
#include "job/job.h"
#include <stdio.h>
#include <string.h>

static struct {
    cli_reading reading;
    const char *tolerance, *unit, *to;
    bool years;
} opt;

static const char *const units[] = {"万元", "元", NULL};
static const char *const formats[] = {"text", "ndjson", NULL};

static const cli_option options[] = {
    {0,
     "tolerance",
     {"AMOUNT", "金额"},
     {"numbers that are no further apart count as equal; in the unit of --unit",
      "相差不超过此数的数值视为相同，单位同 --unit"},
     .value = &opt.tolerance},
    {0,
     "unit",
     {"UNIT", "单位"},
     {"of what is printed and of the tolerance: 万元 (the default) or 元",
      "输出和容差所用的单位：万元（缺省）或元"},
     .words = units,
     .value = &opt.unit},
    {0,
     "years",
     {0},
     {"A is last year and B this year: print every value that either has, beside each other",
      "A 为上年，B 为本年：并列输出任一方有的每个数值"},
     .flag = &opt.years},
    {0,
     "to",
     {"FORMAT", "格式"},
     {"text for people (the default) or ndjson for programs", "text 供人阅读（缺省），ndjson "
                                                              "供程序处理"},
     .words = formats,
     .value = &opt.to},
    CLI_OPTIONS_READING(opt.reading),
    CLI_OPTIONS_DECODING(opt.reading),
    CLI_OPTIONS_TELLING(opt.reading),
    {0}};

static const cli_text usage[] = {{"A B", "A B"}, {0}};

static const cli_text description[] = {
    {"Compares the tables of two inputs by role, row and column and prints what differs: a "
     "workbook "
     "against the export it was made from, a correction against the original, this year against "
     "last. A and B are files, folders, ZIP archives or streams of any kind that gk-convert reads, "
     "or - for standard input. A blank, —— and 0 are three different things; 1.5 and 1.50 are "
     "equal.",
     "按表、行、栏比较两个输入，输出不同之处：工作簿与其来源、更正稿与原稿、本年与上年。A 和 B "
     "可以是 "
     "gk-convert 能读的任何文件、文件夹、ZIP 压缩包或记录流，或 -（标准输入）。空白、——、0 "
     "各不相同；1.5 与 1.50 相同。"},
    {"Reports are matched by department and year; with --years by department; where each side has "
     "one report, these two are compared whatever they are called.",
     "按部门和年度配对；使用 --years 时按部门配对；两边各只有一份决算时直接比较。"},
    {0}};

static const cli_example examples[] = {
    {"gk-diff 导出/ 公开.xlsx", {"is the workbook what was exported?", "工作簿与导出文件是否一致"}},
    {"gk-diff --years 2023公开.xlsx 2024公开.xlsx",
     {"last year beside this year", "上年与本年并列"}},
    {0}};

static const cli_exit exits[] = {{0, {"the same", "相同"}},
                                 {1, {"different", "不同"}},
                                 {2, {"not compared", "未能比较"}},
                                 {0, {0}}};

static const char *const see_also[] = {"gk-convert(1)", "gk-import(1)", NULL};

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

/* One side: an operand with all its reports. */
typedef struct side {
    const char *name;
    cli_run run;
    cli_job job;
} side;

static bool open_side(side *s, const char *operand) {
    const cli_list one = {&s->name, 1};
    s->name = operand;
    if (!cli_run_begin(&s->run, &opt.reading, &one, NULL))
        return false;
    cli_job_read(&s->run, &s->job, s->run.inputs.items, s->run.inputs.count);
    cli_job_tell(&s->run, &s->job, false);
    size_t count = s->job.reports ? gk_reports_count(s->job.reports) : 0;
    if (s->run.refused + s->job.refused == 0 && count > 0)
        return true;
    cli_message(operand, "nothing compared: not all of it could be read", "未作比较：未能全部读取");
    return false;
}

static void close_side(side *s) {
    cli_job_end(&s->run, &s->job);
    cli_run_end(&s->run);
}

static const gk_report *find_twin(const side *s, const gk_report *report) {
    for (size_t i = 0; i < gk_reports_count(s->job.reports); i++) {
        const gk_report *other = gk_reports_at(s->job.reports, i);
        if (strcmp(other->department, report->department) == 0 &&
            (opt.years || other->year == report->year))
            return other;
    }
    return NULL;
}

static void tell_alone(const side *s, const gk_report *report) {
    cli_message(s->name, "%d/%s is on this side only", "只有此处有 %d/%s", report->year,
                report->department);
}

/* How many values differ; SIZE_MAX if they could not be compared. */
static size_t compare_pair(side *a, const gk_report *left, const gk_report *right) {
    static const gk_report nothing = {.department = ""};
    diff_page page = {.left = left ? left : &nothing,
                      .right = right ? right : &nothing,
                      .yuan = opt.unit && strcmp(opt.unit, "元") == 0,
                      .ndjson = strcmp(opt.to, "ndjson") == 0};
    gk_diff_options how = {.all = opt.years};
    gk_error err = {0};
    size_t count;
    if (opt.tolerance && !diff_read_tolerance(opt.tolerance, page.yuan, &how.tolerance))
        return SIZE_MAX;
    gk_status status =
        gk_diff(page.left, page.right, a->run.profiles, &how, diff_print, &page, &count, &err);
    if (status)
        cli_message_error(&err);
    return status ? SIZE_MAX : count;
}

static bool add(size_t *all, size_t count) {
    *all += count == SIZE_MAX ? 0 : count;
    return count != SIZE_MAX;
}

static int compare(side *a, side *b) {
    size_t different = 0, left = gk_reports_count(a->job.reports),
           right = gk_reports_count(b->job.reports);
    bool done = true, lone = left == 1 && right == 1;
    for (size_t i = 0; i < right && done; i++) {
        const gk_report *report = gk_reports_at(b->job.reports, i);
        const gk_report *twin = lone ? gk_reports_at(a->job.reports, 0) : find_twin(a, report);
        if (!twin)
            tell_alone(b, report);
        different += !twin;
        done = !twin || add(&different, compare_pair(a, twin, report));
    }
    for (size_t i = 0; i < left && done && !lone; i++)
        if (!find_twin(b, gk_reports_at(a->job.reports, i))) {
            tell_alone(a, gk_reports_at(a->job.reports, i));
            different++;
        }
    if (!done)
        return CLI_NOT_DONE;
    if (!opt.reading.quiet)
        cli_message(NULL, "%zu values differ", "%zu个数值不同", different);
    return different ? 1 : 0;
}

static int diff(const cli_list *operands) {
    side a = {0}, b = {0};
    int status = CLI_NOT_DONE;
    if (open_side(&a, operands->items[0]) && open_side(&b, operands->items[1]))
        status = compare(&a, &b);
    close_side(&a);
    close_side(&b);
    return status;
}

int main(int argc, char **argv) {
    cli_list operands;
    gk_decimal tolerance;
    opt.to = "text";
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status == CLI_GO_ON && operands.count != 2)
        status = cli_usage("two inputs are compared", "须指定两个输入");
    if (status == CLI_GO_ON && opt.tolerance &&
        !diff_read_tolerance(opt.tolerance, false, &tolerance))
        status = cli_usage("no amount: %s", "不是金额：%s", opt.tolerance);
    if (status == CLI_GO_ON)
        status = diff(&operands);
    return cli_finish(status);
}
