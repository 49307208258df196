#include "job/verify.h"

#include "cli/message.h"
#include <stdio.h>
#include <string.h>

/* ---- what a report holds ---------------------------------------------------------------------- */

/** Values, and cells of verbatim tables. */
typedef struct holding {
    size_t placed, leftover, verbatim;
} holding;

static size_t sum(holding h) {
    return h.placed + h.leftover + h.verbatim;
}

static bool is_stream_of(const cli_source *source, const char *name) {
    const gk_tables *tables = source->stream ? source->tables : NULL;
    bool found = false;
    for (size_t i = 0; tables && i < gk_tables_count(tables) && !found; i++)
        found = strcmp(gk_tables_at(tables, i)->origin.source, name) == 0;
    for (size_t i = 0; tables && i < gk_tables_verbatim_count(tables) && !found; i++)
        found = strcmp(gk_tables_verbatim_at(tables, i)->origin.source, name) == 0;
    return found;
}

static bool is_from(const cli_source *source, const char *name) {
    return strcmp(source->path, name) == 0 || is_stream_of(source, name);
}

static bool is_any_input(const cli_job *job, const char *name) {
    for (size_t i = 0; i < job->source_count; i++)
        if (is_from(&job->sources[i], name))
            return true;
    return false;
}

/* A value that was left over long ago names a file that is none of the inputs: the input is that
 * of its table then. */
static bool is_value_from(const cli_job *job, const cli_source *source, const gk_table *table,
                          const gk_value *value) {
    const char *name = value->origin.source;
    if (!name || !is_any_input(job, name))
        name = table->origin.source;
    return is_from(source, name);
}

/* Of one input, or of all with NULL. */
static size_t values_of(const cli_job *job, const cli_source *source, const gk_table *tables,
                        size_t table_count) {
    size_t count = 0;
    for (size_t t = 0; t < table_count; t++)
        for (size_t r = 0; r < tables[t].row_count; r++)
            for (size_t c = 0; c < tables[t].column_count; c++) {
                const gk_value *value = &tables[t].rows[r].values[c];
                count += value->kind != GK_VALUE_BLANK &&
                         (!source || is_value_from(job, source, &tables[t], value));
            }
    return count;
}

static holding held_of(const cli_job *job, const cli_source *source, const gk_report *report) {
    holding h = {.placed = values_of(job, source, report->tables, report->table_count),
                 .leftover = values_of(job, source, report->leftovers, report->leftover_count)};
    for (size_t i = 0; i < report->verbatim_count; i++)
        if (!source || is_from(source, report->verbatim[i].origin.source))
            h.verbatim += report->verbatim[i].cell_count;
    return h;
}

static holding held(const cli_job *job, const gk_report *report) {
    return held_of(job, NULL, report);
}

static bool is_at(gk_origin a, gk_origin b) {
    return a.row == b.row && a.col == b.col && a.sheet && b.sheet && strcmp(a.sheet, b.sheet) == 0;
}

/* What stood at a place that came twice. */
static size_t counted_at(const gk_tables *tables, gk_origin place) {
    size_t all = 0;
    for (size_t i = 0; i < gk_tables_count(tables); i++)
        if (is_at(gk_tables_at(tables, i)->origin, place))
            all += values_of(NULL, NULL, gk_tables_at(tables, i), 1);
    for (size_t i = 0; i < gk_tables_verbatim_count(tables); i++)
        if (is_at(gk_tables_verbatim_at(tables, i)->origin, place))
            all += gk_tables_verbatim_at(tables, i)->cell_count;
    return all;
}

/* The same tables again, from this input after another: of one report, or of all with NULL. */
static size_t counted_twice(const cli_job *job, const cli_source *source, const char *report) {
    size_t all = 0;
    for (size_t i = 0; source->tables && i < gk_findings_count(job->findings); i++) {
        const gk_finding *f = gk_findings_at(job->findings, i);
        if (strcmp(f->id, "table-twice") == 0 && strcmp(f->origin.source, source->path) == 0 &&
            (!report || !f->report || strcmp(f->report, report) == 0))
            all += counted_at(source->tables, f->origin);
    }
    return all;
}

/* ---- what was read ---------------------------------------------------------------------------- */

/* The i-th report as it was read, before it was moved. */
static const gk_report *report_as_read(const cli_job *job, size_t i) {
    return gk_reports_at(job->as_read ? job->as_read : job->reports, i);
}

static void print_line(const char *kind, const char *name, size_t values, const char *sha256,
                       const char *result) {
    printf("%s\t%s\t%zu\t%s\t%s\n", kind, name, values, *sha256 ? sha256 : "-", result);
}

static void print_files(const char *kind, const cli_job *job, const gk_report *report,
                        const char *result) {
    for (size_t i = 0; i < job->source_count; i++) {
        const cli_source *source = &job->sources[i];
        size_t values = sum(held_of(job, source, report));
        if (values)
            print_line(kind, source->path, values, source->sha256, result);
    }
}

static void print_twice(const cli_job *job, const char *report) {
    for (size_t i = 0; i < job->source_count; i++) {
        size_t values = counted_twice(job, &job->sources[i], report);
        if (values)
            print_line("twice", job->sources[i].path, values, job->sources[i].sha256, "-");
    }
}

/* What moving a report found of it. */
static size_t count_findings(const cli_job *job, const char *key, const char *id) {
    size_t count = 0;
    for (size_t i = 0; i < gk_findings_count(job->findings); i++) {
        const gk_finding *f = gk_findings_at(job->findings, i);
        count += strcmp(f->id, id) == 0 && f->report && strcmp(f->report, key) == 0;
    }
    return count;
}

