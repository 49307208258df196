#include "job/job.h"

#include "base/fail.h"
#include "cli/cli.h"
#include "job/findings.h"
#include "job/second_reading.h"
#include <stdio.h>
#include <stdlib.h>

/* ---- reading -------------------------------------------------------------------------------- */

static void print_account(const char *path, const gk_tables *tables) {
    const char *sheet;
    size_t counts[GK_CLASS_COUNT];
    for (size_t i = 0; gk_tables_account(tables, i, &sheet, counts); i++)
        for (size_t c = 0; c < GK_CLASS_COUNT; c++)
            printf("%s\t%s\t%s\t%zu\n", path, sheet, gk_cell_class_name((gk_cell_class)c),
                   counts[c]);
}

static const char *first_text(const gk_book *book) {
    const char *first = "";
    for (size_t s = gk_book_sheet_count(book); s-- > 0;) {
        size_t count;
        const gk_cell *all = gk_sheet_cells(gk_book_sheet(book, s), &count);
        for (size_t i = count; i-- > 0;)
            if (all[i].text)
                first = all[i].text;
    }
    return first;
}

/* Which input this was not: the first words of it and what was looked for. */
static void describe_no_table(const cli_run *run, const gk_book *book, cli_source *source) {
    static const char en[] = "no table found: %zu cells, the first “%.60s”, but none of the %zu "
                             "tables looked for (%s … %s)";
    static const char zh[] =
        "没有找到表：共%zu个单元格，以“%.60s”开头，但没有所需%zu张表（%s……%s）中的任何一张";
    gk_error *err = &source->refusal;
    const char *first = first_text(book);
    const char *profile = gk_profiles_name(run->profiles, 0);
    size_t n = gk_profiles_table_count(run->profiles, profile);
    gk_profile_table from = {0}, to = {0};
    gk_profiles_table(run->profiles, profile, 0, &from);
    gk_profiles_table(run->profiles, profile, n - 1, &to);
    *err = (gk_error){.status = GK_E_FORMAT,
                      .text = "the file is empty: no table in it",
                      .zh = "文件为空，没有表"};
    snprintf(err->where, sizeof err->where, "%s", source->path);
    if (source->cells == 0)
        return;
    snprintf(err->text, sizeof err->text, en, source->cells, first, n, from.title, to.title);
    snprintf(err->zh, sizeof err->zh, zh, source->cells, first, n, from.title, to.title);
}

void cli_job_refuse(cli_job *job, const gk_error *err) {
    cli_message_error(err);
    job->refused++;
}

static size_t count_cells(const gk_book *book) {
    size_t all = 0, count;
    for (size_t i = 0; i < gk_book_sheet_count(book); i++) {
        gk_sheet_cells(gk_book_sheet(book, i), &count);
        all += count;
    }
    return all;
}

static void refuse_source(cli_job *job, cli_source *source, const gk_error *err) {
    source->refusal = *err;
    cli_job_refuse(job, err);
}

static void recognize(cli_run *run, cli_job *job, cli_source *source, const gk_book *book) {
    gk_recognize_options how = {.role = run->reading->role,
                                .profile = run->reading->from,
                                .keep_unit = run->reading->keep_unit,
                                .input_unit = run->reading->input_unit};
    gk_error err = {0};
    size_t errors = gk_findings_count_from(job->findings, GK_SEVERITY_ERROR);
    gk_tables *tables = gk_recognize(book, run->profiles, &how, job->findings, &err);
    if (!tables) {
        refuse_source(job, source, &err);
        return;
    }
    source->tables = job->tables[job->table_count++] = tables;
    if (run->reading->account)
        print_account(source->path, tables);
    if (gk_tables_count(tables) + gk_tables_verbatim_count(tables) > 0)
        return;
    if (gk_findings_count_from(job->findings, GK_SEVERITY_ERROR) == errors) {
        describe_no_table(run, book, source);
        cli_job_refuse(job, &source->refusal);
    } else {
        source->refusal = (gk_error){.status = GK_E_FORMAT,
                                     .text = "none of its tables could be read; see the findings",
                                     .zh = "没有一张表能够读取：见各项发现"};
        job->refused++;
    }
}

static gk_book *read_book(const cli_run *run, cli_job *job, const char *path, const void *bytes,
                          size_t size, gk_error *err) {
    gk_read_options how = {.encoding = run->reading->encoding,
                           .codepage = (unsigned)run->reading->codepage,
                           .hidden_content = run->reading->hidden_content};
    gk_book *book = gk_book_new(path);
    gk_sink sink = gk_book_sink(book);
    if (book && gk_read_bytes(bytes, size, path, &how, &sink, job->findings, err) == GK_OK)
        return book;
    if (!book)
        gk_fail_memory(err);
    gk_book_free(book);
    return NULL;
}

