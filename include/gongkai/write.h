/** @file write.h
 *  Writing a report's tables as the form prints them, safely.
 *
 *  In CSV each line ends in CR LF and has as many fields as its table has columns; a merged cell's
 *  text stands in its first field. Numbers are exact decimals without thousands separators, money
 *  with at least two decimals; a blank is an empty field. What `guard` puts in front of a text does
 *  not show in a spreadsheet, and reading drops blanks there: labels come back as they were.
 *
 *  @code
 *  gk_write_options options = {.format = GK_WRITE_CSV, .encoding = "gbk", .force = true};
 *  if (gk_write_file(report, profiles, "公开.csv", &options, &err))
 *      fprintf(stderr, "%s: %s\n", err.where, err.text);
 *  @endcode
 */
#ifndef GONGKAI_WRITE_H
#define GONGKAI_WRITE_H

#include <gongkai/error.h>
#include <gongkai/finding.h>
#include <gongkai/profile.h>
#include <gongkai/report.h>
#include <stdbool.h>
#include <stdint.h>

/** What is written; each has all tables of the report, in the profile's order, drawn from the same
 *  forms that recognized them. A workbook has a sheet per table. */
typedef enum gk_write_format {
    GK_WRITE_XLSX, /**< The standardized workbook. */
    GK_WRITE_XLS,  /**< The same as BIFF8, for systems that want .xls. */
    GK_WRITE_CSV   /**< RFC 4180: the tables below each other, an empty line between two; verbatim
                      tables between a line 〔附1 name〕 and a line 〔附1 完〕. */
} gk_write_format;

#define GK_WRITE_FORMAT_COUNT 3

/** The format's name in options, which is its files' extension too ("xlsx"). */
GK_API const char *gk_write_format_name(gk_write_format format);

/** The format of that name; false if there is none. */
GK_API bool gk_write_format_parse(const char *name, gk_write_format *format);

/** Zero values are the defaults. */
typedef struct gk_write_options {
    gk_write_format format;
    bool force;     /**< Replace an existing file. */
    bool leftovers; /**< Add a sheet (in CSV a list below) of the report's leftovers (report.h). */
    const gk_findings *findings; /**< Add a sheet of these, with links to the values' cells: such a
                                      workbook is for working, not for publishing. NULL: none. */
    bool blank; /**< A form to be filled in (form.h): no 说明 that a table is empty. */
    bool
        recognized; /**< Also recognize the finished file's tables, verbatim tables and leftovers and
                          compare them with the report, value by value: GK_E_VERIFY where it would be
                          read as another. */
    int64_t created; /**< Seconds since 1970 for the file's properties; 0: 2000-01-01. */

    /* Of CSV only. */
    const char *encoding; /**< "utf-8" (NULL too), "gb18030" or "gbk", in any case. GBK is that of
                               Windows: code page 936. */
    bool bom;             /**< Begin with a byte order mark, which only UTF-8 may have. */
    bool guard; /**< Put a tab in front of texts beginning with = + - or @ (full-width ones too),
                   which a spreadsheet would take for formulas. Numbers are never touched. */
} gk_write_options;

/** Write a report. The file is written beside `path`, synced, read back and held against what was
 *  drawn, every cell of it, and only then given its name: what has the name is whole. The same report
 *  gives the same bytes. Fails with GK_E_EXISTS, GK_E_IO, GK_E_VERIFY, GK_E_ARGUMENT for a report
 *  that has nothing to write and for another encoding than those above, GK_E_LIMIT naming a value the
 *  format cannot hold (in .xls 16 digits or more, in .xlsx 17), or GK_E_ENCODING naming the title of
 *  the table, the cell and the character that the encoding lacks. */
GK_API gk_status gk_write_file(const gk_report *report, const gk_profiles *profiles,
                               const char *path, const gk_write_options *options, gk_error *err);

/** The same to an open file descriptor (a pipe, standard output): checked in memory first, then
 *  written. `force` has no meaning here. */
GK_API gk_status gk_write_fd(const gk_report *report, const gk_profiles *profiles, int fd,
                             const gk_write_options *options, gk_error *err);

/** Write finished bytes as safely: beside `path`, synced, read back, and only then named. Without
 *  `force` an existing name is GK_E_EXISTS. */
GK_API gk_status gk_write_bytes(const void *bytes, size_t size, const char *path, bool force,
                                gk_error *err);

/** A buffer of this size holds any name of a table's file, with its NUL. */
#define GK_WRITE_NAME_MAX 256

/** The name of a file for one table alone: "公开01 收入支出决算总表.csv". What
 *  Windows has not in names is _; too long a title is cut at a character's end. Returns the length.
 *  Such a file is written from a report with that one table, and neither verbatim tables nor
 *  leftovers. */
GK_API size_t gk_write_table_name(const gk_table *table, gk_write_format format,
                                  char name[GK_WRITE_NAME_MAX]);

/** The same for a verbatim table, the `number`th of its report: "附1 国有资产占用情况表.csv". Such a file
 *  is written from a report with that table alone. */
GK_API size_t gk_write_verbatim_name(const gk_verbatim_table *sheet, size_t number,
                                     gk_write_format format, char name[GK_WRITE_NAME_MAX]);

/** The same for the list of leftovers, from a report without tables: "遗留.csv". */
GK_API size_t gk_write_leftovers_name(gk_write_format format, char name[GK_WRITE_NAME_MAX]);

#endif
