/** A verbatim table: one no profile has, drawn whole as it stood in its source. */
#ifndef GK_DRAW_VERBATIM_H
#define GK_DRAW_VERBATIM_H

#include "write/draw/canvas.h"

/** Draw the `number`th of a report on a sheet of its own; `marked`: between the two lines that say
 *  where it begins and ends (report/kept_words.h). */
gk_status gk_draw_verbatim(const gk_verbatim_table *sheet, size_t number, bool marked,
                           const gk_canvas *canvas, gk_error *err);

#endif
