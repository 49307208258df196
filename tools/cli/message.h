/** @file message.h
 *  What people see on standard error while a tool runs: messages and progress.
 *
 *  Both formats of a message take the same arguments in the same order.
 */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

/** Exit status of a job not done, for its inputs' or the command's sake. */
#define CLI_NOT_DONE 2

/** Exit status of a job that could not be worked on: no space, no memory, a write that failed. */
#define CLI_COULD_NOT_WORK 3

/** Print `tool: where: text` in one line on standard error. `where` may be NULL or empty. Control
 *  characters, which a file's name may hold, come out as '?'. */
void cli_message(const char *where, const char *en, const char *zh, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/** The same for a job that could not be done. */
void cli_message_error(const gk_error *err);

/** The same for want of memory. */
void cli_message_memory(const char *where);

/** Whether one of these two said that there was no memory or space, that a written file does not read
 *  back, or that the system failed otherwise: what is asked for may work another time. */
bool cli_message_was_of_system(void);

/** For a mistake in the command line: print `tool: text (see --help)`. Returns CLI_NOT_DONE, for
 *  `return cli_usage(…)`. */
int cli_usage(const char *en, const char *zh, ...)
    __attribute__((format(printf, 1, 3), format(printf, 2, 3)));

/** Show `[done/total] label` on standard error, over what was shown before: only on a terminal that
 *  can, and only from one second after the start on. The next message or cli_finish wipes it,
 *  and so does a NULL label. */
void cli_progress(size_t done, size_t total, const char *label);

/** Take the tool's name, and the time, for the messages to come; cli_parse does. */
void cli_message_begin(const char *tool);

#endif
