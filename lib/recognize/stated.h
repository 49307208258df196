/** What the lines around a table's header state about it. */
#ifndef GK_STATED_H
#define GK_STATED_H

#include "profile/form.h"
#include "recognize/table_number.h"
#include "report/department.h"
#include "report/money_unit.h"
#include <gongkai/report.h>

/** 注 lines above one header; more of them are ignored as other lines there are. A form prints none
 *  there. */
enum { GK_STATED_NOTES_MAX = 16 };

typedef struct gk_stated {
    const gk_form *titled;            /**< A form of the table its title names, or NULL. */
    char title[256];                  /**< The key of its words. */
    gk_origin origin;                 /**< The title's cell. */
    uint32_t title_row;               /**< GK_NO_CELL if there is no title. */
    char number[GK_TABLE_NUMBER_MAX]; /**< "公开05", or "". */
    char department[GK_DEPARTMENT_MAX];
    char titled_department[GK_DEPARTMENT_MAX]; /**< The key of a unit's name in the title, or "". */
    bool department_long;   /**< Its name has more characters than one may have. */
    char unit[GK_UNIT_MAX]; /**< "万元", or "". */
    bool continued;         /**< 续表: it goes on with a table that stands elsewhere. */
    bool contradicted;      /**< Two lines disagree; the second stands at contradiction. */
    gk_origin contradiction;
    char counted[GK_UNIT_MAX]; /**< What the head counts where it names a unit, "人次"; or "". */
    gk_origin counted_origin;
    gk_origin number_origin, unit_origin, department_origin, year_origin;
    int year;
    const char *notes[GK_STATED_NOTES_MAX]; /**< 注 lines above the header. */
    size_t note_count;
} gk_stated;

/** Set the year or the unit, or record that it contradicts what was set before. */
void gk_stated_set_year(gk_stated *stated, int year, gk_origin origin);
void gk_stated_set_unit(gk_stated *stated, const char *unit, gk_origin origin);

/** Hold the name in the title against the one the lines state; it is the table's if they state
 *  none. */
void gk_stated_join_title(gk_stated *stated);

/** The year a key states: 2024年, 2024年度, 年度:2024; else 0. */
int gk_stated_year(const char *key);

/** What stands behind 部门名称: and the like at the beginning of a key, or NULL. */
const char *gk_stated_department_behind(const char *key);

#endif
