/** A table's rows while they are read: shared by recognize_body.c (down the rows),
 *  recognize_place.c (one row into its places), recognize_field.c (its values), recognize_wrapped.c
 *  (names over several lines) and recognize_furniture.c (what else stands there). */
#ifndef GK_BODY_H
#define GK_BODY_H

#include "recognize/scan.h"

/** What was typed carelessly, and how many figures are numbers. */
typedef struct gk_body_texts {
    size_t numbers, separated, spaced;
    gk_origin first_separated, first_spaced;
} gk_body_texts;

typedef struct gk_body {
    gk_scan *scan;
    const gk_header *header;
    const gk_form *form;
    gk_draft *draft;
    const gk_meta *meta;
    int unit_power;
    bool overfull; /**< Too many rows have been told. */
    bool *used;    /**< Per slot. */
    char last_code[40];
    bool left_table;   /**< A 注 or prose has been seen since the last row taken. */
    bool prose;        /**< It was prose: a 注 behind it is not this table's. */
    bool noted;        /**< A 注 has been seen at all. */
    bool indexed;      /**< A row of 栏次 has been seen. */
    uint32_t last_row; /**< The last row that surely belongs to the table. */
    uint32_t last_note;
    unsigned line_conflicts, by_number;
    gk_origin first_by_number;
    gk_body_texts texts;
} gk_body;

/* ---- recognize_place.c --- */

/** Read a row into its places. *taken is false if it names no row of the form; after a 注 or prose
 *  also if it could be chance. */
gk_status gk_body_try_row(gk_body *b, uint32_t row, bool *taken);

/** The row belongs to the table: what stood between it and the last such row stood inside. */
void gk_body_row_taken(gk_body *b, uint32_t row);

/** Whatever of the rows from `from` up to `to` was not taken stands inside without a place; heads
 * that a new page repeats do not. */
gk_status gk_body_report_rest(gk_body *b, uint32_t from, uint32_t to);

/** The form column under whose heading a cell stands, or GK_NO_CELL. */
uint32_t gk_body_column(const gk_body *b, const gk_cell *cell);
gk_origin gk_body_origin(const gk_body *b, const gk_cell *cell);

/** Mark what is not yet marked on a row. */
void gk_body_mark_row(gk_body *b, uint32_t row, gk_cell_class class_);

/* ---- recognize_field.c --- */

#define GK_NO_ROW ((size_t)-1)

/** One identified side of a sheet row while its values are put in place. */
typedef struct gk_target {
    const gk_slot *slot; /**< NULL for a repeated row. */
    unsigned group;
    size_t row; /**< In the draft's rows, which may move; GK_NO_ROW: it is not to be placed. */
} gk_target;

/** Put a value into its field of the target it belongs to; one without is left for
 *  gk_body_report_rest. */
gk_status gk_body_place_value(gk_body *b, const gk_target *targets, size_t count,
                              const gk_cell *cell);

/** Say of the values that are not there where they would stand. */
void gk_body_place_blanks(gk_body *b, uint32_t row, const gk_target *targets, size_t count);

/* ---- recognize_wrapped.c --- */

/** The only visible cell of an untaken row, if it could be a piece of a name; else NULL. */
const gk_cell *gk_body_lone_text(const gk_body *b, uint32_t row);

/** Join a name that is wrapped around its code's line. */
gk_status gk_body_join_wrapped(gk_body *b, uint32_t row, gk_side *side);

/** Join the rest of a name directly under its row, in the name's own column. */
gk_status gk_body_join_continued(gk_body *b, uint32_t row, bool *joined);

/* ---- recognize_texts.c --- */

/** Take notice of a figure and of a name as they were typed. */
void gk_body_note_value(gk_body *b, const gk_cell *cell);
void gk_body_note_label(gk_body *b, const gk_cell *cell);

/** Tell of figures that are texts with thousands separators and of names with stray spaces, if
 * other figures of the table are numbers. */
gk_status gk_body_report_texts(gk_body *b);

/* ---- recognize_furniture.c --- */

/** The row's first cell that shows something, or NULL. */
const gk_cell *gk_body_first_visible(const gk_body *b, uint32_t row);

/** True if every visible cell of the row is a text of one row of the form: of a caption among its
 *  slots, or else of its head. */
bool gk_body_is_row_of_form(const gk_body *b, uint32_t row, bool caption);

/** Take a row that belongs to the form or to the page and has no values; *taken is false if it is
 *  neither. */
gk_status gk_body_take_page_text(gk_body *b, uint32_t row, bool *taken);
gk_status gk_body_take_as(gk_body *b, uint32_t row, gk_cell_class class_);

/** Keep a 注 or 说明 with the lines it goes on in; *last gets the last of them. */
gk_status gk_body_take_note(gk_body *b, uint32_t row, uint32_t *last);

/** Hold the 栏次 of a row against the form's. */
gk_status gk_body_check_index(gk_body *b, uint32_t row);

#endif
