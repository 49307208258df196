/** Covers and page heads of a report, 示例市商务局 / 2024年度部门决算, and sentences about all of its tables:
 *  what they state for tables that do not. */
#ifndef GK_COVER_H
#define GK_COVER_H

#include "recognize/scan.h"
#include "recognize/stated.h"

typedef enum gk_cover_kind { GK_COVER_DEPARTMENT, GK_COVER_YEAR, GK_COVER_UNIT } gk_cover_kind;

/** One thing that one cell states. */
typedef struct gk_cover_statement {
    gk_cover_kind kind;
    size_t sheet;
    uint32_t row;
    gk_origin origin;             /**< Its strings are the book's. */
    const char *text;             /**< Of the cell, the book's. */
    char name[GK_DEPARTMENT_MAX]; /**< The department, or the unit of money. */
    bool long_name;               /**< It has more characters than one may have. */
    int year;
    bool but; /**< A unit that single tables may differ from: 除另有注明外. */
} gk_cover_statement;

typedef struct gk_cover {
    gk_cover_statement *items; /**< In the order of the book. */
    size_t count, capacity;
} gk_cover;

/** Read scan->sheet for what it states of the whole report. */
gk_status gk_cover_read(gk_scan *scan, gk_cover *cover);
void gk_cover_free(gk_cover *cover);

/** The sheet's statements above `row` were read for tables above it. */
void gk_cover_pass(gk_scan *scan, uint32_t row);

/** Mark the cells of the sheet that state something, as far as no table took them. */
void gk_cover_mark(gk_scan *scan);

/** Give a table that stands on rows `first` up to `end` of scan->sheet the department and year it does
 *  not state itself, from the cover or page head above it; one that says otherwise, above or among its
 *  rows, is an error finding. */
gk_status gk_cover_join(gk_scan *scan, const gk_form *form, uint32_t first, uint32_t end,
                        gk_stated *stated);

/** The same for its unit of money, which holds wherever it stands in the book; of the sheet's own
 *  statements rather than of others. */
gk_status gk_cover_join_unit(gk_scan *scan, const gk_form *form, gk_stated *stated);

#endif
