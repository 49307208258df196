/** Recognition of one sheet: its cells at a glance, and the account of what each was taken for.
 *
 *  Every file of lib/recognize works on one gk_scan. lib/README.md describes how they find a table.
 *
 *  In these files a function that can fail returns a gk_status, filling scan->err; what it finds
 *  comes out through a pointer. A bool answers a question. A pointer to something looked up is NULL
 *  where there is none.
 *
 *  A number that could be another has a comment: why it is that one, and what goes wrong beside it.
 *  “Nothing changes that is tried” means: in the findings and values of the 232 files with tables
 *  of fixtures/ and of the shared documents and faults, in the unit tests, and in a few reports
 *  each of tests/roundtrip/test_random.py and test_profiles.py. */
#ifndef GK_SCAN_H
#define GK_SCAN_H

#include "finding/findings.h"
#include "profile/form.h"
#include "report/tables.h"
#include <gongkai/recognize.h>

enum {
    /** Bytes of a cell's comparison key with its closing zero. More than any title (240),
     *  department (256) or label; a paragraph may be cut, for it is compared with nothing. Smaller
     *  than 256, a long name would equal another that begins alike. */
    GK_KEY_MAX = 768,
    /** How many distinct forms one scan reads by; the 68 tables of the built-in profiles have 35.
     *  Forms of the caller's beyond it are not looked for: a title above one becomes an error
     *  (header-unknown), not a wrong table. */
    GK_DISTINCT_FORMS_MAX = 256
};

/** What recognition asks of a cell again and again, worked out once. */
typedef struct gk_glance {
    const char *key; /**< Its comparison key; "" if it shows nothing. */
    bool figure;     /**< A number, or text that reads as a well-formed one. */
} gk_glance;

typedef struct gk_scan {
    const gk_book *book;
    const gk_sheet *sheet;
    const gk_profiles *profiles;
    const char *profile;            /**< gk_recognize_options.profile */
    const gk_form **distinct_forms; /**< The distinct forms to read by. */
    size_t distinct_form_count;
    const char *untitled_role;    /**< gk_recognize_options.role */
    bool keep_unit;               /**< gk_recognize_options.keep_unit */
    const char *input_unit;       /**< gk_recognize_options.input_unit, its name here; or NULL. */
    const struct gk_cover *cover; /**< What covers and page heads of the book state (cover.h). */
    size_t cover_from; /**< Its statements before this stand above a table already read. */
    size_t sheet_index;
    gk_findings *findings;
    gk_glance *glances; /**< One per cell of the sheet: what it shows at a glance. */
    gk_range *merges;   /**< The sheet's merged cells by first row, then first column. */
    size_t merge_count;
    unsigned char *classes; /**< One per cell of the sheet: 0 not yet, else gk_cell_class + 1. */
    uint32_t taken;         /**< Rows before this belong to tables already read. */
    size_t error_count;     /**< Error findings made so far. */
    size_t doubt_count;     /**< gk_reading.doubts so far. */
    gk_tables *tables;
    gk_error *err;
} gk_scan;

/** Fill scan->glances for the present sheet; their keys live in `arena`. */
gk_status gk_scan_glance(gk_scan *scan, gk_arena *arena);

/* ---- cells ---------------------------------------------------------------------------------- */

/** The comparison key of what a cell shows; a number cell as its shortest decimal. Never NULL; cut
 *  below GK_KEY_MAX bytes. */
const char *gk_scan_key(const gk_scan *scan, const gk_cell *cell);

/** True for a cell with nothing to see: only spaces. */
bool gk_scan_is_blank(const gk_scan *scan, const gk_cell *cell);

/** True if the cell is made of digits and their signs only, well formed or not. */
bool gk_scan_is_like_figure(const gk_scan *scan, const gk_cell *cell);

/** True if the cell holds a number, or text that reads as a well-formed one. */
bool gk_scan_is_figure(const gk_scan *scan, const gk_cell *cell);

/** True if a row's i-th cell has the words of its left neighbour: a merged cell that was filled.
 *  Only for words; figures and —— may well be equal side by side. */
bool gk_scan_repeats_left(const gk_scan *scan, const gk_cell *cells, size_t i);

/** The place of a cell that need not be there, and of one that is. The strings are the book's. */
gk_origin gk_scan_origin(const gk_scan *scan, uint32_t row, uint32_t col);
gk_origin gk_scan_cell_origin(const gk_scan *scan, const gk_cell *cell);

/** Copy the strings of an origin into the tables' arena, for it outlives the book. */
gk_status gk_scan_own_origin(gk_scan *scan, gk_origin *origin);

/* ---- rows ----------------------------------------------------------------------------------- */

/** The row's cells; blank ones may be among them. */
const gk_cell *gk_scan_row(const gk_scan *scan, uint32_t row, size_t *count);

/** True if no cell of the row shows anything. */
bool gk_scan_row_is_blank(const gk_scan *scan, uint32_t row);

/** The row's first cell that shows something, or NULL. */
const gk_cell *gk_scan_first_visible(const gk_scan *scan, uint32_t row);

/** The row with `lines` visible rows from it up to `row`, but never in the table before. */
uint32_t gk_scan_rows_above(const gk_scan *scan, uint32_t row, unsigned lines);

/* ---- forms ---------------------------------------------------------------------------------- */

/** The forms of the profile at hand, of every one if none is asked for; NULL past the last. */
const gk_form *gk_scan_form(const gk_scan *scan, size_t i);

/* ---- the account ---------------------------------------------------------------------------- */

void gk_scan_mark(gk_scan *scan, const gk_cell *cell, gk_cell_class class_);
bool gk_scan_is_marked(const gk_scan *scan, const gk_cell *cell);

/** Mark what is not yet marked on a row. */
void gk_scan_mark_row(gk_scan *scan, uint32_t row, gk_cell_class class_);

/* ---- findings ------------------------------------------------------------------------------- */

/** Add a finding at a cell; `a`, `b` fill {1}, {2} and may be NULL. */
gk_status gk_scan_add_finding(gk_scan *scan, gk_finding_kind kind, gk_origin origin, const char *a,
                              const char *b);

/** The same at two cells. */
gk_status gk_scan_add_finding_at(gk_scan *scan, gk_finding_kind kind, gk_finding_at at,
                                 const char *a, const char *b);

/** Mark a cell unplaced in `table` and report it. */
gk_status gk_scan_report_unplaced(gk_scan *scan, const gk_cell *cell, const char *table);

/** Mark what is not yet marked on a row as unplaced in `table` and report it, in one finding. */
gk_status gk_scan_report_unplaced_row(gk_scan *scan, uint32_t row, const char *table);

#endif
