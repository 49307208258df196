/** @file limits.h
 *  What a process may use. */
#ifndef GK_LIMITS_H
#define GK_LIMITS_H

#include <stdbool.h>
#include <stddef.h>

/** Zero: no limit. */
typedef struct gk_limits {
    size_t memory;    /**< Bytes of address space, the program itself included. */
    unsigned seconds; /**< Of processor time, and of the clock on the wall. */
    unsigned files;   /**< Open at once. */
    bool no_output;   /**< No file may be written (pipes may), no core dumped. */
} gk_limits;

/** Limit this process for good; a limit that is lower already stays. The limits hold across exec
 *  and for its children. Out of time, SIGALRM or SIGXCPU ends it even if whoever started it is
 *  gone. Only calls what may be called between fork and exec. */
void gk_limit_self(const gk_limits *limits);

#endif
