/** @file complete.h
 *  --help=bash, --help=zsh, --help=fish: completion scripts.
 */
#ifndef CLI_COMPLETE_H
#define CLI_COMPLETE_H

#include "cli/tool.h"

/** Print a shell's script to standard output. */
void cli_print_bash(const cli_tool *tool);
void cli_print_zsh(const cli_tool *tool);
void cli_print_fish(const cli_tool *tool);

#endif
