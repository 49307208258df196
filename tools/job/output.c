#include "job/output.h"

#include "base/fail.h"
#include "cli/cli.h"
#include "job/checks.h"
#include "job/output_left_out.h"
#include "job/output_lines.h"
#include "job/output_names.h"
#include "job/output_parts.h"
#include "job/verify.h"
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* ---- what is asked for ---------------------------------------------------------------------- */

static bool is_to(const cli_output *out, const char *format) {
    return strcmp(out->to, format) == 0;
}

static bool is_lines(const cli_output *out) {
    return is_to(out, "tidy") || is_to(out, "ndjson");
}

static bool is_workbook(const cli_output *out) {
    return is_to(out, "xlsx") || is_to(out, "xls");
}

/* A file for each table: then what is written is a folder. */
static bool is_folder_of_tables(const cli_output *out) {
    return is_to(out, "csv") && !out->stacked;
}

/* Seconds since 1970, until the end of the year 9999: later years have no date in a workbook. */
static bool take_source_date(int64_t *seconds) {
    const int64_t last = INT64_C(253402300799);
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    errno = 0;
    *seconds = text ? strtoll(text, &end, 10) : 0;
    return !text || (!errno && !*end && *seconds >= 0 && *seconds <= last);
}

static int check_usage(const cli_output *out, bool each) {
    bool folder = out->path && cli_is_folder(out->path);
    if (!is_to(out, "csv") && (out->stacked || out->bom || out->guard || out->encoding))
        return cli_usage(
            "--stacked, --bom, --guard and the encoding of the output go with --to csv",
            "--stacked、--bom、--guard 和输出编码只用于 --to csv");
    if (out->leftovers && is_lines(out))
        return cli_usage(
            "--leftovers goes with workbooks and CSV; a stream always contains the leftovers",
            "--leftovers 只用于工作簿和 CSV；记录流本来就含遗留");
    if (out->findings && !is_workbook(out))
        return cli_usage("--findings goes with workbooks", "--findings 只用于工作簿");
    if (out->own_checks.count && !out->findings)
        return cli_usage("--checks goes with --findings", "--checks 须与 --findings 同用");
    if (each && out->path && !folder)
        return cli_usage("with --each, -o must name a folder, ending in /",
                         "使用 --each 时，-o 应为以 / 结尾的文件夹");
    if (is_folder_of_tables(out) && out->path && !folder)
        return cli_usage(
            "--to csv writes a file for each table: -o must name a folder, ending in /, "
            "or with --stacked a file",
            "--to csv 每张表写一个文件：-o 应为以 / 结尾的文件夹，或加 --stacked 写成一个文件");
    if (out->verify &&
        (is_lines(out) || (!out->path && !each) || (out->path && strcmp(out->path, "-") == 0)))
        return cli_usage("--verify needs a workbook or CSV with a name",
                         "--verify 须与有名称的工作簿或 CSV 合用");
    if (is_to(out, "ndjson") && folder && !each)
        return cli_usage("--to ndjson writes one file", "--to ndjson 写成一个文件");
    return CLI_GO_ON;
}

/* What a file's name ends in: letters, or letters and digits, behind the last point; "" if that is a
 * date or a word, or the name is a folder's. */
