/** A sheet that lists the leftovers of a migrated report. */
#ifndef GK_DRAW_LEFTOVERS_H
#define GK_DRAW_LEFTOVERS_H

#include "write/draw/canvas.h"

/** Draw the list: one value a row, each with its table, its row, its column and its origin. */
gk_status gk_draw_leftovers(const gk_report *report, const gk_profiles *profiles,
                            const gk_canvas *canvas, gk_error *err);

#endif
