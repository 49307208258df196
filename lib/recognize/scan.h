/** Recognition of one sheet, shared by the recognize_*.c files.
 *
 *  recognize.c walks down the rows. Where a header is found (recognize_header.c), the lines above
 * it say what table it is (recognize_title.c), and the rows below it are read into the table
 *  (recognize_body.c, which asks recognize_row.c for each row's slots and recognize_value.c for
 * each figure). Every cell taken is marked in the account; what is left outside tables is ignored.
 */
#ifndef GK_SCAN_H
#define GK_SCAN_H

#include "finding/findings.h"
#include "profile/form.h"
#include "report/money_unit.h"
#include "report/tables.h"
#include <gongkai/recognize.h>

enum { GK_KEY_MAX = 768 };

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
    const gk_role *untitled_role; /**< gk_recognize_options.role */
    bool keep_unit;               /**< gk_recognize_options.keep_unit */
    gk_findings *findings;
    gk_glance *glances;     /**< One per cell of the sheet: what it shows at a glance. */
    unsigned char *classes; /**< One per cell of the sheet: 0 not yet, else gk_cell_class + 1. */
    uint32_t taken;         /**< Rows before this belong to tables already read. */
    size_t error_count;     /**< Error findings made so far. */
    size_t doubt_count;     /**< gk_reading.doubts so far. */
    gk_tables *tables;
    gk_error *err;
} gk_scan;

/** What the lines around a table's header say about it. */
typedef struct gk_meta {
    const gk_form *titled; /**< A form of the table its title names, or NULL. */
    char title[256];       /**< The key of its words. */
    gk_origin origin;      /**< The title's cell. */
    uint32_t title_row;    /**< GK_NO_CELL if there is no title. */
    char number[32];       /**< "公开05", or "". */
    char department[256];
    char unit[GK_UNIT_MAX]; /**< "万元", or "". */
    bool contradicted;      /**< Two lines disagree; the second stands at contradiction. */
    gk_origin contradiction;
    gk_origin number_origin, unit_origin;
    int year;
    const char *notes[16]; /**< 注 lines above the header. */
    size_t note_count;
} gk_meta;

/** A header found: which rows it takes and which form column each sheet column is. */
typedef struct gk_header {
    const gk_form *form;
    uint32_t first_row, last_row, first_col;
    uint32_t *map; /**< malloc'ed: form column per sheet column, GK_NO_CELL for none. */
    uint32_t map_size;
    unsigned extra;         /**< Headings that the form does not have. */
    uint32_t shared_row;    /**< Its last row, if the 合计 stands on it too; else GK_NO_CELL. */
    unsigned absent;        /**< Columns of the form that are not there, and need not. */
    char unit[GK_UNIT_MAX]; /**< That a heading names, 决算数(元), or "". */
} gk_header;

/* ---- cells (scan.c) --- */

/** Fill scan->glances for the present sheet; their keys live in `arena`. */
gk_status gk_scan_glance(gk_scan *scan, gk_arena *arena);

/** The comparison key of what a cell shows; a number cell as its shortest decimal. Never NULL; cut
 *  below GK_KEY_MAX bytes. */
const char *gk_scan_key(const gk_scan *scan, const gk_cell *cell);

/** True for a cell with nothing to see: only spaces. */
bool gk_scan_is_blank(const gk_scan *scan, const gk_cell *cell);

/** True if the cell is made of digits and their signs only, well formed or not. */
bool gk_scan_is_like_figure(const gk_scan *scan, const gk_cell *cell);

/** True if the cell holds a number, or text that reads as a well-formed one. */
bool gk_scan_is_figure(const gk_scan *scan, const gk_cell *cell);

/** True if a row's i-th cell says what its left neighbour says: a merged cell that was filled. Only
 *  for words; figures and —— may well be equal side by side. */
bool gk_scan_repeats_left(const gk_scan *scan, const gk_cell *cells, size_t i);

/** The row's cells; blank ones may be among them. */
const gk_cell *gk_scan_row(const gk_scan *scan, uint32_t row, size_t *count);

/** True if no cell of the row shows anything. */
bool gk_scan_row_is_blank(const gk_scan *scan, uint32_t row);

/** The row with `lines` visible rows from it up to `row`, but never in the table before. */
uint32_t gk_scan_rows_above(const gk_scan *scan, uint32_t row, unsigned lines);

