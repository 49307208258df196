#include "cli_output.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_SIZE = 4096 };

int64_t cli_source_date(void) {
    const char *text = getenv("SOURCE_DATE_EPOCH");
    return text ? strtoll(text, NULL, 10) : 0;
}

/* ---- names ---------------------------------------------------------------------------------- */

bool cli_is_folder(const char *path) {
    struct stat info;
    size_t n = strlen(path);
    return (n && path[n - 1] == '/') || (stat(path, &info) == 0 && S_ISDIR(info.st_mode));
}

bool cli_make_folder(const char *path) {
    char part[PATH_SIZE];
    for (size_t i = 1; path[i] && i < sizeof part; i++) {
        if (path[i] != '/')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            break;
    }
    struct stat info;
    if (mkdir(path, 0777) == 0 || (stat(path, &info) == 0 && S_ISDIR(info.st_mode)))
        return true;
    cli_message(path, "the folder cannot be made: %s", "无法创建文件夹：%s", strerror(errno));
    return false;
}

void cli_join(char path[PATH_SIZE], const char *folder, const char *name) {
    size_t n = strlen(folder);
    snprintf(path, PATH_SIZE, "%s%s%s", folder, n && folder[n - 1] == '/' ? "" : "/", name);
}

/* A department's name as part of a file's: no separator, no control character, not too long. */
static void name_report(const gk_report *report, const char *extension, char name[512]) {
    char department[256];
    size_t used = 0;
    for (const char *p = report->department; *p && used + 5 < 200; p++)
        department[used++] = *p == '/' || *p == '\\' || (unsigned char)*p < ' ' ? '_' : *p;
    while (used && ((unsigned char)report->department[used] & 0xC0) == 0x80)
        used--;
    department[used] = '\0';
    snprintf(name, 512, "%d-%s.%s", report->year, department, extension);
}

static bool is_taken(const cli_output *out, const char *path) {
    for (size_t i = 0; i < out->names.count; i++)
        if (strcmp(out->names.items[i], path) == 0)
            return true;
    return false;
}

static bool remember(cli_output *out, const char *path) {
    const char **grown = realloc(out->names.items, (out->names.count + 1) * sizeof *grown);
    if (!grown)
        return false;
    out->names.items = grown;
    char *copy = malloc(strlen(path) + 1);
    if (copy)
        out->names.items[out->names.count++] = strcpy(copy, path);
    return copy != NULL;
}

void cli_output_end(cli_output *out) {
    for (size_t i = 0; i < out->names.count; i++)
        free((char *)(void *)(uintptr_t)out->names.items[i]);
    free(out->names.items);
}

/* ---- reports -------------------------------------------------------------------------------- */

static void tell_written(const char *path, const gk_report *report) {
    size_t values = gk_report_value_count(report);
    if (report->table_count == 1)
        cli_message(path, "1 table, %zu values", "1张表，%zu个数值", values);
    else
        cli_message(path, "%zu tables, %zu values", "%zu张表，%zu个数值", report->table_count,
                    values);
}

/* False, and told, if something else has this name. */
static bool is_free(const cli_run *r, const cli_output *out, const char *path) {
    if (cli_run_names_input(r, path))
        cli_message(path, "is one of the inputs and would be replaced", "是输入文件之一，不能覆盖");
    else if (is_taken(out, path))
        cli_message(path, "two outputs would have this name", "两个输出将使用同一名称");
    else
        return true;
    return false;
}

static void write_report(cli_run *r, cli_job *j, cli_output *out, const gk_report *report,
                         const char *path) {
    gk_error err = {0};
    if (!is_free(r, out, path)) {
        j->refused++;
        return;
    }
    gk_status status = strcmp(path, "-") == 0
                           ? gk_write_fd(report, r->layouts, 1, &out->how, &err)
                           : gk_write_file(report, r->layouts, path, &out->how, &err);
    if (status) {
        cli_job_refuse(j, &err);
        return;
    }
    j->written++;
    remember(out, path);
    if (!out->quiet)
        tell_written(path, report);
}

static void write_into_folder(cli_run *r, cli_job *j, cli_output *out, const char *folder) {
    for (size_t i = 0; i < gk_reports_count(j->reports); i++) {
        char name[512], path[PATH_SIZE];
        if (gk_reports_refused(j->reports, i))
            continue;
        if (!cli_make_folder(folder)) {
            j->refused++;
            return;
        }
        name_report(gk_reports_at(j->reports, i), gk_write_format_name(out->how.format), name);
        cli_join(path, folder, name);
        write_report(r, j, out, gk_reports_at(j->reports, i), path);
    }
}

static void tell_several(const gk_reports *reports, const char *path) {
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

void cli_output_job(cli_run *r, cli_job *j, cli_output *out, const char *path) {
    size_t count = j->reports ? gk_reports_count(j->reports) : 0;
    bool folder = path && path == out->path && cli_is_folder(path);
    bool impossible = path && !folder && count > 1;
    cli_job_tell(r, j, impossible);
    if (!path) {
        j->written += count > j->refused;
    } else if (impossible) {
        tell_several(j->reports, path);
        j->refused++;
    } else if (folder) {
        write_into_folder(r, j, out, path);
    } else if (count == 1 && !gk_reports_refused(j->reports, 0)) {
        write_report(r, j, out, gk_reports_at(j->reports, 0), path);
    }
}
