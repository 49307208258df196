/** A sheet that lists the findings: for working, not for publishing. */
#ifndef GK_DRAW_FINDINGS_H
#define GK_DRAW_FINDINGS_H

#include "write/draw/canvas.h"
#include "write/draw/places.h"

/** Draw the list, with links to what was drawn where the canvas has links. */
gk_status gk_draw_findings(const gk_findings *findings, const gk_drawn_places *places,
                           const gk_canvas *canvas, gk_error *err);

#endif