void gk_scan_mark(gk_scan *scan, const gk_cell *cell, gk_cell_class class_);
bool gk_scan_marked(const gk_scan *scan, const gk_cell *cell);
gk_origin gk_scan_origin(const gk_scan *scan, uint32_t row, uint32_t col);

/** Add a finding at a cell; `a`, `b` fill {1}, {2} and may be NULL. */
gk_status gk_scan_add_finding(gk_scan *scan, gk_finding_kind kind, gk_origin origin, const char *a,
                              const char *b);

/** The forms of the profile at hand, of every one if none is asked for; NULL past the last. */
const gk_form *gk_scan_form(const gk_scan *scan, size_t i);

/** Mark a cell unplaced in `table` and say so. */
gk_status gk_scan_unplaced(gk_scan *scan, const gk_cell *cell, const char *table);

/** Mark what is not yet marked on a row as unplaced in `table` and say so, once. */
gk_status gk_scan_unplaced_row(gk_scan *scan, uint32_t row, const char *table);

/* ---- recognize_title.c --- */

/** The form whose title a cell holds, or NULL. */
const gk_form *gk_title_of(const gk_scan *scan, const gk_cell *cell);

/** How many bytes 公开02表 takes at `at`, its number as 公开02 into `number`; 0 if it is none. */
size_t gk_number_length(const char *at, char number[32]);

/** Take the titles of a row into `meta`, with the number, year and unit that stand in them. */
void gk_title_take(gk_scan *scan, uint32_t row, gk_meta *meta);

/** True if a cell reads like the title of some table, though of none known. */
bool gk_title_unknown(const gk_scan *scan, const gk_cell *cell);

/** The year a key states: 2024年, 2024年度, 年度:2024; else 0. */
int gk_year_of(const char *key);

/* ---- recognize_meta.c --- */

/** Set the year or the unit, or note that it contradicts what was set before. */
void gk_meta_set_year(gk_meta *meta, int year, gk_origin origin);
void gk_meta_set_unit(gk_meta *meta, const char *unit, gk_origin origin);

/** Hold a repeated head's row against the table's: *origin gets the first cell that says otherwise.
 */
bool gk_meta_row_agrees(const gk_scan *scan, uint32_t row, const gk_meta *meta, gk_origin *origin);

/** Read the lines above a header: title, number, department, year, unit, notes. With a `title_row`
 *  of GK_NO_CELL there is no title and only plain meta lines are taken. Marks what it takes. */
gk_status gk_meta_read(gk_scan *scan, uint32_t title_row, uint32_t header_row, gk_meta *meta);

/** True if every visible cell of the row is a meta line or one of the table's titles: what stands
 *  there when a page repeats its head. */
bool gk_meta_row(const gk_scan *scan, uint32_t row);

/** True for a cell that begins a 注, 备注 or 说明 line. */
bool gk_is_note(const gk_scan *scan, const gk_cell *cell);

/* ---- recognize_header.c --- */

/** Try to match a form's headings from `row` on. True if all it needs are there; header->map is
 *  then to be freed. GK_E_MEMORY in *status if memory is short. */
bool gk_header_match(const gk_scan *scan, const gk_form *form, uint32_t row, gk_header *header,
                     gk_status *status);

/** True if the row is the 栏次 row under this header. */
bool gk_header_is_index(const gk_scan *scan, const gk_header *header, uint32_t row);

/* ---- recognize_value.c --- */

/** Read a figure, —— or a blank. Adds findings for what is none; *bad is then set. */
gk_status gk_value_read(gk_scan *scan, const gk_cell *cell, bool count, gk_value *value, bool *bad);

/* ---- recognize_table.c --- */

/** Headers that match on one row, and read alike. */
enum { GK_DISTINCT_FORMS_MAX = 256 };

/** Read a table by each of the headers, which are of one role, and keep the readings that hold.
 * *next gets the row to go on with. */
gk_status gk_table_read(gk_scan *scan, const gk_header *const *headers, size_t count, gk_meta *meta,
                        uint32_t *next);

/** Mark the header's cells. */
void gk_header_mark(gk_scan *scan, const gk_header *header, gk_cell_class class_);

/* ---- recognize_choose.c --- */

