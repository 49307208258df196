/** Putting finished bytes under a name, so that a name that exists holds a whole, checked file. */
#ifndef GK_OUTPUT_H
#define GK_OUTPUT_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

/** Asked about the bytes as they stand on the disk; anything but GK_OK stops the output. */
typedef gk_status (*gk_output_check)(void *self, const void *bytes, size_t size, gk_error *err);

/** Write `bytes` into a nameless or temporary file beside `path`, sync it, read it back, ask
 * `check`, and only then give it its name. Without `force` an existing name is GK_E_EXISTS and
 * stays as it is. On any failure nothing is left behind. */
gk_status gk_output_write(const char *path, const void *bytes, size_t size, bool force,
                          gk_output_check check, void *self, gk_error *err);

/** Write all bytes to a descriptor. */
gk_status gk_output_write_fd(int fd, const void *bytes, size_t size, gk_error *err);

/** Read all of a seekable descriptor into malloc'ed memory. */
gk_status gk_output_read_fd(int fd, void **bytes, size_t *size, gk_error *err);

/** An empty scratch file that other code can open by a path (`path` gets it) and that vanishes when
 *  the descriptor is closed, or with gk_scratch_close where the system has no such thing. In memory
 *  where possible. */
gk_status gk_scratch_open(char *path, size_t path_size, int *fd, gk_error *err);
void gk_scratch_close(const char *path, int fd);

#endif
