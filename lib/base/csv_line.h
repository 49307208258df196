/** Writing CSV (RFC 4180). */
#ifndef GK_CSV_LINE_H
#define GK_CSV_LINE_H

#include "base/buffer.h"
#include <stdbool.h>
#include <stddef.h>

/** Append a field, without a delimiter: in quotes if it needs them, or if asked. The bytes may be
 *  of any encoding whose commas, quotes and line ends are those of ASCII and no part of a
 *  character. */
void gk_csv_put_field(gk_buffer *line, const char *bytes, size_t length, bool quoted);

#endif
