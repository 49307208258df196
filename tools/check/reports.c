#include "check/reports.h"

#include "base/fail.h"
#include "cli/cli.h"
#include "job/findings.h"
#include "job/stream.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NAME_BYTES = 1200 };

/** What stays the same over all reports of a run. */
typedef struct checking {
    const check_how *how;
    const cli_run *run;
    const gk_reports *before;
    gk_findings_writer *writer; /* NULL: the reports go on as a stream */
    size_t checked, failed;
    size_t alone; /* without last year's, though it was given */
} checking;

/* What a reader calls the report: its year and department, what of them it states; else the file it
 * came from. */
static const char *name_of(const gk_report *report, char text[NAME_BYTES]) {
    const char *department = report->department;
    if (!report->year && !*department && report->table_count)
        department = report->tables[0].origin.source;
    if (report->year)
        snprintf(text, NAME_BYTES, "%d %.1000s", report->year, department);
    else
        snprintf(text, NAME_BYTES, "%.1000s", department);
    return text;
}

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
    char name[NAME_BYTES];
    for (size_t i = 0; i < count; i++) {
        const gk_report *other = gk_reports_at(c->before, i);
        if (!gk_reports_refused(c->before, i) && is_same_unit(other, report) &&
            is_year_before(other, report))
            return other;
    }
    if (c->before && ++c->alone)
        cli_message(c->how->previous,
                    "no report of the same unit and of the year before for %s: not compared with last year",
                    "其中没有%s的同一单位上年决算：未与上年核对", name_of(report, name));
    return NULL;
}

/* ---- one report ----------------------------------------------------------------------------- */

/* That standard output cannot be written is cli_finish's to say. */
static void write_group(checking *c, cli_job *job, const gk_findings_group *group) {
    gk_error err = {0};
    if (c->writer && gk_findings_writer_put(c->writer, group, &err) == GK_E_MEMORY)
        cli_job_refuse(job, &err);
}

/* Tails are allowed, and what was not run is no fault. */
static bool is_fault(const checking *c, const gk_finding *f) {
    return f->severity >= c->how->fail_on && !gk_finding_has_outcome(f, GK_OUTCOME_TAIL) &&
           !gk_finding_has_outcome(f, GK_OUTCOME_NOT_RUN);
}

static bool fails(const checking *c, const gk_findings *findings) {
    for (size_t i = 0; i < gk_findings_count(findings); i++)
        if (is_fault(c, gk_findings_at(findings, i)))
            return true;
    return false;
}

/* What was not run is nothing that was found in the report: a stream goes without it. */
static gk_status pass_on(const gk_findings *own, gk_findings *stream) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < gk_findings_count(own) && !status; i++)
        if (!gk_finding_has_outcome(gk_findings_at(own, i), GK_OUTCOME_NOT_RUN))
            status = gk_findings_add_copy(stream, gk_findings_at(own, i));
    return status;
}

static void write_checked(checking *c, cli_job *job, const gk_report *report,
                          const gk_check_results *results, const gk_findings *findings) {
    char key[GK_REPORT_KEY_MAX], name[NAME_BYTES];
    gk_report_key(report, key);
    gk_findings_group group = {.name = name_of(report, name),
                               .report = key,
                               .profile = report->profile,
                               .findings = findings};
    group.held = gk_check_held(results, &group.held_count);
    write_group(c, job, &group);
}

