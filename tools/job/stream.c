#include "job/stream.h"

#include "base/arena.h"
#include "base/fail.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- where lines go ------------------------------------------------------------------------- */

static gk_status to_stdout(void *self, const char *lines, size_t length, gk_error *err) {
    (void)self;
    if (fwrite(lines, 1, length, stdout) == length)
        return GK_OK;
    return gk_fail_sys(err, "cannot be written", "无法写入");
}

gk_stream_output cli_stream_to_stdout(void) {
    return (gk_stream_output){NULL, to_stdout};
}

static gk_status to_buffer(void *self, const char *lines, size_t length, gk_error *err) {
    gk_buffer *buffer = self;
    gk_buffer_append(buffer, lines, length);
    return gk_buffer_check(buffer, err);
}

gk_stream_output cli_stream_to_buffer(gk_buffer *buffer) {
    return (gk_stream_output){buffer, to_buffer};
}

/* ---- a job ---------------------------------------------------------------------------------- */

static gk_status write_reports(const cli_run *run, const cli_job *job,
                               const gk_stream_output *output, size_t *written, gk_error *err) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < gk_reports_count(job->reports) && !status; i++)
        if (!gk_reports_refused(job->reports, i)) {
            status =
                gk_stream_write_report(gk_reports_at(job->reports, i), run->profiles, output, err);
            ++*written;
        }
    return status;
}

static bool is_rerun(const cli_job *job, const gk_finding *finding) {
    return job->rerun && finding && gk_checks_find(job->rerun, finding->id);
}

static gk_status write_other_records(const cli_job *job, const gk_stream_output *output,
                                     gk_error *err) {
    gk_status status = GK_OK;
    for (size_t t = 0; t < job->table_count; t++) {
        const char *line;
        for (size_t i = 0; !status && (line = gk_stream_other_record(job->tables[t], i)); i++) {
            if (is_rerun(job, gk_stream_other_finding(job->tables[t], i)))
                continue;
            status = output->write(output->self, line, strlen(line), err);
            if (!status)
                status = output->write(output->self, "\n", 1, err);
        }
    }
    return status;
}

/* Names of inputs, to be asked for by the thousand. */
typedef struct names {
    const char **items;
    size_t count, capacity;
    bool failed; /* memory was short */
} names;

static void add_name(names *n, const char *name) {
    if (!gk_grow((void **)&n->items, n->count, &n->capacity, sizeof *n->items)) {
        n->failed = true;
        return;
    }
    n->items[n->count++] = name;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool has_name(const names *n, const char *name) {
    return n->count && bsearch(&name, n->items, n->count, sizeof *n->items, by_name);
}

/* What is known of the inputs when they end. */
typedef struct ends {
    names written;  /* something of them is in the stream */
    names doubtful; /* a person should look at what was found in them */
} ends;

static void add_sources(names *n, const gk_report *report) {
    for (size_t i = 0; i < report->table_count; i++)
        add_name(n, report->tables[i].origin.source);
    for (size_t i = 0; i < report->leftover_count; i++)
        add_name(n, report->leftovers[i].origin.source);
    for (size_t i = 0; i < report->verbatim_count; i++)
        add_name(n, report->verbatim[i].origin.source);
}

static void gather_ends(const cli_job *job, ends *e) {
    for (size_t i = 0; i < gk_reports_count(job->reports); i++) {
        if (gk_reports_refused(job->reports, i))
            continue;
        add_sources(&e->written, gk_reports_at(job->reports, i));
        if (job->as_read) /* an empty table that the new form lacks leaves nothing */
            add_sources(&e->written, gk_reports_at(job->as_read, i));
    }
    for (size_t i = 0; i < gk_findings_count(job->findings); i++) {
        const gk_finding *f = gk_findings_at(job->findings, i);
        if (f->severity > GK_SEVERITY_INFO && f->origin.source)
            add_name(&e->doubtful, f->origin.source);
    }
    if (e->written.count)
        qsort(e->written.items, e->written.count, sizeof *e->written.items, by_name);
    if (e->doubtful.count)
        qsort(e->doubtful.items, e->doubtful.count, sizeof *e->doubtful.items, by_name);
}

/* True if all that it has is in the stream already, from another input. */
static bool is_twin(const cli_job *job, const ends *e, const char *path) {
    for (size_t i = 0; i < gk_findings_count(job->findings); i++) {
        const gk_finding *f = gk_findings_at(job->findings, i);
        if (strcmp(f->id, "table-twice") == 0 && strcmp(f->origin.source, path) == 0 &&
            has_name(&e->written, f->other.source))
            return true;
    }
    return false;
}

static gk_status write_file(const cli_job *job, const ends *e, const cli_source *source,
                            const gk_stream_output *output, gk_error *err) {
    bool doubtful = has_name(&e->doubtful, source->path);
    gk_stream_file file = {.source = source->path,
                           .end = doubtful ? GK_STREAM_FINDINGS : GK_STREAM_OK,
                           .cells = source->cells,
                           .sha256 = source->sha256};
    if (source->refusal.status) {
        file.end = GK_STREAM_REFUSED;
        file.en = source->refusal.text;
        file.zh = source->refusal.zh;
    } else if (!has_name(&e->written, source->path) && !is_twin(job, e, source->path)) {
        file.end = GK_STREAM_REFUSED;
        file.en = "its report was refused; see the findings";
        file.zh = "其所属决算被拒绝：见各项发现";
    }
    return gk_stream_write_file(&file, output, err);
}

/* A stream that was read has ended its own inputs. */
static gk_status write_files(const cli_job *job, const gk_stream_output *output, gk_error *err) {
    ends e = {0};
    gk_status status = GK_OK;
    gather_ends(job, &e);
    if (e.written.failed || e.doubtful.failed)
        status = gk_fail_memory(err);
    for (size_t i = 0; i < job->source_count && !status; i++)
        if (!job->sources[i].stream || job->sources[i].refusal.status)
            status = write_file(job, &e, &job->sources[i], output, err);
    free(e.written.items);
    free(e.doubtful.items);
    return status;
}

/* ---- findings ------------------------------------------------------------------------------- */

/** What streams that were read had found, in an order to search. */
typedef struct passed {
    const gk_finding **items;
    size_t count, capacity;
    bool failed; /* memory was short */
} passed;

static int compare_texts(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "");
}

