#include "job/job.h"

#include "job/findings.h"
#include "witness/witness.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *const cli_roles[] = {"summary",      "revenue",    "expenditure", "appropriation",
                                 "general",      "basic",      "fund",        "state-capital",
                                 "three-public", "statistics", NULL};

/* ---- the run -------------------------------------------------------------------------------- */

static bool is_profile(const cli_run *run, const char *name) {
    if (!name || gk_profiles_table_count(run->profiles, name))
        return true;
    cli_message(NULL, "no profile is called “%s”; gk-profiles lists them",
                "没有版式“%s”；gk-profiles 列出全部版式", name);
    return false;
}

bool cli_run_begin(cli_run *run, const cli_reading *reading, const cli_list *operands,
                   const char *output) {
    gk_error err = {0};
    *run = (cli_run){.reading = reading, .operands = operands, .profiles = gk_profiles_new(&err)};
    if (!run->profiles ||
        (reading->profiles && gk_profiles_add_dir(run->profiles, reading->profiles, &err))) {
        cli_message_error(&err);
        return false;
    }
    if (!is_profile(run, reading->from) || !is_profile(run, reading->profile))
        return false;
    if (reading->role)
        gk_role_parse(reading->role, &run->role);
    if (!cli_inputs_find(operands, output, &run->inputs)) {
        cli_message(NULL, "out of memory", "内存不足");
        return false;
    }
    run->refused = run->inputs.failures;
    return true;
}

void cli_run_end(cli_run *run) {
    cli_inputs_free(&run->inputs);
    gk_profiles_free(run->profiles);
}

int cli_run_status(const cli_run *run) {
    if (run->written == 0)
        return CLI_NOT_DONE;
    return run->refused ? 1 : 0;
}

bool cli_same_file(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_ino == y.st_ino && x.st_dev == y.st_dev;
}

