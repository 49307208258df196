/** What words a text begins with, ends with, or has in it. Lists of words end at NULL. */
#ifndef GK_WORDS_H
#define GK_WORDS_H

#include <stdbool.h>

bool gk_begins_with(const char *text, const char *word);
bool gk_ends_with(const char *text, const char *word);

bool gk_begins_with_any(const char *text, const char *const *words);
bool gk_ends_with_any(const char *text, const char *const *words);

/** True if any of the words stands anywhere in the text. */
bool gk_has_any(const char *text, const char *const *words);

#endif