static void read_cells(cli_run *run, cli_job *job, const cli_input *input, cli_source *source,
                       const void *bytes, size_t size) {
    const cli_reading *reading = run->reading;
    gk_error err = {0};
    gk_book *book = read_book(run, job, input->path, bytes, size, &err);
    if (!book) {
        refuse_source(job, source, &err);
        return;
    }
    source->cells = count_cells(book);
    if (reading->witness)
        cli_second_reading(
            &run->inputs, input, book,
            &(cli_witness_options){.quiet = reading->quiet, .verbose = reading->verbose});
    recognize(run, job, source, book);
    gk_book_free(book);
}

static void read_stream(cli_run *run, cli_job *job, cli_source *source, const void *bytes,
                        size_t size) {
    gk_error err = {0};
    source->stream = true;
    gk_tables *tables = gk_stream_read(bytes, size, source->path, run->profiles, &err);
    if (tables)
        source->tables = job->tables[job->table_count++] = tables;
    else
        refuse_source(job, source, &err);
}

static void read_input(cli_run *run, cli_job *job, const cli_input *input) {
    cli_source *source = &job->sources[job->source_count++];
    gk_error err = {0};
    const void *bytes;
    size_t size;
    source->path = input->path;
    if (cli_input_bytes(&run->inputs, input, &bytes, &size, &err)) {
        refuse_source(job, source, &err);
        return;
    }
    if (run->reading->digest)
        gk_sha256(bytes, size, source->sha256);
    if (gk_stream_is(bytes, size))
        read_stream(run, job, source, bytes, size);
    else
        read_cells(run, job, input, source, bytes, size);
}

static void migrate(const cli_run *run, cli_job *job, gk_error *err) {
    job->as_read = job->reports;
    job->reports =
        gk_migrate(job->as_read, run->profiles, run->reading->profile, job->findings, err);
}

static void group(cli_run *run, cli_job *job) {
    gk_error err = {0};
    gk_assemble_options how = {.department = run->reading->department,
                               .year = (int)run->reading->year};
    job->reports = gk_reports_assemble((const gk_tables *const *)job->tables, job->table_count,
                                       run->profiles, &how, job->findings, &err);
    if (job->reports && run->reading->profile)
        migrate(run, job, &err);
    if (!job->reports)
        cli_job_refuse(job, &err);
    for (size_t i = 0; job->reports && i < gk_reports_count(job->reports); i++)
        job->refused += gk_reports_refused(job->reports, i);
}

/* A file of other tables only, which nobody's report can take up. */
static void refuse_alone(cli_job *job) {
    if (!job->reports || gk_reports_count(job->reports) ||
        gk_findings_count_from(job->findings, GK_SEVERITY_ERROR))
        return;
    for (size_t i = 0; i < job->source_count; i++) {
        cli_source *source = &job->sources[i];
        if (!source->tables || !gk_tables_verbatim_count(source->tables))
            continue;
        gk_error err = {.status = GK_E_FORMAT,
                        .text = "its tables are in no profile, and make no report by themselves; "
                                "convert them together with the tables of their report",
                        .zh = "其中的表不在任何版式中，不能单独成为决算；请与所属决算的表一并转换"};
        snprintf(err.where, sizeof err.where, "%s", source->path);
        refuse_source(job, source, &err);
    }
}

void cli_job_read(cli_run *run, cli_job *job, const cli_input *inputs, size_t count) {
    *job = (cli_job){.findings = gk_findings_new(),
                     .sources = calloc(count + 1, sizeof *job->sources),
                     .tables = calloc(count + 1, sizeof *job->tables)};
    if (!job->findings || !job->sources || !job->tables) {
        cli_message_memory(NULL);
        job->refused++;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        cli_progress(run->done++, run->inputs.count, inputs[i].path);
        read_input(run, job, &inputs[i]);
    }
    group(run, job);
    refuse_alone(job);
}

/* ---- the end of a job ----------------------------------------------------------------------- */

/* If nothing comes of it, only the errors matter; without any, the warnings may say why. */
static gk_severity least_severity(const cli_run *run, const cli_job *job, bool impossible) {
    bool any = false;
    size_t count = job->reports ? gk_reports_count(job->reports) : 0;
    for (size_t i = 0; i < count; i++)
        any = any || !gk_reports_refused(job->reports, i);
    if (run->reading->quiet)
        return GK_SEVERITY_ERROR;
    if (any && !impossible)
        return GK_SEVERITY_INFO;
    bool errors = gk_findings_count_from(job->findings, GK_SEVERITY_ERROR) > 0;
    return count == 0 && !errors ? GK_SEVERITY_WARN : GK_SEVERITY_ERROR;
}

void cli_job_print_findings(const cli_run *run, const cli_job *job, bool impossible) {
    if (job->findings)
        cli_findings_tell(job->findings, 0, least_severity(run, job, impossible),
                          run->reading->verbose);
}

void cli_job_end(cli_run *run, cli_job *job) {
    run->refused += job->refused;
    run->written += job->written;
    gk_reports_free(job->as_read);
    gk_reports_free(job->reports);
    for (size_t i = 0; i < job->table_count; i++)
        gk_tables_free(job->tables[i]);
    free(job->tables);
    free(job->sources);
    gk_findings_free(job->findings);
}
