/** A text of a file as a message of one line can quote it. */
#ifndef GK_QUOTE_H
#define GK_QUOTE_H

#include <stddef.h>

#define GK_QUOTE_MAX 64

/** Copy the beginning of the text, cut at a character's end, with control characters such as line
 *  ends as spaces. Returns `out`. */
const char *gk_quote(const char *text, size_t size, char out[GK_QUOTE_MAX]);

#endif
