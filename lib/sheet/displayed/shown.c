#include "sheet/displayed/shown.h"

void gk_show_digit(gk_shown *shown, char digit) {
    gk_buffer_text(&shown->text, gk_chinese_digit(shown->numerals, digit));
}

void gk_show_empty(gk_shown *shown, char placeholder) {
    if (placeholder == '0')
        gk_show_digit(shown, '0');
    else if (placeholder == '?')
        gk_buffer_char(&shown->text, ' ');
}

void gk_show_overflow(gk_shown *shown) {
    for (int i = 0; i < 255; i++)
        gk_buffer_char(&shown->text, '#');
}
