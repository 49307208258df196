/** @file witness_limits.h
 *  What the witness may use: shared by the one that starts it and by the witness itself.
 */
#ifndef WITNESS_LIMITS_H
#define WITNESS_LIMITS_H

#include <sys/resource.h>
#include <unistd.h>

#define WITNESS_MEMORY ((rlim_t)256 << 20) /**< Address space, the program itself included. */
#define WITNESS_SECONDS 10                 /**< Of processor time, and of the clock on the wall. */
#define WITNESS_FILES 16                   /**< Open at once: the input, and iconv's tables. */

/** Lower one limit of this process, the hard one to `grace` above it; one that is lower stays. */
static inline void witness_limit(int resource, rlim_t most, rlim_t grace) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return;
    if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > most + grace)
        limit.rlim_max = most + grace;
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > most)
        limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
    setrlimit(resource, &limit);
}

/** Limit this process for good: memory, time, files opened, and no file written, no core dumped.
 *  The alarm ends it even if the one that started it is gone; it outlives exec. */
static inline void witness_limit_self(void) {
    witness_limit(RLIMIT_AS, WITNESS_MEMORY, 0);
    witness_limit(RLIMIT_CPU, WITNESS_SECONDS, 1); /* at the second one is SIGKILL, not SIGXCPU */
    witness_limit(RLIMIT_NOFILE, WITNESS_FILES, 0);
    witness_limit(RLIMIT_FSIZE, 0, 0);
    witness_limit(RLIMIT_CORE, 0, 0);
    alarm(WITNESS_SECONDS);
}

#endif
