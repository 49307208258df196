/** @file cli_private.h
 *  Between the cli*.c files.
 */
#ifndef CLI_PRIVATE_H
#define CLI_PRIVATE_H

#include "cli/cli.h"

/** A tool's i-th option, --help and --version last; NULL past the end. */
const cli_option *cli_option_at(const cli_tool *tool, size_t i);

/** True if the option is --help or --version, which store nothing. */
bool cli_option_is_builtin(const cli_option *option);

bool cli_option_takes_value(const cli_option *option);

/** The text in that language. */
const char *cli_pick(cli_text text, bool zh);

/** Note the tool's name and the time for the messages to come. */
void cli_start(const cli_tool *tool);

/** Exit statuses of the tool, or those all tools share. */
const cli_exit *cli_exits(const cli_tool *tool);

/** Print to standard output. */
void cli_print_help(const cli_tool *tool, bool zh);
void cli_print_man(const cli_tool *tool, bool zh);
void cli_print_bash(const cli_tool *tool);
void cli_print_zsh(const cli_tool *tool);
void cli_print_fish(const cli_tool *tool);

#endif
