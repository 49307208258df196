#include "base/limits.h"

#include <sys/resource.h>
#include <unistd.h>

/* Lower one limit, the hard one to `grace` above it. */
static void lower(int resource, rlim_t most, rlim_t grace) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return;
    if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > most + grace)
        limit.rlim_max = most + grace;
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > most)
        limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
    setrlimit(resource, &limit);
}

void gk_limit_self(const gk_limits *limits) {
    if (limits->memory)
        lower(RLIMIT_AS, limits->memory, 0);
    if (limits->seconds)
        lower(RLIMIT_CPU, limits->seconds, 1); /* at the second one is SIGKILL, not SIGXCPU */
    if (limits->files)
        lower(RLIMIT_NOFILE, limits->files, 0);
    if (limits->no_output) {
        lower(RLIMIT_FSIZE, 0, 0);
        lower(RLIMIT_CORE, 0, 0);
    }
    if (limits->seconds)
        alarm(limits->seconds);
}
