/** Texts as they stand in the parts of an .xlsx. */
#ifndef GK_XLSX_TEXT_H
#define GK_XLSX_TEXT_H

#include "base/buffer.h"

/** Append a text as content of an element or, in double quotes, as the value of an attribute. What
 *  XML has no place for is written as Excel does (_x000D_), and what looks like that already has
 *  its underscore so written (_x005F_). GK_E_LIMIT for what is no UTF-8, U+FFFE, U+FFFF, and more
 *  than the 32,767 UTF-16 units of a cell. */
gk_status gk_xlsx_put_text(gk_buffer *out, const char *text, gk_error *err);

#endif
