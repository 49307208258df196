#include "profile/wordings.h"

#include "base/fail.h"
#include <gongkai/text.h>
#include <string.h>

enum { KEY_MAX = 512 };

static const char ESCAPABLE[] = "|<^{\\*?";

/* Copy one wording up to an unescaped '|' or the end, without its backslashes. */
static const char *take_wording(const char *at, char *out, size_t size) {
    size_t used = 0;
    for (; *at && *at != '|'; at++) {
        if (*at == '\\' && at[1] && strchr(ESCAPABLE, at[1]))
            at++;
        if (used + 1 < size)
            out[used++] = *at;
    }
    out[used] = '\0';
    return *at ? at + 1 : NULL;
}

gk_status gk_wordings(gk_arena *arena, const char *text, const char **first,
                      const char *const **keys, size_t *count, gk_error *err) {
    size_t most = 1;
    for (const char *p = text; *p; p++)
        most += *p == '|';
    const char **list = gk_arena_alloc(arena, most * sizeof *list);
    if (!list)
        return gk_fail_memory(err);
    *count = 0;
    for (const char *at = text; at;) {
        char wording[KEY_MAX], key[KEY_MAX];
        at = take_wording(at, wording, sizeof wording);
        gk_text_key(wording, key, sizeof key);
        if (*count == 0 && !(*first = gk_arena_string(arena, wording)))
            return gk_fail_memory(err);
        if (!(list[(*count)++] = gk_arena_string(arena, key)))
            return gk_fail_memory(err);
    }
    *keys = list;
    return GK_OK;
}
