#include "sheet/displayed/chinese_number.h"
#include <string.h>

const char *gk_chinese_digit(gk_numerals numerals, char digit) {
    static const char *const digits[][10] = {
        {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"},
        {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"},
        {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
        {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"},
    };
    return digits[numerals][digit - '0'];
}

/* The place within a group of four. */
static const char *place_name(gk_numerals numerals, size_t place) {
    static const char *const plain[] = {"", "十", "百", "千"};
    static const char *const formal[] = {"", "拾", "佰", "仟"};
    return numerals == GK_NUMERALS_FORMAL ? formal[place] : plain[place];
}

static void add(char *text, const char *more) {
    strcat(text, more);
}

/* A group of zeros has no name, and zeros at the end of a group are not read; all others are, as
   one 零 however many there are. */
void gk_chinese_number(gk_numerals numerals, const char *digits, size_t count,
                       char text[GK_CHINESE_TEXT_MAX]) {
    static const char *const group_name[] = {"", "万", "亿", "兆"};
    bool zeros = false, group = false;
    text[0] = 0;
    for (size_t i = 0; i < count; i++) {
        size_t place = count - 1 - i;
        if (numerals == GK_NUMERALS_ASCII || (count == 1 && digits[0] == '0')) {
            add(text, gk_chinese_digit(numerals, digits[i]));
            continue;
        }
        if (digits[i] != '0') {
            add(text, zeros ? gk_chinese_digit(numerals, '0') : "");
            add(text, gk_chinese_digit(numerals, digits[i]));
            add(text, place_name(numerals, place % 4));
            group = true;
        }
        zeros = digits[i] == '0';
        if (place % 4 == 0 && group) {
            add(text, group_name[place / 4]);
            zeros = group = false;
        }
    }
}