static const char *ending_of(const char *path) {
    static const char letters[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const char *dot = path && !cli_is_folder(path) ? strrchr(path, '.') : NULL;
    const char *ending = dot ? dot + 1 : "";
    bool word = !ending[strspn(ending, letters)];
    bool number = !ending[strspn(ending, "0123456789")];
    return word && !number ? ending : "";
}

static const char *format_of(const char *ending) {
    for (size_t i = 0; cli_formats[i]; i++)
        if (strcasecmp(ending, cli_formats[i]) == 0)
            return cli_formats[i];
    return NULL;
}

/* Nobody who writes to 公开.xls wants an .xlsx of that name, nor who writes to 公开.pdf. */
static int take_ending(cli_output *out) {
    const char *ending = ending_of(out->path);
    const char *format = format_of(ending);
    if (*ending && !format)
        return cli_usage(
            "no .%s is written; end the name in .xlsx, .xls, .csv or .ndjson, or say the "
            "format with --to",
            "不能写成 .%s；名称请以 .xlsx、.xls、.csv 或 .ndjson 结尾，或用 --to 指明格式", ending);
    out->to = format ? format : "xlsx";
    out->stacked = out->stacked || is_to(out, "csv");
    return CLI_GO_ON;
}

static bool is_any(const char *ending, const char *const *endings) {
    for (size_t i = 0; endings[i]; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}

/* A name that promises another kind of file than --to: another format's, one that is never written,
 * or for a workbook a text's. Lines of values are a .csv too. */
static int check_ending(const cli_output *out) {
    static const char *const others[] = {"pdf",  "ods", "et",   "html", "htm", "json", "doc",
                                         "docx", "wps", "xlsm", "xlsb", "mht", "xml",  "odt",
                                         "zip",  "png", "fods", "xltx", NULL};
    static const char *const texts[] = {"txt", "tsv", "jsonl", NULL};
    const char *ending = ending_of(out->path), *format = format_of(ending);
    bool lines_of_values = is_to(out, "tidy") && format && strcmp(format, "csv") == 0;
    bool another = format && !is_to(out, format) && !lines_of_values;
    if (another || is_any(ending, others) || (is_workbook(out) && is_any(ending, texts)))
        return cli_usage("--to %s does not write a .%s; change the name or the format",
                         "--to %s 写出的不是 .%s；请改名称或格式", out->to, ending);
    return CLI_GO_ON;
}

int cli_output_begin(cli_output *out, bool each) {
    int status = out->to ? check_ending(out) : take_ending(out);
    if (status != CLI_GO_ON)
        return status;
    int64_t created;
    if (!take_source_date(&created))
        return cli_usage("SOURCE_DATE_EPOCH is no number of seconds since 1970: %s",
                         "SOURCE_DATE_EPOCH 不是自 1970 年起的秒数：%s",
                         getenv("SOURCE_DATE_EPOCH"));
    out->how = (gk_write_options){.force = out->force,
                                  .created = created,
                                  .encoding = out->encoding,
                                  .bom = out->bom,
                                  .guard = out->guard,
                                  .leftovers = out->leftovers,
                                  .recognized = out->verify};
    if (!is_lines(out) && !gk_write_format_parse(out->to, &out->how.format))
        return cli_usage("unknown format: %s", "未知格式：%s", out->to);
    return check_usage(out, each);
}

void cli_output_end(cli_output *out) {
    for (size_t i = 0; i < out->names.count; i++)
        free((char *)(void *)(uintptr_t)out->names.items[i]);
    free(out->names.items);
    gk_checks_free(out->checks);
}

bool cli_output_wants_hidden_content(const cli_output *out) {
    return out->findings || is_to(out, "ndjson");
}

bool cli_output_wants_digest(const cli_output *out) {
    return out->verify || is_to(out, "ndjson");
}

const char *cli_output_extension(const cli_output *out) {
    return is_folder_of_tables(out) ? "" : is_to(out, "tidy") ? "csv" : out->to;
}

/* ---- one report ----------------------------------------------------------------------------- */

static void print_written(const char *path, const gk_report *report) {
    size_t values = gk_report_value_count(report);
    if (report->table_count == 1)
        cli_message(path, "1 table, %zu values", "1张表，%zu个数值", values);
    else
        cli_message(path, "%zu tables, %zu values", "%zu张表，%zu个数值", report->table_count,
                    values);
}

/* What gk-check finds in the i-th report. */
static gk_status check(const cli_run *run, const cli_job *job, cli_output *out, size_t i,
                       gk_findings **found, gk_error *err) {
    if (!out->checks)
        out->checks = cli_checks_load(&out->own_checks, run->profiles, err);
    gk_check_results *results =
        out->checks ? gk_check_run(out->checks, gk_reports_at(job->reports, i), NULL,
                                   gk_reports_findings(job->reports, i), run->profiles, err)
                    : NULL;
    *found = results ? gk_findings_new() : NULL;
    bool reported = *found && gk_check_report(results, *found) == GK_OK;
    gk_check_results_free(results);
    if (!reported && !err->status)
        gk_fail_memory(err);
    return reported ? GK_OK : err->status;
}

static bool write_one(cli_run *run, cli_job *job, cli_output *out, const gk_report *report,
                      const char *path) {
    gk_error err = {0};
    if (!cli_name_is_free(run, out, path)) {
        job->refused++;
        return false;
    }
    gk_status status = strcmp(path, "-") == 0
                           ? gk_write_fd(report, run->profiles, 1, &out->how, &err)
                           : gk_write_file(report, run->profiles, path, &out->how, &err);
    if (status)
        cli_job_refuse(job, &err);
    else
        cli_name_take(out, path);
    return status == GK_OK;
}

/* All of them or none: half a report in a folder looks like a whole one. */
static bool write_parts(cli_run *run, cli_job *job, cli_output *out, const gk_report *report,
                        const char *folder) {
    char path[CLI_PATH_SIZE];
    gk_report part;
    bool done = cli_make_folder(folder);
    size_t written = 0;
    job->refused += !done;
    for (; done && cli_output_part(out, report, written, folder, &part, path); written += done)
        done = write_one(run, job, out, &part, path);
    while (!done && written-- > 0) {
        cli_output_part(out, report, written, folder, &part, path);
        unlink(path);
    }
    if (!done)
        rmdir(folder); /* if it is empty: made for this */
    return done;
}

static void write_report(cli_run *run, cli_job *job, cli_output *out, size_t i, const char *path) {
    const gk_report *report = gk_reports_at(job->reports, i);
    gk_error err = {0};
    gk_findings *found = NULL;
    if (out->findings && check(run, job, out, i, &found, &err)) {
        cli_job_refuse(job, &err);
        return;
    }
    out->how.findings = found;
    bool done = is_folder_of_tables(out) ? write_parts(run, job, out, report, path)
                                         : write_one(run, job, out, report, path);
    out->how.findings = NULL;
    gk_findings_free(found);
    job->written += done;
    if (done && !out->quiet) {
        print_written(path, report);
        cli_output_left_out(out, report, path);
    }
    if (done && out->verify && !cli_verify_print(run, job, i, path, out->leftovers))
        job->refused++;
}

/* ---- the reports of a job ------------------------------------------------------------------- */

/* With --to csv, the one report of a job has the folder to itself. */
static void write_into_folder(cli_run *run, cli_job *job, cli_output *out, const char *folder) {
    size_t count = gk_reports_count(job->reports);
    char extension[16], path[CLI_PATH_SIZE];
    snprintf(extension, sizeof extension, ".%s", out->to);
    if (!cli_make_folder(folder)) {
        job->refused++;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const gk_report *report = gk_reports_at(job->reports, i);
        if (gk_reports_refused(job->reports, i))
            continue;
        cli_name_report(path, folder, report, is_folder_of_tables(out) ? "" : extension);
        write_report(run, job, out, i, is_folder_of_tables(out) && count == 1 ? folder : path);
    }
}

static void print_several(const gk_reports *reports, const char *path) {
    char names[600] = "";
    size_t used = 0;
    for (size_t i = 0; i < gk_reports_count(reports) && used < 400; i++) {
        const gk_report *report = gk_reports_at(reports, i);
        used += (size_t)snprintf(names + used, sizeof names - used, "%s%d/%.100s", i ? ", " : "",
                                 report->year, report->department);
    }
    cli_message(path, "the inputs hold %zu reports (%s): -o must name a folder, ending in /",
                "输入中有%zu份决算（%s）：-o 应为以 / 结尾的文件夹", gk_reports_count(reports),
                names);
}

static bool any_good(const cli_job *job) {
    for (size_t i = 0; job->reports && i < gk_reports_count(job->reports); i++)
        if (!gk_reports_refused(job->reports, i))
            return true;
    return false;
}

void cli_output_job(cli_run *run, cli_job *job, cli_output *out, const char *path) {
    size_t count = job->reports ? gk_reports_count(job->reports) : 0;
    bool folder = path && cli_is_folder(path);
    bool impossible = path && !folder && !is_lines(out) && count > 1;
    cli_job_print_findings(run, job, impossible);
    if (out->verify && any_good(job) && !cli_verify_account(job)) {
        job->refused++;
        return;
    }
    if (!path) {
        job->written += count > job->refused;
    } else if (impossible) {
        print_several(job->reports, path);
        job->refused++;
    } else if (count == 0 || !any_good(job)) {
        return;
    } else if (is_lines(out)) {
        cli_output_lines(run, job, out, path);
    } else if (folder) {
        write_into_folder(run, job, out, path);
    } else {
        write_report(run, job, out, 0, path);
    }
    if (!out->quiet && !is_to(out, "ndjson"))
        cli_output_left_out_records(job, path);
}
