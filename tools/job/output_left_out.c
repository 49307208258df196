#include "job/output_left_out.h"

#include "cli/message.h"
#include <string.h>

static size_t value_count(const gk_table *tables, size_t count) {
    const gk_report part = {.department = "", .table_count = count, .tables = tables};
    return gk_report_value_count(&part);
}

static size_t has(const char *unknown_members) {
    return unknown_members && *unknown_members;
}

static size_t members_of_tables(const gk_table *tables, size_t count) {
    size_t records = 0;
    for (size_t t = 0; t < count; t++) {
        records += has(tables[t].unknown_members);
        for (size_t r = 0; r < tables[t].row_count; r++)
            records += has(tables[t].rows[r].unknown_members);
    }
    return records;
}

static size_t members_of_verbatim(const gk_verbatim_table *sheet) {
    size_t records = has(sheet->unknown_members);
    for (size_t i = 0; i < sheet->cell_count; i++)
        records += has(sheet->cells[i].unknown_members);
    return records;
}

/* How many records of a stream, or cells of one, have members that this version does not know. */
static size_t records_with_members(const gk_report *report) {
    size_t records = has(report->unknown_members) +
                     members_of_tables(report->tables, report->table_count) +
                     members_of_tables(report->leftovers, report->leftover_count);
    for (size_t i = 0; i < report->verbatim_count; i++)
        records += members_of_verbatim(&report->verbatim[i]);
    return records;
}

void cli_output_left_out(const cli_output *out, const gk_report *report, const char *path) {
    bool tidy = strcmp(out->to, "tidy") == 0;
    size_t leftovers = value_count(report->leftovers, report->leftover_count);
    size_t records = records_with_members(report);
    if (leftovers && tidy)
        cli_message(path, "%zu leftovers are not in it: tidy CSV has no place for them",
                    "其中没有%zu个遗留数值：此格式没有它们的位置", leftovers);
    else if (leftovers && !out->leftovers && !out->verify)
        cli_message(path, "%zu leftovers are not in it; --leftovers adds them",
                    "其中没有%zu个遗留数值；可加 --leftovers", leftovers);
    if (report->verbatim_count && tidy)
        cli_message(path, "%zu verbatim tables are not in it: tidy CSV has no place for them",
                    "其中没有%zu张原样保留的表：此格式没有它们的位置", report->verbatim_count);
    if (records)
        cli_message(path,
                    "members of %zu records of the stream that this version does not know are not "
                    "in it",
                    "记录流中有%zu条记录含本版本不认识的成员，未写入", records);
}

void cli_output_left_out_records(const cli_job *job, const char *path) {
    size_t records = 0;
    for (size_t t = 0; t < job->table_count; t++)
        for (size_t i = 0; gk_stream_other_record(job->tables[t], i); i++)
            records += gk_stream_other_is_unknown(job->tables[t], i);
    if (records)
        cli_message(path,
                    "%zu records of the stream, of kinds that this version does not know, are not "
                    "in it",
                    "记录流中有%zu条本版本不认识的记录，未写入", records);
}