static int by_content(const void *a, const void *b) {
    const gk_finding *x = *(const gk_finding *const *)a, *y = *(const gk_finding *const *)b;
    int order = compare_texts(x->id, y->id);
    order = order ? order : compare_texts(x->report, y->report);
    order = order ? order : compare_texts(x->origin.source, y->origin.source);
    order = order ? order : compare_texts(x->origin.sheet, y->origin.sheet);
    if (!order && x->origin.sheet && y->origin.sheet)
        order = x->origin.row != y->origin.row
                    ? (x->origin.row < y->origin.row ? -1 : 1)
                    : (x->origin.col > y->origin.col) - (x->origin.col < y->origin.col);
    return order ? order : compare_texts(x->en, y->en);
}

static void gather_passed(const cli_job *job, passed *p) {
    for (size_t t = 0; t < job->table_count; t++)
        for (size_t i = 0; gk_stream_other_record(job->tables[t], i); i++) {
            const gk_finding *finding = gk_stream_other_finding(job->tables[t], i);
            if (!finding || is_rerun(job, finding))
                continue;
            p->failed =
                p->failed || !gk_grow((void **)&p->items, p->count, &p->capacity, sizeof *p->items);
            if (!p->failed)
                p->items[p->count++] = finding;
        }
    if (p->count)
        qsort(p->items, p->count, sizeof *p->items, by_content);
}

/* What a stream is found to lack it was found to lack before: once is enough. */
static gk_status write_findings(const cli_job *job, const gk_stream_output *output, gk_error *err) {
    passed p = {0};
    gather_passed(job, &p);
    gk_status status = p.failed ? gk_fail_memory(err) : GK_OK;
    for (size_t i = 0; i < gk_findings_count(job->findings) && !status; i++) {
        const gk_finding *found = gk_findings_at(job->findings, i);
        if (!p.count || !bsearch(&found, p.items, p.count, sizeof *p.items, by_content))
            status = gk_stream_write_finding(found, output, err);
    }
    free(p.items);
    return status;
}

void cli_stream_job(cli_run *run, cli_job *job, const gk_stream_output *output) {
    gk_error err = {0};
    size_t written = 0;
    if (!job->reports)
        return;
    gk_status status = write_reports(run, job, output, &written, &err);
    if (!status)
        status = write_other_records(job, output, &err);
    if (!status)
        status = write_findings(job, output, &err);
    if (!status)
        status = write_files(job, output, &err);
    if (status)
        cli_job_refuse(job, &err);
    else
        job->written += written;
}

void cli_stream_inputs(cli_run *run, const cli_input *inputs, size_t count) {
    const gk_stream_output output = cli_stream_to_stdout();
    cli_job job;
    cli_job_read(run, &job, inputs, count);
    cli_job_print_findings(run, &job, false);
    cli_stream_job(run, &job, &output);
    cli_job_end(run, &job);
}