bool cli_run_names_input(const cli_run *run, const char *path) {
    for (size_t i = 0; i < run->operands->count; i++)
        if (cli_same_file(run->operands->items[i], path))
            return true;
    return false;
}

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
static void say_no_table(const cli_run *r, const gk_book *book, cli_source *source) {
    static const char en[] =
        "no table found: %zu cells from “%.60s” on, but none of the %zu tables "
        "looked for (%s … %s)";
    static const char zh[] =
        "没有找到表：共%zu个单元格，以“%.60s”开头，但没有所需%zu张表（%s……%s）中的任何一张";
    gk_error *err = &source->refusal;
    const char *first = first_text(book);
    const char *profile = gk_profiles_name(r->profiles, 0);
    size_t n = gk_profiles_table_count(r->profiles, profile);
    gk_profile_table from = {0}, to = {0};
    gk_profiles_table(r->profiles, profile, 0, &from);
    gk_profiles_table(r->profiles, profile, n - 1, &to);
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

static void refuse_source(cli_job *j, cli_source *source, const gk_error *err) {
    source->refusal = *err;
    cli_job_refuse(j, err);
}

static void recognize(cli_run *r, cli_job *j, cli_source *source, const gk_book *book) {
    gk_recognize_options how = {.role = r->reading->role ? &r->role : NULL,
                                .profile = r->reading->from,
                                .keep_unit = r->reading->keep_unit};
    gk_error err = {0};
    size_t errors = gk_findings_count_from(j->findings, GK_SEVERITY_ERROR);
    gk_tables *tables = gk_recognize(book, r->profiles, &how, j->findings, &err);
    if (!tables) {
        refuse_source(j, source, &err);
        return;
    }
    j->tables[j->table_count++] = tables;
    if (r->reading->account)
        print_account(source->path, tables);
    if (gk_tables_count(tables) + gk_tables_verbatim_count(tables) > 0)
        return;
    if (gk_findings_count_from(j->findings, GK_SEVERITY_ERROR) == errors) {
        say_no_table(r, book, source);
        cli_job_refuse(j, &source->refusal);
    } else {
        source->refusal = (gk_error){.status = GK_E_FORMAT,
                                     .text = "no table of it could be read: see the findings",
                                     .zh = "没有一张表能够读取：见各项发现"};
        j->refused++;
    }
}

static gk_book *read_book(const cli_run *r, cli_job *j, const char *path, const void *bytes,
                          size_t size, gk_error *err) {
    gk_read_options how = {.encoding = r->reading->encoding,
                           .codepage = (unsigned)r->reading->codepage,
                           .hidden_content = r->reading->hidden_content};
    gk_book *book = gk_book_new(path);
    gk_sink sink = gk_book_sink(book);
    if (book && gk_read_bytes(bytes, size, path, &how, &sink, j->findings, err) == GK_OK)
        return book;
    if (!book)
        *err = (gk_error){.status = GK_E_MEMORY, .text = "out of memory", .zh = "内存不足"};
    gk_book_free(book);
    return NULL;
}

static void read_cells(cli_run *r, cli_job *j, const cli_input *input, cli_source *source,
                       const void *bytes, size_t size) {
    const cli_reading *reading = r->reading;
    gk_error err = {0};
    gk_book *book = read_book(r, j, input->path, bytes, size, &err);
    if (!book) {
        refuse_source(j, source, &err);
        return;
    }
    source->cells = count_cells(book);
    if (reading->witness)
        cli_witness(&r->inputs, input, book,
                    &(cli_witness_how){.quiet = reading->quiet, .verbose = reading->verbose});
    recognize(r, j, source, book);
    gk_book_free(book);
}

static void read_stream(cli_run *r, cli_job *j, cli_source *source, const void *bytes,
                        size_t size) {
    gk_error err = {0};
    source->stream = true;
    gk_tables *tables = gk_stream_read(bytes, size, source->path, r->profiles, &err);
    if (tables)
        j->tables[j->table_count++] = tables;
    else
        refuse_source(j, source, &err);
}

static void read_input(cli_run *r, cli_job *j, const cli_input *input) {
    cli_source *source = &j->sources[j->source_count++];
    gk_error err = {0};
    const void *bytes;
    size_t size;
    source->path = input->path;
    if (cli_input_bytes(&r->inputs, input, &bytes, &size, &err)) {
        refuse_source(j, source, &err);
        return;
    }
    if (r->reading->digest)
        gk_sha256(bytes, size, source->sha256);
    if (gk_stream_is(bytes, size))
        read_stream(r, j, source, bytes, size);
    else
        read_cells(r, j, input, source, bytes, size);
}

static void migrate(const cli_run *r, cli_job *j, gk_error *err) {
    gk_reports *moved = gk_migrate(j->reports, r->profiles, r->reading->profile, j->findings, err);
    gk_reports_free(j->reports);
    j->reports = moved;
}

static void group(cli_run *r, cli_job *j) {
    gk_error err = {0};
    gk_assemble_options how = {.department = r->reading->department, .year = (int)r->reading->year};
    j->reports = gk_reports_assemble((const gk_tables *const *)j->tables, j->table_count,
                                     r->profiles, &how, j->findings, &err);
    if (j->reports && r->reading->profile)
        migrate(r, j, &err);
    if (!j->reports)
        cli_job_refuse(j, &err);
    for (size_t i = 0; j->reports && i < gk_reports_count(j->reports); i++)
        j->refused += gk_reports_refused(j->reports, i);
}

void cli_job_read(cli_run *r, cli_job *j, const cli_input *inputs, size_t count) {
    *j = (cli_job){.findings = gk_findings_new(),
                   .sources = calloc(count + 1, sizeof *j->sources),
                   .tables = calloc(count + 1, sizeof *j->tables)};
    if (!j->findings || !j->sources || !j->tables) {
        cli_message(NULL, "out of memory", "内存不足");
        j->refused++;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        cli_progress(r->done++, r->inputs.count, inputs[i].path);
        read_input(r, j, &inputs[i]);
    }
    group(r, j);
}

/* ---- the end of a job ----------------------------------------------------------------------- */

/* If nothing comes of it, only the errors matter; without any, the warnings may say why. */
static gk_severity least_to_tell(const cli_run *r, const cli_job *j, bool impossible) {
    bool any = false;
    size_t count = j->reports ? gk_reports_count(j->reports) : 0;
    for (size_t i = 0; i < count; i++)
        any = any || !gk_reports_refused(j->reports, i);
    if (r->reading->quiet)
        return GK_SEVERITY_ERROR;
    if (any && !impossible)
        return GK_SEVERITY_INFO;
    bool errors = gk_findings_count_from(j->findings, GK_SEVERITY_ERROR) > 0;
    return count == 0 && !errors ? GK_SEVERITY_WARN : GK_SEVERITY_ERROR;
}

void cli_job_tell(const cli_run *r, const cli_job *j, bool impossible) {
    if (j->findings)
        cli_findings_tell(j->findings, 0, least_to_tell(r, j, impossible), r->reading->verbose);
}

void cli_job_end(cli_run *r, cli_job *j) {
    r->refused += j->refused;
    r->written += j->written;
    gk_reports_free(j->reports);
    for (size_t i = 0; i < j->table_count; i++)
        gk_tables_free(j->tables[i]);
    free(j->tables);
    free(j->sources);
    gk_findings_free(j->findings);
}
