/** @file cli.h
 *  What all tools share: options, help, manual, completions, messages, progress, exit status.
 *
 *  A tool describes itself in one cli_tool. From it come the parsing, `--help`, the manual page and
 *  the completions, so that none of them can be behind the others:
 *
 *      static struct { bool force; const char *output; long year; cli_list roles; } opt;
 *
 *      static const char *const formats[] = {"xlsx", "csv", NULL};
 *      static const cli_option options[] = {
 *          {'o', "output", {"OUT", "输出"}, {"write to OUT", "写到 <输出>"}, .file = true,
 *           .value = &opt.output},
 *          {0, "force", {0}, {"replace OUT", "覆盖已有的输出"}, .flag = &opt.force},
 *          {0}};
 *      static const cli_tool tool = {.name = "gk-convert", .options = options, …};
 *
 *      int main(int argc, char **argv)
 *      {
 *          cli_list files;
 *          int status = cli_parse(&tool, argc, argv, &files);
 *          if (status != CLI_GO_ON)
 *              return cli_finish(status);
 *          …
 *          return cli_finish(status);
 *      }
 *
 *  Texts come in English and Chinese. People get Chinese if LC_ALL, else LC_MESSAGES, else LANG
 *  begins with "zh"; the environment is read directly, for a small system has no such locale.
 *  Everything here is for one thread.
 */
#ifndef CLI_H
#define CLI_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

/** One sentence in both languages. zh may be NULL: then en serves for both. */
typedef struct cli_text {
    const char *en, *zh;
} cli_text;

/** Strings in the order they were given. */
typedef struct cli_list {
    const char **items;
    size_t count;
} cli_list;

/** One option. Exactly one of `flag`, `value`, `number` and `list` is set; it tells the option's
 *  type and gets what the user gave. A value is never empty; of several the last one counts, except
 *  in a list, which keeps all. A table of options ends with an all-zero entry. */
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
} cli_option;

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
     * past the last. NULL: there is no such section. */
    bool (*listed)(size_t i, bool zh, const char **term, const char **meaning);
    cli_text listed_title;
    const char *const *see_also; /**< "gk-export(1)" …, up to NULL; may be NULL. */
} cli_tool;

/** cli_parse's answer when there is work to do. */
#define CLI_GO_ON (-1)

/** Exit status of a job not done. */
#define CLI_NOT_DONE 2

/** Read the command line. GNU manners: `--name=value`, `--name value`, `-nvalue`, `-n value`,
 *  flags bundled as `-ab`; options and operands in any order; `--` ends the options; `-` is an
 *  operand. Names are never abbreviated. `operands` gets what is not an option, in order; like
 *  all lists it lives until cli_finish. --help and --version are answered here.
 *
 *  Returns CLI_GO_ON, or the status to leave with: 0 after --help, CLI_NOT_DONE after a mistake
 *  (one line on standard error has told which). */
int cli_parse(const cli_tool *tool, int argc, char **argv, cli_list *operands);

/** For what only the tool can judge: say `tool: text (see --help)`; returns CLI_NOT_DONE. Both
 *  formats take the same arguments in the same order, here and below. */
int cli_usage(const char *en, const char *zh, ...)
    __attribute__((format(printf, 1, 3), format(printf, 2, 3)));

/** Say `tool: where: text` in one line on standard error. `where` may be NULL or empty. Control
 *  characters, which a file's name may hold, come out as '?'. */
void cli_message(const char *where, const char *en, const char *zh, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/** The same for a job that could not be done. */
void cli_message_error(const gk_error *err);

/** True if people are to be spoken to in Chinese. */
bool cli_zh(void);

/** Show `[done/total] label` on standard error, over what was shown before: only on a terminal that
 *  can, and only from one second after the start on. The next message or cli_finish wipes it,
 *  and so does a NULL label. */
void cli_progress(size_t done, size_t total, const char *label);

/** After a large write to standard output: if it failed, cli_finish will know the reason. */
void cli_wrote(void);

/** The last call of main: flush and close standard output and free what cli_parse allocated.
 *  Returns `status`, or CLI_NOT_DONE with a message if standard output could not be written. */
int cli_finish(int status);

#endif
