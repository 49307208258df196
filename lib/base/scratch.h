/** A file for what another library insists on writing into one. */
#ifndef GK_SCRATCH_H
#define GK_SCRATCH_H

#include <gongkai/error.h>
#include <stddef.h>

/** An empty scratch file that other code can open by a path (`path` gets it) and that vanishes when
 *  the descriptor is closed, or with gk_scratch_close where the system has no such thing. In memory
 *  where possible. */
gk_status gk_scratch_open(char *path, size_t path_size, int *fd, gk_error *err);
void gk_scratch_close(const char *path, int fd);

#endif
