/** @file cli.h
 *  The command line of every tool: options, operands and the end of main.
 *
 *  A tool describes itself in one cli_tool (cli/tool.h), so that its parsing, `--help`, manual page
 *  and completions cannot be behind each other:
 *
 *      static struct { bool force; const char *output; long year; cli_list roles; } opt;
 *
 *      static const char *const formats[] = {"xlsx", "csv", NULL};
 *      static const cli_option options[] = {
 *          {'o', "output", {"OUT", "输出"}, {"write to OUT", "写到 <输出>"}, .file = true,
 *           .value = &opt.output},
 *          {0, "force", {0}, {"replace OUT", "覆盖已有的输出"}, .flag = &opt.force},
 *          {.join = cli_message_options},
 *          {0}};
 *      static const cli_tool tool = {.name = "gk-convert", .options = options, …};
 *
 *      int main(int argc, char **argv)
 *      {
 *          cli_list files;
 *          int status = cli_parse(&tool, argc, argv, &files);
 *          if (status == CLI_GO_ON)
 *              status = …;
 *          return cli_finish(status);
 *      }
 *
 *  How the tools fail: a function with a gk_error fills it, prints nothing and returns a gk_status
 *  (or NULL); a function without one has printed why (cli/message.h) and returns false. An int is
 *  an exit status, or CLI_GO_ON. Everything here is for one thread.
 */
#ifndef CLI_H
#define CLI_H

#include "cli/message.h"
#include "cli/tool.h"

/** cli_parse's answer when there is work to do. */
#define CLI_GO_ON (-1)

/** Read the command line. GNU manners: `--name=value`, `--name value`, `-nvalue`, `-n value`,
 *  flags bundled as `-ab`; options and operands in any order; `--` ends the options; `-` is an
 *  operand. Names are never abbreviated. `operands` gets what is not an option, in order; like
 *  all lists it lives until cli_finish. --help and --version are answered here.
 *
 *  Returns CLI_GO_ON, or the status to leave with: 0 after --help, CLI_NOT_DONE after a mistake
 *  (one line on standard error says which). */
int cli_parse(const cli_tool *tool, int argc, char **argv, cli_list *operands);

/** After a large write to standard output: if it failed, cli_finish will know the reason. */
void cli_wrote(void);

/** The last call of main: flush and close standard output and free what cli_parse allocated.
 *  Returns `status`, or CLI_COULD_NOT_WORK: with a message if standard output could not be written,
 *  and for CLI_NOT_DONE if a message said that the system failed (cli_message_was_of_system). */
int cli_finish(int status);

#endif
