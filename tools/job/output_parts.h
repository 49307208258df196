/** @file output_parts.h
 *  A report in a folder of CSV files: what stands in which.
 */
#ifndef CLI_OUTPUT_PARTS_H
#define CLI_OUTPUT_PARTS_H

#include "job/output_names.h"

/** The i-th file of a report: its tables first, then each verbatim table, then the leftovers if they
 *  are asked for. `part` is what stands in it, `path` its place. False past the last. */
bool cli_output_part(const cli_output *out, const gk_report *report, size_t i, const char *folder,
                     gk_report *part, char path[CLI_PATH_SIZE]);

#endif
