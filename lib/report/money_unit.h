/** Units of money as tables state them. */
#ifndef GK_UNIT_H
#define GK_UNIT_H

#include <gongkai/report.h>
#include <stdbool.h>

/** Room for a unit's name. */
#define GK_UNIT_MAX 48

/** The unit of a table's amounts. */
const char *gk_amount_unit(const gk_table *table);

/** Powers of ten from a unit (元, 千元, 万元, 人民币万元 …) to 万元; false for an unknown unit, with
 *  *power as it was. */
bool gk_unit_power(const char *unit, int *power);

typedef enum gk_unit_said {
    GK_UNIT_NOTHING, /**< The text says nothing of a unit. */
    GK_UNIT_KNOWN,
    GK_UNIT_STRANGE /**< It names a unit, but none known here. */
} gk_unit_said;

/** The unit that the comparison key of a cell states: 金额单位:万元, 单位(元), (单位:元), 单位:元/辆,
 *  单位:人民币(元), a bare 元 or (万元). `unit` gets its name. */
gk_unit_said gk_unit_read(const char *key, char unit[GK_UNIT_MAX]);

/** The same anywhere in a longer text, such as a 注: true for the first known unit behind 单位. */
bool gk_unit_find(const char *key, char unit[GK_UNIT_MAX]);

/** A unit in brackets at the end of a heading or title, 小计(元): its place, or NULL. */
const char *gk_unit_suffix(const char *key, char unit[GK_UNIT_MAX]);

#endif
