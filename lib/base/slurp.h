/** All bytes of an open file, in memory. */
#ifndef GK_SLURP_H
#define GK_SLURP_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

/** Open a file for reading; close *fd. GK_E_IO. */
gk_status gk_slurp_open(const char *path, int *fd, gk_error *err);

/** Whether `fd` is a regular file of up to `limit` bytes that stands at its beginning and begins as
 *  a ZIP archive does; *size gets its size. Such a file can be read in any order. */
bool gk_slurp_is_zip(int fd, size_t limit, size_t *size);

/** Read `fd` to its end; free *bytes in any case. More than `limit` bytes are GK_E_LIMIT. */
gk_status gk_slurp(int fd, size_t limit, unsigned char **bytes, size_t *size, gk_error *err);

#endif
