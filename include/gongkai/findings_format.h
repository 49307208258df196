/** @file findings_format.h
 *  Findings for people and for programs: text, NDJSON, JSON, CSV, SARIF, JUnit XML, HTML.
 *
 *  Open a writer, put one group of findings after the other, close it. The bytes go where the
 *  caller says; nothing is printed.
 *
 *  @code
 *  static gk_status print(void *self, const char *bytes, size_t size, gk_error *err) {
 *      (void)self, (void)err;
 *      return fwrite(bytes, 1, size, stdout) == size ? GK_OK : GK_E_IO;
 *  }
 *
 *  gk_checks *checks = gk_checks_new(&err);
 *  gk_check_results *results = gk_check_run(checks, report, NULL, NULL, profiles, &err);
 *  gk_findings *failures = gk_findings_new();
 *  gk_check_report(results, failures);
 *  gk_findings_options options = {.format = GK_FINDINGS_SARIF, .tool = "my-tool"};
 *  gk_findings_output output = {.write = print};
 *  gk_findings_group group = {.name = "2024 示例市商务局", .findings = failures};
 *  group.held = gk_check_held(results, &group.held_count);
 *  gk_findings_writer *writer = gk_findings_writer_open(&options, &output, &err);
 *  gk_findings_writer_put(writer, &group, &err);
 *  if (gk_findings_writer_close(writer, &err)) // the first failure of the three
 *      return 1;
 *  // prints: {…
 *  // prints: …
 *  gk_findings_free(failures);
 *  gk_check_results_free(results);
 *  gk_checks_free(checks);
 *  @endcode
 */
#ifndef GONGKAI_FINDINGS_FORMAT_H
#define GONGKAI_FINDINGS_FORMAT_H

#include <gongkai/error.h>
#include <gongkai/finding.h>

typedef enum gk_findings_format {
    GK_FINDINGS_TEXT,   /**< For people: what is wrong first, tails and what was not run apart. */
    GK_FINDINGS_NDJSON, /**< A record a line: findings, checks not run, and a summary a group. */
    GK_FINDINGS_JSON,   /**< The same records in one array. */
    GK_FINDINGS_CSV,    /**< RFC 4180, one finding a line, with a header. */
    GK_FINDINGS_SARIF,  /**< SARIF 2.1.0, for code hosts: a run a group. */
    GK_FINDINGS_JUNIT,  /**< JUnit XML, for build servers: a suite a group, held checks included. */
    GK_FINDINGS_HTML    /**< One page with a table a group. */
} gk_findings_format;

#define GK_FINDINGS_FORMAT_COUNT 7

/** "text", "ndjson", "json", "csv", "sarif", "junit", "html"; NULL past the last. */
GK_API const char *gk_findings_format_name(gk_findings_format format);

/** The format of that name; false if there is none. */
GK_API bool gk_findings_format_parse(const char *name, gk_findings_format *format);

/** Where the bytes go, some at a time. Anything but GK_OK stops the writing. */
typedef struct gk_findings_output {
    void *self;
    gk_status (*write)(void *self, const char *bytes, size_t size, gk_error *err);
} gk_findings_output;

/** Zero values are the defaults. */
typedef struct gk_findings_options {
    gk_findings_format format;
    gk_language language; /**< Of sentences, where the format has only one of them. */
    bool colour;          /**< Of text: severities in colours, for a terminal. */
    const char *tool;     /**< Who found it, for SARIF and HTML; NULL: "gongkai". */
} gk_findings_options;

/** Findings that belong together, such as those of one report. Zero values are none. */
typedef struct gk_findings_group {
    const char *name;    /**< What people call it: its year and department, or its file. */
    const char *report;  /**< The report's key (gk_report_key). */
    const char *profile; /**< The report's profile. */
    const gk_findings *findings;
    const gk_held *held; /**< The checks that held (gk_check_held): counted, and passed in JUnit. */
    size_t held_count;
    bool refused; /**< It was not checked: the findings say why. */
} gk_findings_group;

typedef struct gk_findings_writer gk_findings_writer;

/** Begin; NULL with `err` filled if that fails. What the options and the output hold is borrowed
 *  until the writer is closed. */
GK_API gk_findings_writer *gk_findings_writer_open(const gk_findings_options *options,
                                                   const gk_findings_output *output, gk_error *err);

/** Write a group. After a failure every call fails. */
GK_API gk_status gk_findings_writer_put(gk_findings_writer *writer, const gk_findings_group *group,
                                        gk_error *err);

/** Write the end, unless something failed before, and free the writer. The status of the first
 *  failure, whose `err` is filled already. NULL is GK_OK. */
GK_API gk_status gk_findings_writer_close(gk_findings_writer *writer, gk_error *err);

#endif
