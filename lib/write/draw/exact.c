#include "write/draw/exact.h"

gk_status gk_draw_exact(const gk_canvas *canvas, gk_drawn_box box, gk_drawn_style style,
                        gk_decimal number, gk_error *err) {
    double binary;
    char digits[GK_DECIMAL_TEXT_MAX];
    if (gk_decimal_to_double(number, &binary, NULL)) {
        gk_decimal_format(number, 0, digits);
        return canvas->text(canvas->self, box, GK_DRAWN_LABEL, digits, err);
    }
    return canvas->number(canvas->self, box, style, number, err);
}
