#include "base/enumerator.h"

#include <stdbool.h>
#include <string.h>

/* A quick look, for every label is asked: in UTF-8 all of them begin with one of two bytes. */
static bool may_be_numeral(char first) {
    return first == '\xE4' || first == '\xE5';
}

static size_t numeral_length(const char *key) {
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六",
                                           "七", "八", "九", "十", "廿"};
    size_t used = strspn(key, "0123456789");
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals && may_be_numeral(key[used]);) {
        size_t n = strlen(numerals[i]);
        if (strncmp(key + used, numerals[i], n) == 0) {
            used += n;
            i = 0;
        } else {
            i++;
        }
    }
    return used;
}

const char *gk_behind_enumerator(const char *key) {
    static const char among[] = "其中:";
    if (strncmp(key, among, sizeof among - 1) == 0)
        key += sizeof among - 1;
    bool bracket = *key == '(';
    size_t n = numeral_length(key + bracket);
    const char *after = key + bracket + n;
    if (!n)
        return key;
    if (bracket)
        return *after == ')' ? after + 1 : key;
    static const char comma[] = "、";
    if (strncmp(after, comma, sizeof comma - 1) == 0)
        return after + sizeof comma - 1;
    return *after == '.' ? after + 1 : key;
}
