/** Numbers of what is kept, which must come back whole whatever their digits. */
#ifndef GK_DRAW_EXACT_H
#define GK_DRAW_EXACT_H

#include "write/draw/canvas.h"

/** Draw a number; one of more digits than a spreadsheet shows as a text. */
gk_status gk_draw_exact(const gk_canvas *canvas, gk_drawn_box box, gk_drawn_style style,
                        gk_decimal number, gk_error *err);

#endif
