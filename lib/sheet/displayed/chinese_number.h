/** The numerals of [DBNum1] to [DBNum3] as zh-CN writes them. */
#ifndef GK_CHINESE_NUMBER_H
#define GK_CHINESE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum gk_numerals {
    GK_NUMERALS_ASCII = 0,
    GK_NUMERALS_PLAIN,  /**< [DBNum1]: 〇一二, 十百千 */
    GK_NUMERALS_FORMAL, /**< [DBNum2]: 零壹贰, 拾佰仟 */
    GK_NUMERALS_WIDE    /**< [DBNum3]: ０１２, 十百千 */
} gk_numerals;

/** A digit, '0' to '9'; a string that lives forever. */
const char *gk_chinese_digit(gk_numerals numerals, char digit);

/** Up to 16 digits as a Chinese number can have places: 一千二百三十四 has four. */
#define GK_CHINESE_DIGITS_MAX 16
/** A buffer of this size holds any of them, with its NUL. */
#define GK_CHINESE_TEXT_MAX 128

/** Write `count` digits as a number read aloud: 10010 is 一万〇一十. ASCII digits stay as they are.
 *  No zeros in front, but for a lone 0. */
void gk_chinese_number(gk_numerals numerals, const char *digits, size_t count,
                       char text[GK_CHINESE_TEXT_MAX]);

#endif
