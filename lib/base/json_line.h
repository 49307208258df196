/** Writing JSON, a line at a time: what is put between strings is appended with gk_buffer_text. */
#ifndef GK_JSON_LINE_H
#define GK_JSON_LINE_H

#include "base/buffer.h"

/** Append a string in quotes; NULL is null. What is no UTF-8, which only names of files can be, is
 *  U+FFFD. */
void gk_json_put_string(gk_buffer *line, const char *text);

/** The same with `length` bytes, which may hold a NUL. */
void gk_json_put_text(gk_buffer *line, const char *text, size_t length);

/** Append `,"key":` — without the comma behind an opening bracket. */
void gk_json_put_key(gk_buffer *line, const char *key);

/** The same with a string. */
void gk_json_put_member(gk_buffer *line, const char *key, const char *text);

#endif
