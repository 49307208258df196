/** @file cli_job.h
 *  From inputs to reports: what every tool does that reads tables.
 */
#ifndef CLI_JOB_H
#define CLI_JOB_H

#include "job/inputs.h"
#include <gongkai/gongkai.h>

/** How to read; zero values are the defaults. */
typedef struct cli_reading {
    const char *department, *role, *from, *profiles, *encoding;
    bool keep_unit;
    const char *profile; /**< Move the reports into its form (migrate.h); NULL: they keep theirs. */
    long year, codepage;
    bool account;        /**< Print the account of each sheet's cells on standard output. */
    bool witness;        /**< Have each .xls read again (cli_witness.h). */
    bool hidden_content; /**< Look for what should not be published with the cells. */
    bool digest;         /**< Fill in cli_source.sha256. */
    bool quiet, verbose;
} cli_reading;

/** Option tables: what a cli_reading at `r` takes, in the order it is told. */
#define CLI_OPTIONS_READING(r)                                                                                       \
    {0,                                                                                                              \
     "department",                                                                                                   \
     {"NAME", "名称"},                                                                                               \
     {"the 部门名称 of all inputs, whatever they say", "指定全部输入的部门名称"},                                    \
     .value = &(r).department},                                                                                      \
        {0,                                                                                                          \
         "year",                                                                                                     \
         {"YEAR", "年度"},                                                                                           \
         {"the 年度 of all inputs, whatever they say", "指定全部输入的年度"},                                        \
         .min = 1990,                                                                                                \
         .max = 2100,                                                                                                \
         .number = &(r).year},                                                                                       \
        {0,                                                                                                          \
         "role",                                                                                                     \
         {"ROLE", "角色"},                                                                                           \
         {"what table an untitled one is: summary, revenue, expenditure, appropriation, general, "                   \
          "basic, fund, state-capital, three-public or statistics",                                                  \
          "指明无表名的表是哪一张：summary、revenue、expenditure、appropriation、general、basic、" \
          "fund、state-capital、three-public 或 statistics"},                                                        \
         .words = cli_roles,                                                                                         \
         .value = &(r).role},                                                                                        \
        {0,                                                                                                          \
         "from",                                                                                                     \
         {"PROFILE", "版式"},                                                                                        \
         {"read every table by this profile, whatever seems to fit (gk-profiles lists them)",                        \
          "一律按此版式读取，不自动判断（gk-profiles 列出全部版式）"},                                               \
         .value = &(r).from},                                                                                        \
        {0,                                                                                                          \
         "keep-unit",                                                                                                \
         {0},                                                                                                        \
         {"leave amounts in the unit their table states; else they become 万元, and what "                         \
          "rounding takes is told",                                                                                  \
          "金额保持原表注明的单位；否则换算为万元，并列出舍入的尾数"},                                               \
         .flag = &(r).keep_unit},                                                                                    \
    {                                                                                                                \
        0, "layouts", {"DIR", "文件夹"},                                                                             \
            {"add the layout profiles in DIR, or replace built-in ones", "增加或替换版式"},                          \
            .dir = true, .value = &(r).profiles                                                                      \
    }

#define CLI_OPTIONS_DECODING(r)                                                                    \
    CLI_OPTION_ENCODING(&(r).encoding), CLI_OPTION_CODEPAGE(&(r).codepage)

#define CLI_OPTIONS_TELLING(r)                                                                     \
    {'q', "quiet", {0}, {"tell errors only", "只显示错误"}, .flag = &(r).quiet}, {                 \
        'v', "verbose", {0}, {"tell every finding", "显示全部发现"}, .flag = &(r).verbose          \
    }

/** The names of roles, up to NULL. */
extern const char *const cli_roles[];

/** What stays the same over all jobs of a run. */
typedef struct cli_run {
    const cli_reading *reading;
    const cli_list *operands;
    gk_profiles *profiles;
    gk_role role;
    cli_inputs inputs;
    size_t refused; /**< Inputs and reports. */
    size_t written; /**< Reports. */
    size_t done;    /**< Inputs. */
} cli_run;

/** Load the profiles and find the inputs; `output` is left out below folders. False, and told, if
 *  that cannot be. */
bool cli_run_begin(cli_run *run, const cli_reading *reading, const cli_list *operands,
                   const char *output);
void cli_run_end(cli_run *run);

/** The exit status of what was done. */
int cli_run_status(const cli_run *run);

/** An input, and what became of it: the facts of its `file` record. */
typedef struct cli_source {
    const char *path;
    size_t cells;
    char sha256[GK_SHA256_TEXT_MAX]; /**< "" unless asked for. */
    bool stream;                     /**< It is a stream: its records name its own sources. */
    gk_error refusal;                /**< status GK_OK: it was read. */
} cli_source;

/** Inputs that belong together: all of them, or with --each a single one. */
typedef struct cli_job {
    gk_findings *findings;
    cli_source *sources; /**< One per input. */
    size_t source_count;
    gk_tables **tables; /**< One per input that could be read. */
    size_t table_count;
    gk_reports *reports;    /**< NULL if memory was short: told. */
    const gk_checks *rerun; /**< What streams tell of these checks is dropped: they ran again. */
    size_t refused, written;
} cli_job;

/** Read the inputs, telling those that cannot be read, and group their tables. */
void cli_job_read(cli_run *run, cli_job *job, const cli_input *inputs, size_t count);

/** Tell what was found: all of it, or where nothing can come of the job only what says why.
 *  `impossible`: the job's reports, though good, cannot be written. */
void cli_job_tell(const cli_run *run, const cli_job *job, bool impossible);

/** Add what became of it to the run, and free it. */
void cli_job_end(cli_run *run, cli_job *job);

/** Tell why something could not be done, and count it. */
void cli_job_refuse(cli_job *job, const gk_error *err);

/** True if `path` is an input the user named: it must outlive its conversion, --force or not. Below
 *  a folder lie the workbooks of earlier runs too: those may be replaced. */
bool cli_run_names_input(const cli_run *run, const char *path);

/** True if both paths lead to one existing file. */
bool cli_same_file(const char *a, const char *b);

#endif
