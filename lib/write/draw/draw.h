/** A report's tables as the form prints them: title, 公开NN表, whose and of what year, headings,
 *  rows, 注 and 说明. draw.c knows where everything stands and nothing of what it is drawn on. */
#ifndef GK_DRAW_H
#define GK_DRAW_H

#include "write/draw/canvas.h"

/** Zero values are the defaults. */
typedef struct gk_draw_options {
    bool leftovers;              /**< gk_report.leftovers too, as a list on one more sheet. */
    bool marked;                 /**< Verbatim tables stand between two lines that mark them. */
    bool blank;                  /**< A form to be filled in: no 说明 that it is empty. */
    const gk_findings *findings; /**< Listed on a last sheet; NULL: none. */
} gk_draw_options;

/** Draw each table on a sheet of its own, in the report's order. A number that the canvas refuses
 *  is named by the cell it came from. */
gk_status gk_draw_report(const gk_report *report, const gk_profiles *profiles,
                         const gk_draw_options *options, const gk_canvas *canvas, gk_error *err);

#endif
