/** @file process.h
 *  Another program that may crash, hang or write without end, and what it writes.
 *
 *      gk_process process;
 *      if (gk_process_start(&process, arguments, &limits))
 *          while ((got = gk_process_read(&process, buffer, sizeof buffer)) > 0)
 *              …
 *          ending = gk_process_end(&process, got == 0, &detail);
 *
 *  Nothing of this process reaches it but its arguments and the environment: its standard input and
 *  error are /dev/null, no descriptor and no signal mask is inherited.
 */
#ifndef GK_PROCESS_H
#define GK_PROCESS_H

#include "base/limits.h"
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct gk_process {
    pid_t id;
    int output;      /**< The reading end of its standard output. */
    double deadline; /**< On the monotonic clock, in seconds; 0: none. */
} gk_process;

/** What ended it. */
typedef enum gk_process_ending {
    GK_PROCESS_EXITED,     /**< By itself; `detail` is its exit status. */
    GK_PROCESS_CRASHED,    /**< `detail` is the signal. */
    GK_PROCESS_OUT_OF_TIME /**< `detail` is 0. */
} gk_process_ending;

/** Start a program, `arguments[0]` its path, under limits that hold before its first instruction.
 *  False with errno set. SIGCHLD must not be ignored, or its number could become another's. */
bool gk_process_start(gk_process *process, const char *const arguments[], const gk_limits *limits);

/** Read what it writes: the number of bytes, 0 at the end of it, -1 once it is out of time. */
ssize_t gk_process_read(const gk_process *process, void *bytes, size_t size);

/** End it: if `wait`, once it ended by itself or is out of time, else now. It and the children it
 *  left are gone when this returns. Without `wait` the answer is GK_PROCESS_CRASHED. */
gk_process_ending gk_process_end(gk_process *process, bool wait, int *detail);

#endif
