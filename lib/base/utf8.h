/** UTF-8, one character at a time. */
#ifndef GK_UTF8_H
#define GK_UTF8_H

#include <stddef.h>
#include <stdint.h>

/** Decode the character at *at (before `end`) and move *at behind it. UINT32_MAX for a byte
 *  sequence that is not strict UTF-8 (overlong forms, surrogates, beyond U+10FFFF), *at then
 *  unmoved. */
uint32_t gk_utf8_next(const char **at, const char *end);

/** Write a character; returns its length, 1 to 4. The character must be a Unicode scalar value. */
size_t gk_utf8_put(uint32_t c, char out[4]);

/** The longest length up to `length` that does not end inside a character. */
size_t gk_utf8_cut(const char *text, size_t length);

#endif
