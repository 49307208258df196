/** What was typed carelessly in a table: figures as texts, names with spaces; zeros that do not show. */
#ifndef GK_TYPED_TEXTS_H
#define GK_TYPED_TEXTS_H

#include "recognize/scan.h"

typedef struct gk_typed_texts {
    size_t numbers, separated, zeros;
    size_t spaced, parted; /**< Names with stray spaces, and those of them that have one within. */
    bool wrapped;          /**< Some heading has a space within. */
    gk_origin first_separated, first_zero, first_spaced, first_parted;
} gk_typed_texts;

/** Count a figure, with the value that it is, a label or a heading as it was typed. */
void gk_typed_texts_add_figure(gk_typed_texts *texts, const gk_cell *cell, const gk_value *value);
void gk_typed_texts_add_label(gk_typed_texts *texts, const gk_cell *cell, gk_origin origin);
void gk_typed_texts_add_heading(gk_typed_texts *texts, const gk_cell *cell);

/** Report zeros that do not show, names with stray spaces and, if other figures of the table are
 *  numbers, figures that are texts with thousands separators. */
gk_status gk_typed_texts_report(const gk_typed_texts *texts, gk_scan *scan, const char *table);

#endif
