/** A table made ready for equations: its rows by what no year changes, its columns by their
 *  headings. */
#ifndef GK_KEYED_TABLE_H
#define GK_KEYED_TABLE_H

#include "base/arena.h"
#include "profile/form.h"
#include "profile/mapping.h"
#include <gongkai/report.h>
#include <limits.h>

typedef struct gk_keyed_table {
    const char *role;      /**< NULL: of none; it ends an array of them. */
    const gk_table *table; /**< NULL: the report has none. */
    const gk_form *form;
    const gk_mappings *mappings;
    const gk_profiles *profiles;
    const char **items;    /**< Of each row of the table, each name as it is called now. */
    const gk_slot **slots; /**< Of each row of the table; NULL for one by code. */
    bool coded;            /**< It has rows by code. */
    struct gk_known_column {
        const char *headings; /**< As a formula has them: asked for again and again. */
        unsigned n;
    } known[64];
    size_t known_count;
} gk_keyed_table;

/** False if memory is short. */
bool gk_keyed_table_open(gk_keyed_table *frame, gk_arena *arena, const gk_report *report,
                         const char *role, const gk_profiles *profiles);

/** The one of that role in an array that ends with an empty one; that one if there is none. */
gk_keyed_table *gk_keyed_table_of(gk_keyed_table *frames, const char *role);

/** An item or name as it is called now, each of its parts as a key; `out` has room for 512 bytes.
 */
void gk_keyed_table_newest(const gk_mappings *mappings, const char *role, const char *item,
                           char *out);

/** The row with this code or item (as it is called now); NULL if there is none. */
const gk_row *gk_keyed_table_row(const gk_keyed_table *frame, const char *item);

/** True if the form has such a row, though the source may not. */
bool gk_keyed_table_has_row(const gk_keyed_table *frame, const char *item);

/** True if the form has such a row, but a table of it may do without. */
bool gk_keyed_table_may_lack_row(const gk_keyed_table *frame, const char *item);

/** The index of a row in its table. */
size_t gk_keyed_table_index(const gk_keyed_table *frame, const gk_row *row);

/** Several columns where one is wanted. */
#define GK_SEVERAL_COLUMNS UINT_MAX

/** No form of the table, of any year, has such a column. */
#define GK_UNKNOWN_COLUMN (UINT_MAX - 1)

/** The column (from 1) whose headings these are, parted by '/'; 0 if this form has none, or one of
 *  the above. */
unsigned gk_keyed_table_column(gk_keyed_table *frame, const char *headings);

/** What a row of this name is called by: its item behind that of its side (收入/总计), or its code;
 *  NULL if there is no such row. */
const char *gk_keyed_table_called(const gk_keyed_table *frame, const char *name);

/** True if some form of the table, of whatever year, has such a row. */
bool gk_keyed_table_row_known(const gk_keyed_table *frame, const char *item);

/** True if a row has a place for a value in column n. */
bool gk_keyed_table_takes(const gk_keyed_table *frame, const gk_row *row, unsigned n);

/** The only column a row has; 0 if it has none, or GK_SEVERAL_COLUMNS. */
unsigned gk_keyed_table_only_column(const gk_keyed_table *frame, const gk_row *row);

/** True if the row is a code, of that many digits if it is not 0. */
bool gk_keyed_table_is_code(const gk_row *row, size_t digits);

#endif
