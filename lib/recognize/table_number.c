/* 公开02 in a text. */
#include "recognize/table_number.h"

#include <string.h>

size_t gk_table_number_length(const char *at, char number[32]) {
    static const char word[] = "公开", sheet[] = "表";
    size_t n = sizeof word - 1;
    if (strncmp(at, word, n) != 0)
        return 0;
    size_t digits = strspn(at + n, "0123456789");
    if (digits < 1 || digits > 2)
        return 0;
    memcpy(number, word, n);
    number[n] = digits == 1 ? '0' : at[n];
    number[n + 1] = at[n + digits - 1];
    number[n + 2] = '\0';
    n += digits;
    return strncmp(at + n, sheet, sizeof sheet - 1) == 0 ? n + sizeof sheet - 1 : n;
}

const char *gk_table_number_find(const char *key, char number[32], size_t *length) {
    for (const char *at = key; (at = strstr(at, "公开")); at++)
        if ((*length = gk_table_number_length(at, number)))
            return at;
    return NULL;
}
