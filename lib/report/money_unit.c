#include "report/money_unit.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *unit;
    int power;
} units[] = {{"百万元", 2}, {"万元", 0}, {"千元", -1}, {"百元", -2}, {"亿元", 4}, {"元", -4}};

const char *gk_amount_unit(const gk_table *table) {
    return table->amount_unit ? table->amount_unit : "万元";
}

static const char *skip(const char *at, const char *word) {
    size_t n = strlen(word);
    return strncmp(at, word, n) == 0 ? at + n : at;
}

/* The unit that `at` begins with; *behind gets what follows it. */
static const char *unit_at(const char *at, const char **behind, int *power) {
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        *behind = skip(at, units[i].unit);
        *power = units[i].power;
        if (*behind != at)
            return units[i].unit;
    }
    return NULL;
}

bool gk_unit_power(const char *unit, int *power) {
    const char *behind;
    int found;
    if (!unit_at(skip(unit, "人民币"), &behind, &found) || *behind)
        return false;
    *power = found;
    return true;
}

/* 元、万元 says nothing. */
static bool names_another(const char *behind) {
    const char *at = behind + strspn(behind, ")(/,; "), *rest;
    int power;
    at = skip(skip(skip(at, "、"), "或"), "人民币");
    return at != behind && unit_at(at, &rest, &power);
}

/* A unit ends the text, or a bracket or an addition follows: 元氏县 is a place. */
static bool ends_unit(const char *behind) {
    return !names_another(behind) && (!*behind || strchr(")(/,;", *behind) ||
                                      skip(behind, "、") != behind || skip(behind, "。") != behind);
}

static gk_unit_said take(const char *at, char unit[GK_UNIT_MAX]) {
    const char *behind;
    int power;
    at = skip(skip(at, "人民币"), "(");
    const char *name = unit_at(at, &behind, &power);
    if (!name || !ends_unit(behind))
        return GK_UNIT_NOTHING;
    strcpy(unit, name);
    return GK_UNIT_KNOWN;
}

static const char *behind_word(const char *key, bool *of_money) {
    static const char *const kinds[] = {"金额", "货币", "计量", "计价"};
    const char *at = skip(key, "(");
    *of_money = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !*of_money; i++) {
        const char *behind = skip(at, kinds[i]);
        *of_money = behind != at;
        at = behind;
    }
    const char *behind = skip(at, "单位");
    return behind != at ? behind : NULL;
}

static bool ends_in_yuan(const char *text) {
    static const char yuan[] = "元";
    size_t n = strlen(text), m = sizeof yuan - 1;
    return n >= m && strcmp(text + n - m, yuan) == 0;
}

gk_unit_said gk_unit_read(const char *key, char unit[GK_UNIT_MAX]) {
    enum { LONGEST_STRANGE = 18 };
    bool of_money;
    const char *at = behind_word(key, &of_money);
    if (!at) { /* nothing but a unit */
        const char *bare = skip(skip(key, "("), "人民币"), *behind;
        int power;
        const char *name = unit_at(bare, &behind, &power);
        if (!name || (*behind && strcmp(behind, ")") != 0))
            return GK_UNIT_NOTHING;
        strcpy(unit, name);
        return GK_UNIT_KNOWN;
    }
    bool marked = *at == ':' || *at == '(';
    at += marked;
    if (take(at, unit) == GK_UNIT_KNOWN)
        return GK_UNIT_KNOWN;
    if (!marked || !*at || strlen(at) > LONGEST_STRANGE || !(of_money || ends_in_yuan(at)))
        return GK_UNIT_NOTHING;
    strcpy(unit, at);
    return GK_UNIT_STRANGE;
}

/* 以元为单位 */
static bool find_as_unit(const char *key, char unit[GK_UNIT_MAX]) {
    static const char as[] = "以";
    for (const char *at = key; (at = strstr(at, as)); at += sizeof as - 1) {
        const char *behind;
        int power;
        const char *name = unit_at(skip(at + sizeof as - 1, "人民币"), &behind, &power);
        if (name && skip(behind, "为单位") != behind) {
            strcpy(unit, name);
            return true;
        }
    }
    return false;
}

bool gk_unit_find(const char *key, char unit[GK_UNIT_MAX]) {
    if (find_as_unit(key, unit))
        return true;
    static const char word[] = "单位";
    for (const char *at = key; (at = strstr(at, word)); at += sizeof word - 1) {
        const char *behind = at + sizeof word - 1;
        const char *is = skip(behind, "为");
        if (is == behind && (*behind == ':' || *behind == '('))
            is++;
        if (is != behind && take(is, unit) == GK_UNIT_KNOWN)
            return true;
    }
    return false;
}

const char *gk_unit_suffix(const char *key, char unit[GK_UNIT_MAX]) {
    const char *bracket = strrchr(key, '(');
    size_t n = strlen(key);
    if (!bracket || bracket == key || key[n - 1] != ')' ||
        gk_unit_read(bracket, unit) != GK_UNIT_KNOWN)
        return NULL;
    return bracket;
}
