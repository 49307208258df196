#include "check/reports.h"

#include "cli/cli.h"
#include "job/findings.h"
#include "job/stream.h"
#include <stdio.h>
#include <string.h>

/** What stays the same over all reports of a run. */
typedef struct checking {
    const check_how *how;
    const cli_run *run;
    const gk_reports *before;
    size_t printed; /* pages */
    size_t checked, failed;
    size_t alone; /* without last year's, though it was given */
} checking;

/* ---- last year's ---------------------------------------------------------------------------- */

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
        cli_message(c->how->previous,
                    "it has no report of the same unit and the year before for %s: the years are "
                    "not compared",
                    "其中没有%s的同一单位上年决算：未与上年核对", check_name(report, name));
    return NULL;
}

/* ---- one report ---------------------------------------------------------------------------------
 */

static void print(checking *c, const check_page *page) {
    if (c->how->format)
        c->how->format->page(page, c->printed++);
}

/* Tails are allowed, whatever is not. */
static bool fails(const checking *c, const gk_findings *findings) {
    for (size_t i = 0; i < gk_findings_count(findings); i++) {
        const gk_finding *f = gk_findings_at(findings, i);
        if (f->severity >= c->how->fail_on && !check_is_tail(f))
            return true;
    }
    return false;
}

static void check_report(checking *c, cli_job *job, size_t i) {
    const gk_report *report = gk_reports_at(job->reports, i);
    gk_error err = {0};
    gk_findings *own = gk_findings_new();
    gk_check_results *results =
        gk_check_run(c->how->checks, report, before_of(c, report),
                     gk_reports_findings(job->reports, i), c->run->profiles, &err);
    if (own && results && gk_check_tell(results, own) &&
        (c->how->format || gk_check_tell(results, job->findings))) {
        const check_page page = {.report = report, .results = results, .findings = own};
        c->checked++;
        c->failed += fails(c, own);
        print(c, &page);
    } else {
        cli_job_refuse(job, &err);
    }
    gk_check_results_free(results);
    gk_findings_free(own);
}

/* ---- what was refused ----------------------------------------------------------------------- */

/* Of a file, if one is named. */
static const gk_finding *first_error(const gk_findings *findings, const char *file) {
    for (size_t i = 0; findings && i < gk_findings_count(findings); i++) {
        const gk_finding *f = gk_findings_at(findings, i);
        if (f->severity == GK_SEVERITY_ERROR &&
            (!file || (f->origin.source && strcmp(f->origin.source, file) == 0)))
            return f;
    }
    return NULL;
}

/* Whoever reads the output alone must not take what was refused for clean. */
static void print_refused(checking *c, check_page page, gk_finding refusal) {
    char en[1200], zh[1200];
    snprintf(en, sizeof en, "refused, not checked: %s", refusal.en);
    snprintf(zh, sizeof zh, "被拒绝，未核对：%s", refusal.zh);
    refusal.id = "refused";
    refusal.severity = GK_SEVERITY_ERROR;
    refusal.en = en;
    refusal.zh = zh;
    page.refusal = &refusal;
    print(c, &page);
}

static void print_refused_report(checking *c, const cli_job *job, size_t i) {
    const gk_report *report = gk_reports_at(job->reports, i);
    const gk_finding *error = first_error(gk_reports_findings(job->reports, i), NULL);
    char key[GK_REPORT_KEY_MAX];
    gk_report_key(report, key);
    error = error ? error : first_error(job->findings, NULL);
    gk_finding refusal = {.en = "it cannot be read", .zh = "无法读取"};
    refusal = error ? *error : refusal;
    refusal.report = key;
    print_refused(c, (check_page){.report = report}, refusal);
}

static void print_refused_source(checking *c, const cli_job *job, const cli_source *source) {
    const gk_error *err = &source->refusal;
    const gk_finding *error = first_error(job->findings, source->path);
    gk_finding refusal = {
        .en = err->text, .zh = *err->zh ? err->zh : err->text, .origin = {.source = source->path}};
    print_refused(c, (check_page){0}, error ? *error : refusal);
}

/* ---- all of them ---------------------------------------------------------------------------- */

static void check_job(checking *c, cli_run *run, cli_job *job) {
    const check_format *format = c->how->format;
    size_t count = job->reports ? gk_reports_count(job->reports) : 0;
    if (format)
        format->begin();
    for (size_t i = 0; i < count; i++)
        if (gk_reports_refused(job->reports, i))
            print_refused_report(c, job, i);
        else
            check_report(c, job, i);
    for (size_t i = 0; i < job->source_count; i++)
        if (job->sources[i].refusal.status)
            print_refused_source(c, job, &job->sources[i]);
    if (format) {
        format->end();
        cli_job_print_findings(run, job, c->checked == 0);
        return;
    }
    job->rerun = c->how->checks;
    const gk_stream_output output = cli_stream_to_stdout();
    cli_stream_job(run, job, &output);
}

static void read_before(checking *c, cli_run *past, cli_job *earlier) {
    const char *names[] = {c->how->previous};
    const cli_list operands = {.items = names, .count = 1};
    if (!c->how->previous || !cli_run_begin(past, c->how->reading, &operands, NULL))
        return;
    cli_job_read(past, earlier, past->inputs.items, past->inputs.count);
    if (earlier->findings)
        cli_findings_tell(earlier->findings, 0, GK_SEVERITY_ERROR, c->how->reading->verbose);
    c->before = earlier->reports;
}

int check_reports(const check_how *how, const cli_list *operands) {
    cli_run run = {0}, past = {0};
    cli_job job, earlier = {0};
    checking c = {.how = how, .run = &run};
    how->reading->digest = !how->format;
    how->reading->hidden_content = true;
    if (!cli_run_begin(&run, how->reading, operands, NULL))
        return CLI_NOT_DONE;
    read_before(&c, &past, &earlier);
    cli_job_read(&run, &job, run.inputs.items, run.inputs.count);
    check_job(&c, &run, &job);
    size_t refused = run.refused + job.refused + past.refused + earlier.refused;
    cli_job_end(&run, &job);
    cli_job_end(&past, &earlier);
    cli_run_end(&past);
    cli_run_end(&run);
    return c.checked == 0 ? CLI_NOT_DONE : c.failed || c.alone || refused ? 1 : 0;
}
