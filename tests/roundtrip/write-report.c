/* Writes the report in a file through the public headers, for what no tool's options reach:
 *
 *     write-report csv ENCODING FLAGS INPUT FOLDER    one file per table; FLAGS of b g (or -)
 *     write-report stacked ENCODING FLAGS INPUT FILE
 *     write-report tidy INPUT...                      to standard output
 *     write-report package PATH
 */
#include <gongkai/gongkai.h>
#include <stdio.h>
#include <string.h>

static gk_error err;

static int failed(const char *what) {
    fprintf(stderr, "write-report: %s: %s: %s\n", what, err.where, err.text);
    return 1;
}

static gk_reports *read_reports(const gk_profiles *profiles, const char *path) {
    gk_book *book = gk_book_new(path);
    gk_sink sink = gk_book_sink(book);
    gk_tables *tables = NULL;
    gk_reports *reports = NULL;
    if (!gk_read_file(path, NULL, NULL, &sink, NULL, &err))
        tables = gk_recognize(book, profiles, NULL, NULL, &err);
    if (tables)
        reports =
            gk_reports_assemble((const gk_tables *const[]){tables}, 1, profiles, NULL, NULL, &err);
    gk_tables_free(tables);
    gk_book_free(book);
    return reports;
}

static gk_status write_tables(const gk_report *report, const gk_profiles *profiles,
                              const char *folder, const gk_write_options *how) {
    for (size_t i = 0; i < report->table_count; i++) {
        char name[GK_WRITE_NAME_MAX], path[4096];
        gk_report one = *report;
        one.table_count = 1;
        one.tables = &report->tables[i];
        gk_write_table_name(one.tables, how->format, name);
        snprintf(path, sizeof path, "%s/%s", folder, name);
        gk_status status = gk_write_file(&one, profiles, path, how, &err);
        if (status)
            return status;
    }
    return GK_OK;
}

static int write_csv(const gk_profiles *profiles, char **arguments) {
    gk_write_options how = {.format = GK_WRITE_CSV,
                            .encoding = arguments[1],
                            .bom = strchr(arguments[2], 'b') != NULL,
                            .guard = strchr(arguments[2], 'g') != NULL};
    gk_reports *reports = read_reports(profiles, arguments[3]);
    if (!reports)
        return failed(arguments[3]);
    const gk_report *report = gk_reports_at(reports, 0);
    gk_status status = strcmp(arguments[0], "csv") == 0
                           ? write_tables(report, profiles, arguments[4], &how)
                           : gk_write_file(report, profiles, arguments[4], &how, &err);
    gk_reports_free(reports);
    return status ? failed(arguments[4]) : 0;
}

static gk_status print(void *self, const char *lines, size_t length, gk_error *error) {
    (void)error;
    return fwrite(lines, 1, length, self) == length ? GK_OK : GK_E_IO;
}

static int write_tidy(const gk_profiles *profiles, char **paths) {
    const gk_stream_output output = {stdout, print};
    gk_status status = gk_tidy_write_head(&output, &err);
    for (; *paths && !status; paths++) {
        gk_reports *reports = read_reports(profiles, *paths);
        if (!reports)
            return failed(*paths);
        for (size_t i = 0; i < gk_reports_count(reports) && !status; i++)
            status = gk_tidy_write_report(gk_reports_at(reports, i), profiles, &output, &err);
        gk_reports_free(reports);
    }
    return status ? failed("tidy") : 0;
}

static int write_package(const char *path) {
    const gk_stream_output output = {stdout, print};
    return gk_tidy_write_package(path, &output, &err) ? failed(path) : 0;
}

int main(int count, char **arguments) {
    int status = 2;
    gk_profiles *profiles = gk_profiles_new(&err);
    if (count == 3 && strcmp(arguments[1], "package") == 0)
        status = write_package(arguments[2]);
    else if (count >= 3 && strcmp(arguments[1], "tidy") == 0)
        status = write_tidy(profiles, arguments + 2);
    else if (count == 6)
        status = write_csv(profiles, arguments + 1);
    gk_profiles_free(profiles);
    return status;
}
