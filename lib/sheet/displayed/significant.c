#include "sheet/displayed/significant.h"
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void trim(gk_significant *value) {
    while (value->count > 0 && value->digits[value->count - 1] == '0')
        value->count--;
    if (value->count == 0)
        value->exponent = 0;
}

/* d?dddddddddddddde±XX, whatever the locale writes for '?'. */
gk_significant gk_significant_of(double number) {
    char text[64];
    gk_significant value = {.count = GK_SIGNIFICANT_DIGITS};
    snprintf(text, sizeof text, "%.14e", fabs(number));
    const char *e = strchr(text, 'e');
    value.digits[0] = text[0];
    memcpy(value.digits + 1, e - 14, 14);
    value.exponent = (int)strtol(e + 1, NULL, 10) + 1;
    if (text[0] == '0')
        value.count = 0;
    trim(&value);
    return value;
}

gk_significant gk_significant_of_int(int number) {
    return gk_significant_of((double)number);
}

/* 99 becomes 1, one place higher. */
static void carry(gk_significant *value) {
    while (value->count > 0 && value->digits[value->count - 1] == '9')
        value->count--;
    if (value->count > 0) {
        value->digits[value->count - 1]++;
        return;
    }
    value->digits[value->count++] = '1';
    value->exponent++;
}

void gk_significant_round(gk_significant *value, int decimals) {
    int kept = value->exponent + decimals;
    if (value->count == 0 || kept >= value->count)
        return;
    bool up = kept >= 0 && value->digits[kept] >= '5';
    value->count = kept > 0 ? kept : 0;
    if (up)
        carry(value);
    trim(value);
}

char gk_significant_digit(const gk_significant *value, int place) {
    int i = value->exponent - 1 - place;
    return i >= 0 && i < value->count ? value->digits[i] : '0';
}
