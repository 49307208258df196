/** @file help.h
 *  --help: the tool in one screen.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/tool.h"

/** Print it to standard output. */
void cli_print_help(const cli_tool *tool, bool zh);

/** Exit statuses of the tool, or those all tools share. */
const cli_exit *cli_exits(const cli_tool *tool);

#endif