/* Print what became of the values; false if some are missing, or too many. */
static bool print_parts(const cli_job *job, size_t i) {
    const gk_report *report = gk_reports_at(job->reports, i);
    char key[GK_REPORT_KEY_MAX];
    gk_report_key(report, key);
    holding now = held(job, report);
    size_t read = sum(held(job, report_as_read(job, i)));
    size_t merged = job->as_read ? count_findings(job, key, "rows-merged") : 0;
    size_t split = job->as_read ? count_findings(job, key, "row-split") : 0;
    print_twice(job, key);
    print_line("placed", "-", now.placed, "", "-");
    print_line("leftover", "-", now.leftover, "", "-");
    print_line("verbatim", "-", now.verbatim, "", "-");
    if (merged)
        print_line("merged", "-", merged, "", "-");
    if (split)
        print_line("split", "-", split, "", "-");
    return read + split == sum(now) + merged;
}

/* ---- what was written ------------------------------------------------------------------------- */

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

/* Writing gives a table the unit and the 注 of its form: no value is another for that. */
static bool is_same(const cli_run *run, const gk_report *report, const gk_report *again) {
    static const gk_diff_options values_only = {.values_only = true};
    size_t different = 0;
    return gk_diff(report, again, run->profiles, &values_only, pass, NULL, &different, NULL) ==
               GK_OK &&
           different == 0;
}

static const char *judge(const cli_run *run, const cli_job *job, const gk_report *report,
                         const cli_job *read, bool leftovers) {
    const gk_report *back = find_report(read, report);
    gk_report written = *report;
    if (!leftovers)
        written.leftover_count = 0;
    holding wanted = held(job, &written);
    holding got = back ? held(read, back) : (holding){0};
    bool same = back && wanted.placed == got.placed && wanted.leftover == got.leftover &&
                wanted.verbatim == got.verbatim && is_same(run, &written, back);
    return !same ? "different" : held(job, report).leftover > got.leftover ? "incomplete" : "equal";
}

static void print_message(const char *path, const char *result, bool whole) {
    if (!whole)
        cli_message(path, "the values read are not those placed, left over and verbatim",
                    "读取的数值与归入、遗留、原样保留的数值之和不一致");
    else if (strcmp(result, "incomplete") == 0)
        cli_message(path, "the leftovers are not in it; --leftovers adds them",
                    "其中没有遗留内容；可加 --leftovers");
    else if (strcmp(result, "different") == 0)
        cli_message(path, "does not read back equal to what was written",
                    "回读结果与写出的内容不一致");
}

bool cli_verify_print(const cli_run *run, const cli_job *job, size_t i, const char *path,
                      bool leftovers) {
    const cli_reading plain = {
        .profiles = run->reading->profiles, .keep_unit = true, .digest = true, .quiet = true};
    const cli_list written = {.items = &path, .count = 1};
    const gk_report *report = gk_reports_at(job->reports, i);
    const char *result = "different";
    cli_run again;
    cli_job read = {0};
    print_files("source", job, report_as_read(job, i), "-");
    bool whole = print_parts(job, i);
    if (cli_run_begin(&again, &plain, &written, NULL)) {
        cli_job_read(&again, &read, again.inputs.items, again.inputs.count);
        const gk_report *back = find_report(&read, report);
        result = whole ? judge(run, job, report, &read, leftovers) : "different";
        print_files("written", &read, back ? back : report, result);
        cli_job_end(&again, &read);
    }
    cli_run_end(&again);
    print_message(path, result, whole);
    return strcmp(result, "equal") == 0;
}

/* ---- the account ------------------------------------------------------------------------------ */

static size_t counted(const gk_tables *tables) {
    const char *sheet;
    size_t counts[GK_CLASS_COUNT], all = 0;
    for (size_t i = 0; gk_tables_account(tables, i, &sheet, counts); i++)
        all += counts[GK_CLASS_VALUE] + counts[GK_CLASS_VERBATIM];
    return all;
}

static bool is_accounted(const cli_job *job, const cli_source *source) {
    size_t cells = counted(source->tables), held = counted_twice(job, source, NULL);
    const gk_reports *reports = job->as_read ? job->as_read : job->reports;
    for (size_t i = 0; i < gk_reports_count(reports); i++)
        held += sum(held_of(job, source, gk_reports_at(reports, i)));
    if (cells != held)
        cli_message(source->path, "%zu cells were read as values, but its reports hold %zu",
                    "读取了%zu个数值单元格，而决算中有%zu个", cells, held);
    return cells == held;
}

/* What has an error in it is no value of any report. */
static bool has_error(const cli_job *job, const cli_source *source) {
    bool any = false;
    for (size_t i = 0; i < gk_findings_count(job->findings) && !any; i++) {
        const gk_finding *f = gk_findings_at(job->findings, i);
        any = f->severity == GK_SEVERITY_ERROR &&
              ((f->origin.source && strcmp(f->origin.source, source->path) == 0) ||
               (f->other.source && strcmp(f->other.source, source->path) == 0));
    }
    return any;
}

bool cli_verify_account(const cli_job *job) {
    bool all = true;
    for (size_t i = 0; i < job->source_count; i++)
        if (job->sources[i].tables && !job->sources[i].stream && !has_error(job, &job->sources[i]))
            all = is_accounted(job, &job->sources[i]) && all;
    return all;
}