/** Read the table whose header stands at `row`, if one does; *found tells. The title's row, or
 *  GK_NO_CELL. */
gk_status gk_table_at(gk_scan *scan, uint32_t title_row, uint32_t row, bool *found, uint32_t *next);

/* ---- recognize_local.c --- */

/** True if the sheet is one of the ministry's own forms, by its name or its head. */
bool gk_verbatim_is_upstream(const gk_scan *scan);

/** The cell of a row that names a table known to be published, but by no profile; or NULL. */
const gk_cell *gk_verbatim_title(const gk_scan *scan, uint32_t row);

/** Keep such a table whole, if one begins at `row`; *found tells, *next gets the row to go on with.
 */
gk_status gk_verbatim_at(gk_scan *scan, uint32_t row, bool *found, uint32_t *next);

/** Keep the rows from `from` up to `to` whole. */
gk_status gk_verbatim_keep(gk_scan *scan, uint32_t from, uint32_t to, const char *name);

/** Keep a sheet whole in which no table was found, if its name says that it is one. */
gk_status gk_verbatim_sheet(gk_scan *scan);

/* ---- tables --- */

/** A table while it is read; the arrays are the gk_tables' in the end. */
typedef struct gk_draft {
    gk_table table;
    gk_row *rows;
    size_t row_count, row_capacity;
    const char *notes[64];
    size_t note_count;
} gk_draft;

/* ---- recognize_row.c --- */

enum { GK_SIDE_MAX = 8, GK_CODE_PARTS = 4 };

/** What one group of columns says on one sheet row (a side of 01, a triplet of 06). */
typedef struct gk_side {
    char code[GK_CODE_PARTS]
             [256];         /**< Keys of the code's cells, by their place among its columns. */
    char label[GK_KEY_MAX]; /**< As written, cleaned; several cells joined. */
    char key[GK_KEY_MAX];   /**< Its comparison key. */
    char line[40];
    const gk_cell *first; /**< The first of these cells, or NULL. */
} gk_side;

typedef struct gk_row_reading {
    gk_side sides[GK_SIDE_MAX];
    size_t side_count;
    const gk_cell *values[GK_SIDE_MAX * 16]; /**< Cells in value columns, left to right. */
    size_t value_count;
    size_t figure_count;  /**< How many of them hold a figure. */
    const gk_cell *alien; /**< The first cell under no heading, a second one in one column, or a
                             figure where none belongs. */
    size_t digit_count;   /**< Cells of the whole row that look like figures, well formed or not. */
} gk_row_reading;

/** True for a figure where a name or a 行次 belongs, and for one fused to the end of a name. */
bool gk_row_lost_figure(const gk_scan *scan, gk_column_kind kind, const gk_cell *cell);

void gk_row_read(const gk_scan *scan, const gk_header *header, uint32_t row, gk_row_reading *out);

typedef enum gk_place_kind {
    GK_PLACE_NONE,
    GK_PLACE_SLOT,     /**< A row of the form. */
    GK_PLACE_CODE,     /**< A row of the {code}* kind. */
    GK_PLACE_BAD_CODE, /**< Digits that are no code. */
    GK_PLACE_LINE      /**< A 行次 with nothing beside it, in a form that does not say which. */
} gk_place_kind;

/** Where a side belongs. */
typedef struct gk_place {
    gk_place_kind kind;
    const gk_slot *slot;
    char code[40];     /**< CODE and BAD_CODE. */
    bool by_number;    /**< The label was unknown, the number decided. */
    bool renamed;      /**< The label is what another year called it. */
    bool line_differs; /**< The label decided against the 行次 given. */
    bool strong;       /**< Cannot be chance: code with name, or label with its own 行次. */
} gk_place;

/** `used` tells which slots are taken, by their index; `last_code` is the code of the row above. */
gk_place gk_place_find(const gk_scan *scan, const gk_form *form, unsigned group, gk_side *side,
                       const bool *used, const char *last_code);

/* ---- recognize_body.c --- */

/** Read the rows under a header into the draft; *end gets the row to go on with. What lies between
 *  scan->taken and there was not the table's. */
gk_status gk_body_read(gk_scan *scan, const gk_header *header, const gk_meta *meta, gk_draft *draft,
                       uint32_t *end);

#endif
