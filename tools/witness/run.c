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

typedef struct reading {
    gk_process process;
    witness_take *take;
    void *self;
    char *buffer; /* LINE_SIZE bytes: what has been read but not taken */
    size_t filled, total;
} reading;

/* False if `take` wants no more. */
static bool take_lines(reading *r) {
    char *line = r->buffer, *end = r->buffer + r->filled, *feed;
    while ((feed = memchr(line, '\n', (size_t)(end - line)))) {
        *feed = '\0';
        if (!r->take(r->self, line, (size_t)(feed - line)))
            return false;
        line = feed + 1;
    }
    r->filled = (size_t)(end - line);
    memmove(r->buffer, line, r->filled);
    return true;
}

/* Up to the end of the output; a last line without a line feed is dropped. */
static witness_ending read_output(reading *r) {
    ssize_t got;
    while ((got = gk_process_read(&r->process, r->buffer + r->filled, LINE_SIZE - r->filled)) > 0) {
        r->filled += (size_t)got;
        r->total += (size_t)got;
        if (!take_lines(r))
            return WITNESS_STOPPED;
        if (r->filled == LINE_SIZE || r->total > OUTPUT_MAX)
            return WITNESS_FLOODED;
    }
    return got == 0 ? WITNESS_EXITED : WITNESS_OUT_OF_TIME;
}

static witness_ending finish(reading *r, witness_ending ending, int *detail) {
    static const witness_ending endings[] = {[GK_PROCESS_EXITED] = WITNESS_EXITED,
                                             [GK_PROCESS_CRASHED] = WITNESS_CRASHED,
                                             [GK_PROCESS_OUT_OF_TIME] = WITNESS_OUT_OF_TIME};
    gk_process_ending process = gk_process_end(&r->process, ending == WITNESS_EXITED, detail);
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
    reading r = {.take = take, .self = self, .buffer = malloc(LINE_SIZE)};
    signal(SIGCHLD, SIG_DFL); /* gk_process_start wants it so */
    if (!r.buffer || !gk_process_start(&r.process, arguments, &witness_limits)) {
        *detail = r.buffer ? errno : ENOMEM;
        free(r.buffer);
        return WITNESS_NOT_STARTED;
    }
    witness_ending ending = finish(&r, read_output(&r), detail);
    free(r.buffer);
    return ending;
}
