/** @file tool.h
 *  What a tool says of itself: from it come its parsing, `--help`, manual page and completions.
 */
#ifndef CLI_TOOL_H
#define CLI_TOOL_H

#include "cli/language.h"
#include "cli/option.h"

/** A command line that works as it stands (with fitting files), and what it does. */
typedef struct cli_example {
    const char *command;
    cli_text text;
} cli_example;

typedef struct cli_exit {
    int status;
    cli_text meaning;
} cli_exit;

typedef struct cli_tool {
    const char *name;            /**< "gk-convert" */
    cli_text summary;            /**< One line without a full stop. */
    const cli_text *usage;       /**< What follows the name, one form a line; ends with {0}. */
    const cli_text *description; /**< Paragraphs; ends with {0}. */
    const cli_option *options;   /**< Without --help and --version, which every tool has. */
    const cli_example *examples; /**< At least one; ends with {0}. */
    const cli_exit *exits;       /**< Ends with {0, {0}}; NULL: the 0, 1 and 2 of all tools. */
    /** The i-th of what a section of its own lists in the manual, a term and its meaning; false
     *  past the last. NULL: there is no such section. */
    bool (*listed)(size_t i, bool zh, const char **term, const char **meaning);
    cli_text listed_title;
    const char *const *see_also; /**< "gk-export(1)" …, up to NULL; may be NULL. */
} cli_tool;

#endif
