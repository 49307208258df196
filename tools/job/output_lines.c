#include "job/output_lines.h"

#include "cli/message.h"
#include "job/output_left_out.h"
#include "job/output_names.h"
#include "job/stream.h"
#include <stdio.h>
#include <string.h>

static const char tidy_name[] = "tidy.csv";

/* False, with a message, if they cannot be written. */
static bool write_lines(cli_run *run, cli_job *job, cli_output *out, const gk_buffer *lines,
                        const char *path) {
    gk_error err = {0};
    gk_status status = GK_E_EXISTS;
    const gk_stream_output screen = cli_stream_to_stdout();
    if (strcmp(path, "-") == 0)
        status = screen.write(screen.self, lines->bytes, lines->size, &err);
    else if (cli_name_is_free(run, out, path))
        status = gk_write_bytes(lines->bytes, lines->size, path, out->force, &err);
    if (!status)
        cli_name_take(out, path);
    else if (err.status)
        cli_job_refuse(job, &err);
    else
        job->refused++;
    return status == GK_OK;
}

static gk_status tidy_reports(const cli_run *run, cli_job *job, const gk_stream_output *output,
                              size_t *written, gk_error *err) {
    gk_status status = gk_tidy_write_head(output, err);
    for (size_t i = 0; i < gk_reports_count(job->reports) && !status; i++)
        if (!gk_reports_refused(job->reports, i)) {
            status =
                gk_tidy_write_report(gk_reports_at(job->reports, i), run->profiles, output, err);
            ++*written;
        }
    return status;
}

static bool write_package(cli_run *run, cli_job *job, cli_output *out, const char *folder) {
    gk_error err = {0};
    char path[CLI_PATH_SIZE];
    gk_buffer lines = {0};
    const gk_stream_output output = cli_stream_to_buffer(&lines);
    gk_status status = gk_tidy_write_package(tidy_name, &output, &err);
    cli_join(path, folder, "datapackage.json");
    if (status)
        cli_job_refuse(job, &err);
    bool done = !status && write_lines(run, job, out, &lines, path);
    gk_buffer_free(&lines);
    return done;
}

static void print_written(const cli_job *job, const char *path) {
    size_t reports = 0, values = 0;
    for (size_t i = 0; i < gk_reports_count(job->reports); i++)
        if (!gk_reports_refused(job->reports, i)) {
            reports++;
            values += gk_report_value_count(gk_reports_at(job->reports, i));
        }
    cli_message(path, "reports: %zu, values: %zu", "%zu份决算，%zu个数值", reports, values);
}

static void print_left_out(const cli_job *job, const cli_output *out, const char *path) {
    for (size_t i = 0; i < gk_reports_count(job->reports); i++)
        if (!gk_reports_refused(job->reports, i) && strcmp(out->to, "ndjson") != 0)
            cli_output_left_out(out, gk_reports_at(job->reports, i), path);
}

/* The lines of the whole job; j->written counts its reports then. */
static bool gather(cli_run *run, cli_job *job, const cli_output *out, gk_buffer *lines) {
    gk_error err = {0};
    size_t written = 0, refused = job->refused;
    const gk_stream_output output = cli_stream_to_buffer(lines);
    if (strcmp(out->to, "ndjson") == 0) {
        cli_stream_job(run, job, &output);
        return job->refused == refused;
    }
    if (tidy_reports(run, job, &output, &written, &err)) {
        cli_job_refuse(job, &err);
        return false;
    }
    job->written += written;
    return true;
}

void cli_output_lines(cli_run *run, cli_job *job, cli_output *out, const char *path) {
    char file[CLI_PATH_SIZE];
    gk_buffer lines = {0};
    bool folder = cli_is_folder(path), done = gather(run, job, out, &lines);
    size_t written = job->written;
    job->written = 0; /* until it is */
    if (folder)
        cli_join(file, path, tidy_name);
    else
        snprintf(file, sizeof file, "%s", path);
    if (folder && done && !cli_make_folder(path)) {
        job->refused++;
        done = false;
    }
    done = done && write_lines(run, job, out, &lines, file) &&
           (!folder || write_package(run, job, out, path));
    if (done)
        job->written = written;
    if (done && !out->quiet) {
        print_written(job, file);
        print_left_out(job, out, file);
    }
    gk_buffer_free(&lines);
}
