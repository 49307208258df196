#include "witness/run.h"

#include "base/process.h"
#include "witness/limits.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE = 512 * 1024 }; /* twice the longest text a cell can have, escaped */

/* All the numbers a process of 256 MiB can have in mind, and more. */
#define OUTPUT_MAX ((size_t)512 << 20)

typedef struct witness_process {
    gk_process process;
    witness_take *take;
    void *self;
    char *buffer; /* LINE_SIZE bytes: what has been read but not taken */
    size_t filled, total;
} witness_process;

/* False if `take` wants no more. */
static bool take_lines(witness_process *running) {
    char *line = running->buffer, *end = running->buffer + running->filled, *feed;
    while ((feed = memchr(line, '\n', (size_t)(end - line)))) {
        *feed = '\0';
        if (!running->take(running->self, line, (size_t)(feed - line)))
            return false;
        line = feed + 1;
    }
    running->filled = (size_t)(end - line);
    memmove(running->buffer, line, running->filled);
    return true;
}

/* Up to the end of the output; a last line without a line feed is dropped. */
static witness_ending read_output(witness_process *running) {
    ssize_t got;
    while ((got = gk_process_read(&running->process, running->buffer + running->filled,
                                  LINE_SIZE - running->filled)) > 0) {
        running->filled += (size_t)got;
        running->total += (size_t)got;
        if (!take_lines(running))
            return WITNESS_STOPPED;
        if (running->filled == LINE_SIZE || running->total > OUTPUT_MAX)
            return WITNESS_FLOODED;
    }
    return got == 0 ? WITNESS_EXITED : WITNESS_OUT_OF_TIME;
}

static witness_ending finish(witness_process *running, witness_ending ending, int *detail) {
    static const witness_ending endings[] = {[GK_PROCESS_EXITED] = WITNESS_EXITED,
                                             [GK_PROCESS_CRASHED] = WITNESS_CRASHED,
                                             [GK_PROCESS_OUT_OF_TIME] = WITNESS_OUT_OF_TIME};
    gk_process_ending process = gk_process_end(&running->process, ending == WITNESS_EXITED, detail);
    if (ending == WITNESS_EXITED)
        ending = endings[process];
    else
        *detail = 0;
    if (ending == WITNESS_OUT_OF_TIME)
        *detail = (int)witness_limits.seconds;
    return ending;
}

witness_ending witness_run(const char *program, const char *file, witness_take *take, void *self,
                           int *detail) {
    const char *const arguments[] = {program, file, NULL};
    witness_process running = {.take = take, .self = self, .buffer = malloc(LINE_SIZE)};
    signal(SIGCHLD, SIG_DFL); /* gk_process_start wants it so */
    if (!running.buffer || !gk_process_start(&running.process, arguments, &witness_limits)) {
        *detail = running.buffer ? errno : ENOMEM;
        free(running.buffer);
        return WITNESS_NOT_STARTED;
    }
    witness_ending ending = finish(&running, read_output(&running), detail);
    free(running.buffer);
    return ending;
}
