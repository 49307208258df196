/** The words by which files of ours are known again: how verbatim tables and leftovers stand in them.
 *
 *  A verbatim table is the sheet, or the file, called 附1 国有资产占用情况表. In a file of all tables it
 *  stands between two lines, 〔附1 国有资产占用情况表〕 and 〔附1 完〕: what it holds may look like anything.
 *  Leftovers are a list with the headings below. */
#ifndef GK_KEPT_WORDS_H
#define GK_KEPT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/** The columns of the list of leftovers. */
typedef enum gk_leftover_column {
    GK_LEFTOVER_PROFILE,
    GK_LEFTOVER_TABLE, /**< 公开07《政府性基金…》 */
    GK_LEFTOVER_ROW,
    GK_LEFTOVER_LABEL,
    GK_LEFTOVER_COLUMN,
    GK_LEFTOVER_VALUE,
    GK_LEFTOVER_ORIGIN,
    GK_LEFTOVER_UNIT,
    GK_LEFTOVER_DEPARTMENT,
    GK_LEFTOVER_YEAR,
    GK_LEFTOVER_COLUMNS
} gk_leftover_column;

extern const char *const gk_leftover_headings[GK_LEFTOVER_COLUMNS];

/** What the sheet and the file of leftovers are called. */
extern const char gk_leftover_name[];

/** 附1 国有资产占用情况表; returns the length. */
size_t gk_verbatim_label(size_t number, const char *name, char *text, size_t size);

/** The name in such a label; the whole text if it is none. */
const char *gk_verbatim_label_name(const char *label);

/** The line before the table in a file of all tables, and the one behind it. */
size_t gk_verbatim_begin_mark(size_t number, const char *name, char *text, size_t size);
size_t gk_verbatim_end_mark(size_t number, char *text, size_t size);

/** True if `text` is the line before a table: its number, and where in it its name stands. */
bool gk_verbatim_begin_mark_read(const char *text, size_t *number, const char **name,
                                 size_t *length);

#endif
