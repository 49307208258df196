#include "write/draw/canvas.h"

static const gk_drawn_style totals[][2] = {{GK_DRAWN_LABEL, GK_DRAWN_TOTAL_LABEL},
                                           {GK_DRAWN_CENTRED, GK_DRAWN_TOTAL_CENTRED},
                                           {GK_DRAWN_MONEY, GK_DRAWN_TOTAL_MONEY},
                                           {GK_DRAWN_COUNT, GK_DRAWN_TOTAL_COUNT}};
enum { PLAIN, TOTAL };

static gk_drawn_style translate(gk_drawn_style style, int from, int to) {
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++)
        if (totals[i][from] == style)
            return totals[i][to];
    return style;
}

gk_drawn_style gk_drawn_plain(gk_drawn_style style) {
    return translate(style, TOTAL, PLAIN);
}

gk_drawn_style gk_drawn_total(gk_drawn_style style) {
    return translate(style, PLAIN, TOTAL);
}
