/** In what unit a table's amounts are: what names it, and where. */
#ifndef GK_TABLE_UNIT_H
#define GK_TABLE_UNIT_H

#include "recognize/header.h"
#include "recognize/scan.h"
#include "recognize/stated.h"

/** Add what headings and the sheet's name say of the unit. */
void gk_table_unit_add(gk_scan *scan, const gk_header *header, gk_stated *stated);

/** The rows in which a unit may be named. */
typedef struct gk_rows_around {
    uint32_t above; /**< From here on another unit contradicts the table, … */
    uint32_t near;  /**< … from here on one is taken for its own. */
    uint32_t end;   /**< Where its reading ended; a little below scan->taken counts. */
} gk_rows_around;

/** Where no line of its head states it: a unit named around the table, or for all tables of the book.
 *  Another unit named there than the table's, or than --input-unit says, is an error finding; so is one
 *  that is not known. */
gk_status gk_table_unit_settle(gk_scan *scan, const gk_header *header, gk_rows_around around,
                               gk_stated *stated);

/** The unit the amounts are read in: what is stated, or the user says; NULL if nothing does. */
const char *gk_table_unit(const gk_scan *scan, const gk_stated *stated);

#endif
