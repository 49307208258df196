/** @file text.h
 *  Chinese text as it stands in these tables: how wide it prints and when two labels are the same.
 *
 *  All text in the library is UTF-8; readers transcode before anything else sees it.
 *
 *  @code
 *  char key[64];
 *  gk_text_key("合 计（万元）", key, sizeof key);
 *  puts(key);                                     // prints: 合计(万元)
 *  printf("%zu columns\n", gk_text_width(key, 2)); // prints: 10 columns
 *  @endcode
 */
#ifndef GONGKAI_TEXT_H
#define GONGKAI_TEXT_H

#include <gongkai/error.h>
#include <stddef.h>

/** Columns a UTF-8 string takes on a terminal: 2 for CJK and full-width characters, 0 for combining
 *  and control characters, 1 for the rest. Characters whose width Unicode calls ambiguous
 *  (— “ ” …) count as `ambiguous`, 1 or 2. */
GK_API size_t gk_text_width(const char *text, int ambiguous);

/** Write the comparison key of a label: all spaces and control characters (full-width, no-break and
 *  zero-width ones too) and all quotation marks dropped, full-width ASCII folded to half width,
 *  every long dash to a single -. Two labels are the same if their keys are. Returns the key's
 *  length; the key is cut at a character's end if it does not fit. */
GK_API size_t gk_text_key(const char *text, char *key, size_t size);

/** Write a label as it should be printed: spaces between two Chinese characters or brackets dropped
 *  (they come from wrapped cells), others folded to one, none at the ends. Returns the length; cut
 *  as gk_text_key. */
GK_API size_t gk_text_clean(const char *text, char *clean, size_t size);

#endif
