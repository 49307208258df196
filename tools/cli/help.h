/** @file help.h
 *  --help: the tool in one screen.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/tool.h"

/** Print it to standard output. */
void cli_print_help(const cli_tool *tool, bool zh);

/** What every tool ends with if the system fails it. */
extern const cli_exit cli_exit_of_system;

/** Its other exit statuses, or those of all tools. */
const cli_exit *cli_exits(const cli_tool *tool);

#endif
