#include "sheet/displayed/format_general.h"
#include "sheet/displayed/significant.h"

/* Eleven characters: as many digits, or ten and a point. */
enum { WIDTH = 11, SMALL_DECIMALS = WIDTH - 2 };

static void show_whole(gk_shown *shown, const gk_significant *value) {
    char digits[GK_CHINESE_DIGITS_MAX], text[GK_CHINESE_TEXT_MAX];
    size_t count = 0;
    for (int place = value->exponent > 0 ? value->exponent - 1 : 0; place >= 0; place--)
        digits[count++] = gk_significant_digit(value, place);
    gk_chinese_number(shown->numerals, digits, count, text);
    gk_buffer_text(&shown->text, text);
}

/* All of its digits; no more than GK_CHINESE_DIGITS_MAX of them before the point. */
static void show_plain(gk_shown *shown, const gk_significant *value) {
    int decimals = value->count - value->exponent;
    show_whole(shown, value);
    if (decimals > 0)
        gk_buffer_char(&shown->text, '.');
    for (int place = -1; place >= -decimals; place--)
        gk_show_digit(shown, gk_significant_digit(value, place));
}

static void show_power(gk_shown *shown, int power) {
    int size = power < 0 ? -power : power;
    gk_buffer_text(&shown->text, power < 0 ? "E-" : "E+");
    if (size >= 100)
        gk_show_digit(shown, (char)('0' + size / 100));
    gk_show_digit(shown, (char)('0' + size / 10 % 10));
    gk_show_digit(shown, (char)('0' + size % 10));
}

static void show_scientific(gk_shown *shown, gk_significant value) {
    gk_significant_round(&value, 6 - value.exponent);
    int power = value.exponent - 1;
    value.exponent = 1;
    show_plain(shown, &value);
    show_power(shown, power);
}

/* Chinese numbers have no scientific form. */
static int longest_whole(const gk_shown *shown) {
    return shown->numerals ? GK_CHINESE_DIGITS_MAX : WIDTH;
}

void gk_show_general(gk_shown *shown, double number) {
    gk_significant value = gk_significant_of(number), rounded = value;
    int decimals = value.exponent < 1 ? SMALL_DECIMALS : WIDTH - 1 - value.exponent;
    bool tiny = value.exponent < -3;
    gk_significant_round(&rounded, decimals > 0 ? decimals : 0);
    if (rounded.exponent > longest_whole(shown) ||
        (tiny && value.count - value.exponent > SMALL_DECIMALS))
        show_scientific(shown, value);
    else
        show_plain(shown, &rounded);
}

void gk_show_general_section(gk_shown *shown, const gk_format_section *section, double number,
                             bool minus) {
    if (minus)
        gk_buffer_char(&shown->text, '-');
    for (size_t i = 0; i < section->count; i++) {
        const gk_format_token *token = &section->tokens[i];
        if (token->kind == GK_TOKEN_GENERAL)
            gk_show_general(shown, number);
        else
            gk_buffer_append(&shown->text, token->text, token->length);
    }
}
