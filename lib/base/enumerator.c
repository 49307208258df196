#include "base/enumerator.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A quick look, for every label is asked: in UTF-8 all of them begin with one of two bytes. */
static bool may_be_numeral(char first) {
    return first == '\xE4' || first == '\xE5';
}

static const char *const numerals[] = {"一", "二", "三", "四", "五", "六",
                                       "七", "八", "九", "十", "廿"};

enum { NUMERAL_BYTES = 3 }; /* of each of them */

/* 1 for 一 … 10 for 十, 11 for 廿; 0 if there is none. */
static unsigned numeral_at(const char *at) {
    if (!may_be_numeral(*at))
        return 0;
    for (unsigned i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (at[0] == numerals[i][0] && at[1] == numerals[i][1] && at[2] == numerals[i][2])
            return i + 1;
    return 0;
}

static size_t numeral_length(const char *key) {
    size_t used = strspn(key, "0123456789");
    while (numeral_at(key + used))
        used += NUMERAL_BYTES;
    return used;
}

static bool skip(const char **at, const char *word) {
    size_t n = strlen(word);
    bool there = strncmp(*at, word, n) == 0;
    *at += there ? n : 0;
    return there;
}

/* 二十一 and 廿一 are 21, 十二 is 12. */
static unsigned chinese_number(const char *at) {
    enum { TEN = 10, TWENTY = 11 };
    unsigned number = 0, numeral;
    for (; (numeral = numeral_at(at)); at += NUMERAL_BYTES) {
        if (numeral == TEN)
            number = number ? number * 10 : 10;
        else
            number += numeral == TWENTY ? 20 : numeral;
    }
    return number;
}

unsigned gk_enumerator_number(const char *key) {
    enum { LONGEST = 12 }; /* bytes; 二十一 has nine */
    if (gk_behind_enumerator(key) == key)
        return 0;
    skip(&key, "其中:");
    skip(&key, "(");
    size_t digits = strspn(key, "0123456789"), n = numeral_length(key);
    if (n > LONGEST)
        return 0;
    return digits ? (unsigned)strtoul(key, NULL, 10) : chinese_number(key);
}

const char *gk_behind_enumerator(const char *key) {
    static const char among[] = "其中:";
    if (*key == *among && strncmp(key, among, sizeof among - 1) == 0)
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
