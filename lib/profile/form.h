/** A form: one table drawn as a grid of cells (syntax: data/README.md).
 *
 *  It is read once and then serves recognition and writing alike. A *slot* is a place for one row
 *  of values: the label, code or 行次 on the left of a run of {n}. A two-sided table has two slots
 *  on each row of the form, 公开06 four.
 */
#ifndef GK_FORM_H
#define GK_FORM_H

#include "base/arena.h"
#include <gongkai/error.h>
#include <gongkai/profile.h>
#include <stdint.h>

typedef enum gk_field_kind {
    GK_FIELD_TEXT = 0, /**< A text on the form, or nothing. */
    GK_FIELD_COVERED,  /**< `<` or `^`: part of the merged cell whose corner is elsewhere. */
    GK_FIELD_VALUE,    /**< {n} */
    GK_FIELD_CODE,     /**< {code} */
    GK_FIELD_ITEM,     /**< {item} */
    GK_FIELD_LINE      /**< {line} */
} gk_field_kind;

typedef struct gk_field {
    gk_field_kind kind;
    const char *text;        /**< TEXT: the first wording; VALUE: the form's own content or NULL;
                                CODE: what its codes begin with, parted by spaces, or NULL. */
    const char *const *keys; /**< TEXT: comparison keys of all accepted wordings. */
    size_t key_count;
    unsigned column;                 /**< VALUE: its 栏次, from 1. */
    bool count;                      /**< VALUE: a count, not money. */
    bool optional;                   /**< `?` */
    uint32_t corner_row, corner_col; /**< Of the field that covers this one, or its own. */
    uint32_t row_span, col_span;     /**< Of a corner. */
} gk_field;

typedef enum gk_form_row_kind {
    GK_ROW_HEADER,  /**< Column headings above the first values. */
    GK_ROW_INDEX,   /**< 栏次: numbers only. */
    GK_ROW_FIXED,   /**< Named slots. */
    GK_ROW_REPEAT,  /**< The {code}* row. */
    GK_ROW_CAPTION, /**< A text row among the slots (a section's name, a repeated heading). */
    GK_ROW_NOTE     /**< 注 below the table. */
} gk_form_row_kind;

typedef struct gk_form_row {
    gk_form_row_kind kind;
    bool optional;
    const gk_field *fields; /**< gk_form.width of them. */
} gk_form_row;

/** What a form column holds in its slots. */
typedef enum gk_column_kind {
    GK_COLUMN_LABEL = 0,
    GK_COLUMN_CODE,
    GK_COLUMN_LINE, /**< 行次 */
    GK_COLUMN_VALUE
} gk_column_kind;

/** One heading of a column's path, from the top: its accepted keys. */
typedef struct gk_heading {
    const char *const *keys;
    size_t key_count;
} gk_heading;

enum { GK_HEADING_MAX = 6 };

typedef struct gk_column {
    gk_column_kind kind;
    bool optional;
    unsigned group;    /**< Columns of one side (01, 04) or one triplet (06) share a group. */
    const char *index; /**< The 栏次 printed over it, or NULL. */
    gk_heading path[GK_HEADING_MAX];
    size_t depth;
} gk_column;

typedef struct gk_slot {
    const char *key;   /**< 行次, code or item: gk_row.key. */
    const char *label; /**< As printed; may be "". */
    const char *item;  /**< The same in all years (item.h). */
    const char *const *label_keys;
    size_t label_key_count;
    const char *line;                 /**< Its 行次, or NULL. */
    bool any_line;                    /**< It has a 行次, but the form does not say which. */
    const char *code;                 /**< Its code, or NULL. */
    uint32_t row;                     /**< The form row it stands on. */
    uint32_t first_col;               /**< Its leftmost field. */
    uint32_t first_value, last_value; /**< Columns of its values, last included. */
    bool optional;
} gk_slot;

typedef struct gk_form gk_form;

struct gk_form {
    const char *role;
    const char *profile;          /**< Whose form it is. */
    const gk_form *distinct_form; /**< The first one that is the same to the byte, or itself. */
    const char *number, *title, *unit, *evidence;
    const char *place; /**< What names of units there have in them, 上海; or "". */
    const char *home;  /**< What names of units have in them that must publish it, parted by bars;
                         others may; or "". */
    int first_year, last_year; /**< When the form was seen; 0 and 0 if the index does not say. */
    const char *const *title_keys;
    size_t title_key_count;
    bool landscape;
    const double *widths; /**< `width` column widths in characters. */
    uint32_t width, height;
    const gk_form_row *rows;
    const gk_column *columns;
    const char *const *heading_keys; /**< Every heading of every path, each once. */
    size_t heading_key_count;
    unsigned value_count; /**< The highest n of {n}. */
    const gk_slot *slots; /**< Fixed slots in reading order; the repeated row is not among them. */
    size_t slot_count;
    bool repeats; /**< Has a {code}* row. */
};

/** True if a row with this code belongs in a {code} field, by what its codes begin with. */
bool gk_field_takes_code(const gk_field *field, const char *code);

/** True if some of its rows go by codes. */
bool gk_form_has_codes(const gk_form *form);

/** The slot of that key; NULL if there is none, as for a row by code. */
const gk_slot *gk_form_slot(const gk_form *form, const char *key);

/** True if a row may have that key: a slot's, or a code where rows repeat. */
bool gk_form_takes_row(const gk_form *form, const char *key);

/** The column of a slot's first value, from 1; 0 if it has none. */
unsigned gk_slot_first_column(const gk_form *form, const gk_slot *slot);

#endif
