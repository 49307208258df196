#include "sheet/displayed/format_bracket.h"
#include <gongkai/decimal.h>
#include <string.h>
#include <strings.h>

/* The primary language of a Windows locale, its low ten bits, for Chinese of any place. */
#define GK_LANGUAGE_CHINESE 0x04u
#define GK_SYSTEM_DATE 0xF800u
#define GK_SYSTEM_TIME 0xF400u

static bool starts(const char *text, size_t length, const char *word) {
    return length >= strlen(word) && strncasecmp(text, word, strlen(word)) == 0;
}

static gk_relation relation(const char *text, size_t length, size_t *used) {
    static const struct {
        const char *sign;
        gk_relation relation;
    } signs[] = {{"<=", GK_RELATION_LESS_EQUAL}, {">=", GK_RELATION_GREATER_EQUAL},
                 {"<>", GK_RELATION_NOT_EQUAL},  {"<", GK_RELATION_LESS},
                 {">", GK_RELATION_GREATER},     {"=", GK_RELATION_EQUAL}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        *used = strlen(signs[i].sign);
        if (starts(text, length, signs[i].sign))
            return signs[i].relation;
    }
    return GK_RELATION_NONE;
}

static bool condition(const char *text, size_t length, gk_format_section *section) {
    size_t used;
    gk_decimal bound;
    double number;
    gk_relation found = relation(text, length, &used);
    while (used < length && text[used] == ' ')
        used++;
    if (!found || gk_decimal_parse(text + used, length - used, &bound, NULL) != GK_OK ||
        gk_decimal_to_double(bound, &number, NULL) != GK_OK)
        return false;
    section->relation = found;
    section->bound = number;
    return true;
}

static unsigned hex(const char *text, size_t length) {
    unsigned number = 0;
    for (size_t i = 0; i < length; i++) {
        const char *digits = "0123456789abcdef";
        const char *digit = text[i] ? strchr(digits, text[i] | 0x20) : NULL;
        if (!digit)
            return 0;
        number = number << 4 | (unsigned)(digit - digits);
    }
    return number;
}

static void locale(const char *text, size_t length, gk_format_section *section) {
    unsigned id = hex(text, length) & 0xFFFF;
    section->system_date |= id == GK_SYSTEM_DATE || starts(text, length, "x-sysdate");
    section->system_time |= id == GK_SYSTEM_TIME || starts(text, length, "x-systime");
    section->chinese |= (id & 0x3FF) == GK_LANGUAGE_CHINESE || starts(text, length, "zh-");
}

/* [$¥-804], [$¥-zh-CN]: a currency, or nothing, and where. */
static bool currency(const char *text, size_t length, gk_format_section *section,
                     gk_format_token *token) {
    const char *dash = memchr(text, '-', length);
    size_t symbol = dash ? (size_t)(dash - text) : length;
    if (dash)
        locale(dash + 1, length - symbol - 1, section);
    *token = (gk_format_token){.kind = GK_TOKEN_LITERAL, .text = text, .length = symbol};
    return symbol > 0;
}

static bool elapsed(const char *text, size_t length, gk_format_token *token) {
    char letter = (char)(length > 0 ? text[0] | 0x20 : 0);
    if (letter != 'h' && letter != 'm' && letter != 's')
        return false;
    for (size_t i = 0; i < length; i++)
        if ((text[i] | 0x20) != letter)
            return false;
    *token = (gk_format_token){
        .kind = GK_TOKEN_ELAPSED, .letter = letter, .text = text, .length = length};
    return true;
}

bool gk_format_bracket(const char *text, size_t length, gk_format_section *section,
                       gk_format_token *token) {
    if (starts(text, length, "$"))
        return currency(text + 1, length - 1, section, token);
    if (starts(text, length, "DBNum") && length == 6 && text[5] >= '1' && text[5] <= '3') {
        section->numerals = (gk_numerals)(text[5] - '0');
        return false;
    }
    return !condition(text, length, section) && elapsed(text, length, token);
}
