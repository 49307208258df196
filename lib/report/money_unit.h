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

/** Powers of ten from a table's amounts to 万元. */
int gk_amount_power(const gk_table *table);

/** How far a printed amount may be from the true one, in its own unit, from which `power` leads to
 *  万元: half of the last decimal that is printed. It is never less than half of 0.01 元, for nobody
 *  keeps books in less: decimals beyond it are a binary number's. Nor is it ever more than half of
 *  the second decimal: 12.5 may be 12.50. */
gk_decimal gk_amount_rounding(gk_decimal printed, int power);

/** The i-th of the units known, or NULL. */
const char *gk_unit_name(size_t i);

/** The unit that a user's word names: 元, 千元, 万元 …, and yuan and wan; NULL for another word. */
const char *gk_unit_of_word(const char *word);

typedef enum gk_unit_said {
    GK_UNIT_NOTHING, /**< The text says nothing of a unit. */
    GK_UNIT_KNOWN,
    GK_UNIT_STRANGE, /**< It names a unit, but none known here. */
    GK_UNIT_COUNTS, /**< A unit of things counted (单位：辆、台): `unit` gets it, cut if it is long. */
    GK_UNIT_CURRENCY /**< A currency without a unit, or money for each (元/人). */
} gk_unit_said;

/** The unit that the comparison key of a cell states, if the cell does nothing else: 金额单位:万元,
 *  单位(元), (单位:元), [单位:元], 金额:元, 人民币:元, RMB:元, 单位;元, 单位=元, 单位-元, 本表单位:元, 金额单位为元,
 *  以元为单位, 币种:人民币单位:元, 单位:元/辆, 单位:人民币(元), a bare 元 or (万元). `unit` gets its name. */
gk_unit_said gk_unit_read(const char *key, char unit[GK_UNIT_MAX]);

/** The next statement of a unit in a longer text, such as a 注; *at begins at the text and moves behind
 *  what was found. GK_UNIT_NOTHING if there is no other. */
gk_unit_said gk_unit_find(const char **at, char unit[GK_UNIT_MAX]);

/** A unit at the end of a heading or title: 小计(元), 小计[元], 金额:元, 项目单位:元. Where it begins, or
 *  NULL; it never is the whole text. */
const char *gk_unit_suffix(const char *key, char unit[GK_UNIT_MAX]);

#endif
