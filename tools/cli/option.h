/** @file option.h
 *  Options as data: parsing, --help, the manual page and the completions all read one table.
 */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "cli/language.h"
#include <stdbool.h>
#include <stddef.h>

/** Strings in the order they were given. */
typedef struct cli_list {
    const char **items;
    size_t count, capacity;
} cli_list;

/** Append; the text is borrowed. False if memory is short. free(items) at the end. */
bool cli_list_add(cli_list *list, const char *text);

/** One option. Exactly one of `flag`, `value`, `number` and `list` is set; it tells the option's
 *  type and gets what the user gave. A value is never empty; of several the last one counts, except
 *  in a list, which has all. A table of options ends with an all-zero entry.
 *
 *  An entry with `join` is no option: the options of that table, which several tools have, stand in
 *  its place. */
typedef struct cli_option {
    char short_name;       /**< 0: has none. */
    const char *long_name; /**< Without the dashes. */
    cli_text metavar;      /**< What the value is called; unused for a flag. */
    cli_text help;         /**< Without a full stop; wrapped where needed. */

    bool file, dir;           /**< The value is a file or folder: for completion. */
    const char *const *words; /**< What the value can be, up to NULL; others are refused … */
    bool other_words;         /**< … unless this is set: then they are for completion only. */
    long min, max;            /**< What a number can be, both included. */

    bool *flag;
    const char **value;
    long *number;
    cli_list *list;

    const struct cli_option *join;
} cli_option;

/** The options of --help and --version, which every tool has; they store nothing. */
extern const cli_option cli_option_help, cli_option_version;

/** The i-th option of a table (NULL: an empty one), joined ones included, --help and --version
 *  last; NULL past the end. */
const cli_option *cli_option_at(const cli_option *table, size_t i);

/** Look up an option by its name of `length` bytes, without dashes, or by its letter. NULL: there
 *  is none. */
const cli_option *cli_option_long(const cli_option *table, const char *name, size_t length);
const cli_option *cli_option_short(const cli_option *table, char name);

/** True if a value follows the option. */
bool cli_option_takes_value(const cli_option *option);

#endif
