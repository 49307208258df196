/** @file man.h
 *  --help=man, --help=man-zh: the manual page.
 */
#ifndef CLI_MAN_H
#define CLI_MAN_H

#include "cli/tool.h"

/** Print it to standard output, as man(7) roff. */
void cli_print_man(const cli_tool *tool, bool zh);

#endif
