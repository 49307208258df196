/** @file reading.h
 *  How inputs are read, and the options by which the user says it.
 *
 *  A tool joins the tables into its own (`{.join = cli_reading_options}`): an option that several
 *  tools have is written once and is the same in all of them.
 */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "cli/option.h"

/** How to read; zero values are the defaults. */
typedef struct cli_reading {
    const char *department, *role, *from, *input_unit, *profiles, *encoding;
    bool keep_unit;
    const char *profile; /**< Move the reports into its form (migrate.h); NULL: they stay as is. */
    long year, codepage;
    bool account;        /**< Print the account of each sheet's cells on standard output. */
    bool witness;        /**< Have each .xls read again (second_reading.h). */
    bool hidden_content; /**< Look for what should not be published with the cells. */
    bool digest;         /**< Fill in cli_source.sha256. */
    bool quiet, verbose;
} cli_reading;

/** What the command line asks for: the options below fill it in. */
extern cli_reading cli_reading_asked;

/** --department, --year, --role, --from, --input-unit, --keep-unit and --layouts. */
extern const cli_option cli_reading_options[];

/** --encoding and --codepage. */
extern const cli_option cli_decoding_options[];

/** --quiet and --verbose. */
extern const cli_option cli_message_options[];

#endif