static void check_report(checking *c, cli_job *job, size_t i) {
    const gk_report *report = gk_reports_at(job->reports, i);
    gk_error err = {0};
    gk_fail_memory(&err); /* whatever fails without a reason of its own */
    gk_findings *own = gk_findings_new();
    gk_check_results *results =
        gk_check_run(c->how->checks, report, before_of(c, report),
                     gk_reports_findings(job->reports, i), c->run->profiles, &err);
    bool done = own && results && gk_check_report(results, own) == GK_OK &&
                (c->writer || pass_on(own, job->findings) == GK_OK);
    if (done) {
        c->checked++;
        c->failed += fails(c, own);
        write_checked(c, job, report, results, own);
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

/* Whoever reads the output alone must not take what was refused for clean. People read standard
 * error too, which says it already. */
static void write_refused(checking *c, cli_job *job, const char *name, gk_finding refusal) {
    char en[1200], zh[1200];
    gk_error err = {0};
    if (c->how->format == GK_FINDINGS_TEXT)
        return;
    snprintf(en, sizeof en, "refused, not checked: %s", refusal.en);
    snprintf(zh, sizeof zh, "被拒绝，未核对：%s", refusal.zh);
    refusal.id = "refused";
    refusal.severity = GK_SEVERITY_ERROR;
    refusal.en = en;
    refusal.zh = zh;
    gk_findings *findings = gk_findings_new();
    const gk_findings_group group = {
        .name = name, .report = refusal.report, .findings = findings, .refused = true};
    if (!findings || gk_findings_add_copy(findings, &refusal)) {
        gk_fail_memory(&err);
        cli_job_refuse(job, &err);
    } else {
        write_group(c, job, &group);
    }
    gk_findings_free(findings);
}

static void write_refused_report(checking *c, cli_job *job, size_t i) {
    const gk_report *report = gk_reports_at(job->reports, i);
    const gk_finding *error = first_error(gk_reports_findings(job->reports, i), NULL);
    char key[GK_REPORT_KEY_MAX], name[NAME_BYTES];
    gk_report_key(report, key);
    error = error ? error : first_error(job->findings, NULL);
    gk_finding refusal = {.en = "it cannot be read", .zh = "无法读取"};
    refusal = error ? *error : refusal;
    refusal.report = key;
    write_refused(c, job, name_of(report, name), refusal);
}

static void write_refused_source(checking *c, cli_job *job, const cli_source *source) {
    const gk_error *err = &source->refusal;
    const gk_finding *error = first_error(job->findings, source->path);
    gk_finding refusal = {
        .en = err->text, .zh = *err->zh ? err->zh : err->text, .origin = {.source = source->path}};
    refusal = error ? *error : refusal;
    write_refused(c, job, refusal.origin.source, refusal);
}

/* ---- all of them ---------------------------------------------------------------------------- */

static void check_job(checking *c, cli_job *job) {
    size_t count = job->reports ? gk_reports_count(job->reports) : 0;
    for (size_t i = 0; i < count; i++)
        if (gk_reports_refused(job->reports, i))
            write_refused_report(c, job, i);
        else
            check_report(c, job, i);
    for (size_t i = 0; i < job->source_count; i++)
        if (job->sources[i].refusal.status)
            write_refused_source(c, job, &job->sources[i]);
}

static void pass_job(checking *c, cli_run *run, cli_job *job) {
    const gk_stream_output output = cli_stream_to_stdout();
    check_job(c, job);
    job->rerun = c->how->checks;
    cli_stream_job(run, job, &output);
}

static bool has_colours(void) {
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(none && *none) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

static void print_job(checking *c, cli_run *run, cli_job *job) {
    gk_error err = {0};
    const gk_stream_output standard = cli_stream_to_stdout();
    const gk_findings_output output = {standard.self, standard.write};
    const gk_findings_options options = {.format = c->how->format,
                                         .language = cli_zh() ? GK_LANGUAGE_ZH : GK_LANGUAGE_EN,
                                         .colour = has_colours(),
                                         .tool = "gk-check"};
    c->writer = gk_findings_writer_open(&options, &output, &err);
    if (c->writer)
        check_job(c, job);
    else
        cli_job_refuse(job, &err);
    gk_findings_writer_close(c->writer, &err);
    cli_job_print_findings(run, job, c->checked == 0);
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
    how->reading->digest = how->pass;
    how->reading->hidden_content = true;
    if (!cli_run_begin(&run, how->reading, operands, NULL))
        return CLI_NOT_DONE;
    read_before(&c, &past, &earlier);
    cli_job_read(&run, &job, run.inputs.items, run.inputs.count);
    if (how->pass)
        pass_job(&c, &run, &job);
    else
        print_job(&c, &run, &job);
    size_t refused = run.refused + job.refused + past.refused + earlier.refused;
    cli_job_end(&run, &job);
    cli_job_end(&past, &earlier);
    cli_run_end(&past);
    cli_run_end(&run);
    return c.checked == 0 ? CLI_NOT_DONE : c.failed || c.alone || refused ? 1 : 0;
}
