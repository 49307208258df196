/** The unit of money that headings name. */
#ifndef GK_HEADING_UNIT_H
#define GK_HEADING_UNIT_H

#include "recognize/scan.h"
#include "report/money_unit.h"

/** Units that headings name: 决算数(元), 单位：元 in the corner. */
typedef struct gk_heading_unit {
    char unit[GK_UNIT_MAX];
    const gk_cell *cell;  /**< The first that names it; NULL: none does. */
    const gk_cell *other; /**< One that names another; or NULL. */
} gk_heading_unit;

#endif
