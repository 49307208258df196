/** Fonts, number formats and looks (XF) of an .xls file, the same in each. */
#ifndef GK_XLS_STYLES_H
#define GK_XLS_STYLES_H

#include "write/draw/canvas.h"
#include "write/xls/biff_put.h"

enum { GK_XLS_DEFAULT_XF = 15 }; /**< That of cells nobody drew. */

/** The XF of a style's cells; of money, for numbers with `decimals`. There are 46 in all (a
 *  workbook has room for 4,050). */
unsigned gk_xls_xf(gk_drawn_style style, int decimals);

/** Put their records, in the order of FORMATTING in the ABNF of MS-XLS. */
void gk_xls_put_styles(gk_biff_out *out);

#endif
