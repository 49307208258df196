/** Bytes on their way to a name or a descriptor: open, put, close.
 *
 *  A name that exists holds a whole, checked file. Bytes go into a nameless or temporary file
 *  beside the name; closing syncs it, reads it back, asks whether it is right, and only then gives
 *  it its name. A descriptor (a pipe, standard output) gets nothing before all of it is checked.
 */
#ifndef GK_OUTPUT_H
#define GK_OUTPUT_H

#include <gongkai/error.h>
#include <gongkai/stream.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct gk_output gk_output;

/** Asked about the bytes as they stand on the disk; anything but GK_OK stops the output. */
typedef gk_status (*gk_output_check)(void *self, const void *bytes, size_t size, gk_error *err);

/** Begin a file that will be called `path`. Without `force` an existing name is GK_E_EXISTS and
 *  stays as it is; a name that is no plain file always does. Nothing is to be closed after a
 *  failure. */
gk_status gk_output_open_file(const char *path, bool force, gk_output **output, gk_error *err);

/** Begin what will go to `fd`, which stays open. */
gk_status gk_output_open_fd(int fd, gk_output **output, gk_error *err);

/** Where to put the bytes, piece by piece; valid until the output is closed. Errors name the path.
 */
gk_stream_output gk_output_stream(gk_output *output);

/** End it, and free it in any case. `status` is how the writing went: anything but GK_OK is only
 *  passed on. On any failure nothing is left behind. */
gk_status gk_output_close(gk_output *output, gk_status status, gk_output_check check, void *self,
                          gk_error *err);

#endif
