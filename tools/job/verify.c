#include "job/verify.h"

#include <stdio.h>
#include <string.h>

/* How many values of a report came from a file. */
static size_t values_from(const gk_report *report, const char *source) {
    size_t count = 0;
    for (size_t t = 0; t < report->table_count; t++) {
        gk_report one = *report;
        one.table_count = 1;
        one.tables = &report->tables[t];
        if (strcmp(one.tables->origin.source, source) == 0)
            count += gk_report_value_count(&one);
    }
    return count;
}

static void print_sources(const char *kind, const cli_job *job, const gk_report *report,
                          const char *result) {
    for (size_t i = 0; i < job->source_count; i++) {
        const cli_source *source = &job->sources[i];
        size_t values = values_from(report, source->path);
        if (values || source->stream)
            printf("%s\t%s\t%zu\t%s\t%s\n", kind, source->path, values, source->sha256, result);
    }
}

static const gk_report *find_report(const cli_job *job, const gk_report *wanted) {
    for (size_t i = 0; job->reports && i < gk_reports_count(job->reports); i++) {
        const gk_report *report = gk_reports_at(job->reports, i);
        if (report->year == wanted->year && strcmp(report->department, wanted->department) == 0 &&
            !gk_reports_refused(job->reports, i))
            return report;
    }
    return NULL;
}

static gk_status pass(void *self, const gk_difference *difference, gk_error *err) {
    (void)self, (void)difference, (void)err;
    return GK_OK;
}

static bool is_same(const cli_run *run, const gk_report *report, const gk_report *again) {
    size_t different = 0;
    return again &&
           gk_diff(report, again, run->profiles, NULL, pass, NULL, &different, NULL) == GK_OK &&
           different == 0;
}

bool cli_verify_print(const cli_run *run, const cli_job *job, const gk_report *report,
                      const char *path) {
    const cli_reading plain = {.profiles = run->reading->profiles, .digest = true, .quiet = true};
    const cli_list written = {.items = &path, .count = 1};
    cli_run again;
    cli_job read = {0};
    bool same = false;
    print_sources("source", job, report, "-");
    if (cli_run_begin(&again, &plain, &written, NULL)) {
        cli_job_read(&again, &read, again.inputs.items, again.inputs.count);
        const gk_report *back = find_report(&read, report);
        same = is_same(run, report, back);
        print_sources("written", &read, back ? back : report, same ? "equal" : "different");
        cli_job_end(&again, &read);
    }
    cli_run_end(&again);
    return same;
}
