/** The text of a cell whose parts look different: which of it counts.
 *
 *  Digits that are struck through, hidden or raised stand beside a figure and are none of it: a 2
 *  corrected to 3 is 3, not 23. What is struck through or hidden is left out, with a finding; raised
 *  and lowered digits become characters of their own (² and ₂), so that whoever reads the figure
 *  sees them.
 */
#ifndef GK_RICH_TEXT_H
#define GK_RICH_TEXT_H

#include "base/buffer.h"
#include <gongkai/finding.h>
#include <gongkai/sheet.h>

/** How a part looks: any of these together. */
enum {
    GK_LOOK_STRUCK = 1,
    GK_LOOK_HIDDEN = 2,
    GK_LOOK_RAISED = 4,
    GK_LOOK_LOWERED = 8,
    GK_LOOK_WHITE =
        16,           /**< Of a part: white. Of a cell: behind its text it has the colour of paper.
                             The two together hide the part. */
    GK_LOOK_OWN = 32, /**< The part has a font of its own: how the cell looks does not matter. */
    GK_LOOK_UNSEEN = 64 /**< Of a cell: its text has the colour of what is behind it. */
};

/** The parts of a text, one behind the other. */
typedef struct gk_text_run {
    size_t end; /**< One past its last byte in the text. */
    unsigned look;
} gk_text_run;

/** Zero it but for the first three, the names borrowed; gk_rich_text_free it. */
typedef struct gk_rich_text {
    bool as_stored;        /**< All of a text counts (gk_read_options). */
    const char *source;    /**< The input's name. */
    gk_findings *findings; /**< May be NULL. */
    size_t reported;       /**< Findings so far, of which there is an end. */
    gk_buffer text;        /**< What counts. */
    gk_buffer struck, hidden;
} gk_rich_text;

void gk_rich_text_clear(gk_rich_text *rich);
void gk_rich_text_free(gk_rich_text *rich);

/** Append a part of UTF-8. A failure is remembered in rich->text. */
void gk_rich_text_add(gk_rich_text *rich, const char *text, size_t length, unsigned look);

/** Report what was left out since gk_rich_text_clear, if it is more than blanks. GK_E_MEMORY also for
 *  a failure that was remembered. */
gk_status gk_rich_text_report(gk_rich_text *rich, gk_origin cell, gk_error *err);

/** Make of a cell what counts of it: of a text all parts that do (a part without a font of its own
 *  looks as the cell, and so does a text without runs), of any other value all or, if the cell is
 *  struck through, nothing. What is left out is reported; a text that is white as a whole is kept
 *  and unseen. Sets cell->unseen, and cell->text to one
 *  borrowed from `rich`; a text of no bytes says that the cell holds nothing. */
gk_status gk_rich_text_apply(gk_rich_text *rich, const char *sheet, unsigned look,
                             const gk_text_run *runs, size_t count, gk_cell *cell, gk_error *err);

#endif
