/** Wordings that a form or an index accepts: a|b|c. */
#ifndef GK_WORDINGS_H
#define GK_WORDINGS_H

#include "base/arena.h"
#include <gongkai/error.h>

/** Split `text` at unescaped '|' into wordings: the first as printed, and the keys of all. */
gk_status gk_wordings(gk_arena *arena, const char *text, const char **first,
                      const char *const **keys, size_t *count, gk_error *err);

#endif
