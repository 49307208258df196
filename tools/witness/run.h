/** @file run.h
 *  Running a program that may crash, hang or write without end, and reading its lines.
 */
#ifndef CLI_WITNESS_RUN_H
#define CLI_WITNESS_RUN_H

#include <stdbool.h>
#include <stddef.h>

/** What ended it. `detail` is given with each. */
typedef enum witness_ending {
    WITNESS_EXITED,      /**< By itself; its exit status. */
    WITNESS_CRASHED,     /**< The signal. */
    WITNESS_OUT_OF_TIME, /**< The seconds it had. */
    WITNESS_FLOODED,     /**< It wrote too much; 0. */
    WITNESS_STOPPED,     /**< `take` wanted no more; 0. */
    WITNESS_NOT_STARTED  /**< errno. */
} witness_ending;

/** Gets each line without its line feed, a NUL in its place; may change it. False stops. */
typedef bool witness_take(void *self, char *line, size_t length);

/** Run `program file` under the limits of witness/limits.h with its output read line by line;
 *  nothing else of this process reaches it. It and its children are gone when this returns, after
 *  its seconds at the latest. */
witness_ending witness_run(const char *program, const char *file, witness_take *take, void *self,
                           int *detail);

#endif
