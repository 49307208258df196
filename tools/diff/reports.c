#include "diff/reports.h"

#include "cli/message.h"
#include "diff/print.h"
#include "job/job.h"
#include <stdint.h>
#include <string.h>

/* One side: an operand with all its reports. */
typedef struct diff_side {
    const char *name;
    cli_reading reading;
    cli_run run;
    cli_job job;
} diff_side;

/* Amounts are read in the units they are in: converted, they would be rounded, and what differs by
 * less would not be seen. */
static bool open_side(const diff_request *request, diff_side *side, const char *operand) {
    const cli_list one = {.items = &side->name, .count = 1};
    side->name = operand;
    side->reading = *request->reading;
    side->reading.keep_unit = true;
    if (!cli_run_begin(&side->run, &side->reading, &one, NULL))
        return false;
    cli_job_read(&side->run, &side->job, side->run.inputs.items, side->run.inputs.count);
    cli_job_print_findings(&side->run, &side->job, false);
    size_t count = side->job.reports ? gk_reports_count(side->job.reports) : 0;
    if (side->run.refused + side->job.refused == 0 && count > 0)
        return true;
    cli_message(operand, "not compared, since part of it could not be read",
                "未作比较：未能全部读取");
    return false;
}

static void close_side(diff_side *side) {
    cli_job_end(&side->run, &side->job);
    cli_run_end(&side->run);
}

static const gk_report *find_twin(const diff_request *request, const diff_side *side,
                                  const gk_report *report) {
    for (size_t i = 0; i < gk_reports_count(side->job.reports); i++) {
        const gk_report *other = gk_reports_at(side->job.reports, i);
        if (strcmp(other->department, report->department) == 0 &&
            (request->years || other->year == report->year))
            return other;
    }
    return NULL;
}

static void print_alone(const diff_side *side, const gk_report *report) {
    cli_message(side->name, "%d/%s is on this side only", "只有此处有 %d/%s", report->year,
                report->department);
}

/* How much differs; SIZE_MAX if they could not be compared. */
static size_t compare_pair(const diff_request *request, diff_side *a, const gk_report *left,
                           const gk_report *right) {
    diff_page page = {
        .left = left, .right = right, .yuan = request->yuan, .ndjson = request->ndjson};
    gk_diff_options options = {.all = request->years,
                               .other_year = request->years,
                               .values_only = request->values_only,
                               .rounded = !request->reading->keep_unit,
                               .tolerance = request->tolerance};
    gk_error err = {0};
    size_t count;
    if (gk_diff(left, right, a->run.profiles, &options, diff_print, &page, &count, &err) == GK_OK)
        return count;
    cli_message_error(&err);
    return SIZE_MAX;
}

static bool add(size_t *all, size_t count) {
    *all += count == SIZE_MAX ? 0 : count;
    return count != SIZE_MAX;
}

static int compare(const diff_request *request, diff_side *a, diff_side *b) {
    size_t different = 0, left = gk_reports_count(a->job.reports),
           right = gk_reports_count(b->job.reports);
    bool done = true, lone = left == 1 && right == 1;
    for (size_t i = 0; i < right && done; i++) {
        const gk_report *report = gk_reports_at(b->job.reports, i);
        const gk_report *twin =
            lone ? gk_reports_at(a->job.reports, 0) : find_twin(request, a, report);
        if (!twin)
            print_alone(b, report);
        different += !twin;
        done = !twin || add(&different, compare_pair(request, a, twin, report));
    }
    for (size_t i = 0; i < left && done && !lone; i++)
        if (!find_twin(request, b, gk_reports_at(a->job.reports, i))) {
            print_alone(a, gk_reports_at(a->job.reports, i));
            different++;
        }
    if (!done)
        return CLI_NOT_DONE;
    if (request->values_only && !request->reading->quiet)
        cli_message(NULL,
                    "values that differ: %zu; texts (names, titles, notes, years, units, "
                    "departments) were not compared",
                    "数值不同：%zu处；未比较文字（名称、表题、注、年度、单位、部门）", different);
    else if (!request->reading->quiet)
        cli_message(NULL, "differences: %zu", "共%zu处不同", different);
    return different ? 1 : 0;
}

int diff_reports(const diff_request *request, const cli_list *operands) {
    diff_side a = {0}, b = {0};
    int status = CLI_NOT_DONE;
    if (open_side(request, &a, operands->items[0]) && open_side(request, &b, operands->items[1]))
        status = compare(request, &a, &b);
    close_side(&a);
    close_side(&b);
    return status;
}
