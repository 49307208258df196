#include "job/output_parts.h"

bool cli_output_part(const cli_output *out, const gk_report *report, size_t i, const char *folder,
                     gk_report *part, char path[CLI_PATH_SIZE]) {
    char name[GK_WRITE_NAME_MAX];
    gk_write_format format = out->how.format;
    size_t sheet = i - report->table_count;
    *part = *report;
    part->table_count = part->verbatim_count = part->leftover_count = 0;
    if (i < report->table_count) {
        part->table_count = 1;
        part->tables = &report->tables[i];
        gk_write_table_name(part->tables, format, name);
    } else if (sheet < report->verbatim_count) {
        part->verbatim_count = 1;
        part->verbatim = &report->verbatim[sheet];
        gk_write_verbatim_name(part->verbatim, sheet + 1, format, name);
    } else if (sheet == report->verbatim_count && out->leftovers && report->leftover_count) {
        part->leftover_count = report->leftover_count;
        gk_write_leftovers_name(format, name);
    } else {
        return false;
    }
    cli_join(path, folder, name);
    return true;
}
