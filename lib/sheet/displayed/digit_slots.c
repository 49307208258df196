#include "sheet/displayed/digit_slots.h"

static void show_place(gk_shown *shown, const gk_slots *slots, int place, char placeholder) {
    bool digit = place < slots->value.exponent;
    bool comma = slots->grouped && place > 0 && place % 3 == 0;
    if (digit)
        gk_show_digit(shown, gk_significant_digit(&slots->value, place));
    else
        gk_show_empty(shown, placeholder);
    if (comma && (digit || placeholder != '#'))
        gk_buffer_char(&shown->text, digit || placeholder == '0' ? ',' : ' ');
}

void gk_show_surplus(gk_shown *shown, const gk_slots *slots) {
    for (int place = slots->value.exponent - 1; place >= (int)slots->whole; place--)
        show_place(shown, slots, place, '0');
}

void gk_show_whole_slot(gk_shown *shown, gk_slots *slots, char placeholder) {
    if (slots->left == slots->whole)
        gk_show_surplus(shown, slots);
    slots->left--;
    show_place(shown, slots, (int)slots->left, placeholder);
}
