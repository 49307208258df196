#include "job/output_lines.h"

#include "job/output_names.h"
#include "job/stream.h"
#include <stdio.h>
#include <string.h>

static const char tidy_name[] = "tidy.csv";

/* False, and told, if they cannot be written. */
static bool write_lines(cli_run *r, cli_job *j, cli_output *out, const cli_lines *lines,
                        const char *path) {
    gk_error err = {0};
    gk_status status = GK_E_EXISTS;
    const gk_stream_output screen = cli_stream_to_stdout();
    if (strcmp(path, "-") == 0)
        status = screen.write(screen.self, lines->text, lines->length, &err);
    else if (cli_name_is_free(r, out, path))
        status = gk_write_bytes(lines->text, lines->length, path, out->force, &err);
    if (!status)
        cli_name_take(out, path);
    else if (err.status)
        cli_job_refuse(j, &err);
    else
        j->refused++;
    return status == GK_OK;
}

static gk_status tidy_reports(const cli_run *r, cli_job *j, const gk_stream_output *output,
                              size_t *written, gk_error *err) {
    gk_status status = gk_tidy_write_head(output, err);
    for (size_t i = 0; i < gk_reports_count(j->reports) && !status; i++)
        if (!gk_reports_refused(j->reports, i)) {
            status = gk_tidy_write_report(gk_reports_at(j->reports, i), r->profiles, output, err);
            ++*written;
        }
    return status;
}

static bool write_package(cli_run *r, cli_job *j, cli_output *out, const char *folder) {
    gk_error err = {0};
    char path[CLI_PATH_SIZE];
    cli_lines lines = {0};
    const gk_stream_output output = cli_stream_to_lines(&lines);
    gk_status status = gk_tidy_write_package(tidy_name, &output, &err);
    cli_join(path, folder, "datapackage.json");
    if (status)
        cli_job_refuse(j, &err);
    bool done = !status && write_lines(r, j, out, &lines, path);
    cli_lines_free(&lines);
    return done;
}

static void tell_written(const cli_job *j, const char *path) {
    size_t reports = 0, values = 0;
    for (size_t i = 0; i < gk_reports_count(j->reports); i++)
        if (!gk_reports_refused(j->reports, i)) {
            reports++;
            values += gk_report_value_count(gk_reports_at(j->reports, i));
        }
    cli_message(path, "reports: %zu, values: %zu", "%zu份决算，%zu个数值", reports, values);
}

/* The lines of the whole job; j->written counts its reports then. */
static bool gather(cli_run *r, cli_job *j, const cli_output *out, cli_lines *lines) {
    gk_error err = {0};
    size_t written = 0, refused = j->refused;
    const gk_stream_output output = cli_stream_to_lines(lines);
    if (strcmp(out->to, "ndjson") == 0) {
        cli_stream_job(r, j, &output);
        return j->refused == refused;
    }
    if (tidy_reports(r, j, &output, &written, &err)) {
        cli_job_refuse(j, &err);
        return false;
    }
    j->written += written;
    return true;
}

void cli_output_lines(cli_run *r, cli_job *j, cli_output *out, const char *path) {
    char file[CLI_PATH_SIZE];
    cli_lines lines = {0};
    bool folder = cli_is_folder(path), done = gather(r, j, out, &lines);
    size_t written = j->written;
    j->written = 0; /* until it is */
    if (folder)
        cli_join(file, path, tidy_name);
    else
        snprintf(file, sizeof file, "%s", path);
    if (folder && done && !cli_make_folder(path)) {
        j->refused++;
        done = false;
    }
    done =
        done && write_lines(r, j, out, &lines, file) && (!folder || write_package(r, j, out, path));
    if (done)
        j->written = written;
    if (done && !out->quiet)
        tell_written(j, file);
    cli_lines_free(&lines);
}
