#include "base/words.h"

#include <stddef.h>
#include <string.h>

bool gk_begins_with(const char *text, const char *word) {
    return strncmp(text, word, strlen(word)) == 0;
}

bool gk_ends_with(const char *text, const char *word) {
    size_t length = strlen(text), n = strlen(word);
    return n <= length && memcmp(text + length - n, word, n) == 0;
}

bool gk_begins_with_any(const char *text, const char *const *words) {
    for (; *words; words++)
        if (gk_begins_with(text, *words))
            return true;
    return false;
}

bool gk_ends_with_any(const char *text, const char *const *words) {
    for (; *words; words++)
        if (gk_ends_with(text, *words))
            return true;
    return false;
}

bool gk_has_any(const char *text, const char *const *words) {
    for (; *words; words++)
        if (strstr(text, *words))
            return true;
    return false;
}
