/** @file write.h
 *  Writing a report's tables as the form prints them, safely.
 */
#ifndef GONGKAI_WRITE_H
#define GONGKAI_WRITE_H

#include <gongkai/error.h>
#include <gongkai/layout.h>
#include <gongkai/report.h>
#include <stdbool.h>
#include <stdint.h>

/** What is written; each has one sheet per table the report has, in the profile's order, drawn from
 *  the same pictures that recognized it. */
typedef enum gk_write_format {
    GK_WRITE_XLSX /**< The standardized workbook. */
} gk_write_format;

#define GK_WRITE_FORMAT_COUNT 1

/** The format's name in options, which is its files' extension too ("xlsx"). */
GK_API const char *gk_write_format_name(gk_write_format format);

/** The format of that name; false if there is none. */
GK_API bool gk_write_format_parse(const char *name, gk_write_format *format);

/** Zero values are the defaults. */
typedef struct gk_write_options {
    gk_write_format format;
    bool force;      /**< Replace an existing file. */
    int64_t created; /**< Seconds since 1970 for the file's properties; 0: 2000-01-01. */
} gk_write_options;

/** Write a report. The file is written beside `path`, synced, read back and compared with the
 *  report value by value, and only then given its name: what has the name is whole. The same report
 *  gives the same bytes. Fails with GK_E_EXISTS, GK_E_IO, GK_E_VERIFY, or GK_E_LIMIT naming a value
 *  the format cannot hold (in a workbook 16 digits or more). */
GK_API gk_status gk_write_file(const gk_report *report, const gk_layouts *layouts, const char *path,
                               const gk_write_options *options, gk_error *err);

/** The same to an open file descriptor (a pipe, standard output): checked in memory first, then
 *  written. `force` has no meaning here. */
GK_API gk_status gk_write_fd(const gk_report *report, const gk_layouts *layouts, int fd,
                             const gk_write_options *options, gk_error *err);

/** Write finished bytes as safely: beside `path`, synced, read back, and only then named. Without
 *  `force` an existing name is GK_E_EXISTS. */
GK_API gk_status gk_write_bytes(const void *bytes, size_t size, const char *path, bool force,
                                gk_error *err);

#endif
