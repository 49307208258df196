/** @file line_break.h
 *  Where a line of Chinese and English text may end.
 */
#ifndef CLI_LINE_BREAK_H
#define CLI_LINE_BREAK_H

#include <stdbool.h>
#include <stddef.h>

/** Bytes of the character at `text`, which is not at its end. */
size_t cli_character_size(const char *text);

/** True if neither character forbids a line end between them: no line begins with a closing mark,
 *  none ends with an opening one. */
bool cli_may_part(const char *character, const char *next);

#endif
