/** How the cells of a workbook look: which number each look has, and the part that says what it is.
 */
#ifndef GK_XLSX_STYLES_H
#define GK_XLSX_STYLES_H

#include "base/buffer.h"
#include "write/draw/canvas.h"

/** The number of a look. Money shows `decimals`, at least two; *most is raised to what was asked
 *  for, which gk_xlsx_put_styles is to know. */
unsigned gk_xlsx_style(gk_drawn_style style, int decimals, int *most);

/** Append the part xl/styles.xml. */
void gk_xlsx_put_styles(gk_buffer *out, int most);

#endif
