/** Characters as the strings of a workbook escape them: those XML has no place for, and more. */
#ifndef GK_XLSX_ESCAPE_H
#define GK_XLSX_ESCAPE_H

#include "base/buffer.h"

/** The longest text of one cell, in bytes as the file has it: Excel's own 32,767 characters take a
 *  quarter of that, each of them escaped. */
#define GK_XLSX_CELL_MAX ((size_t)1 << 20)

/** Replace the _xHHHH_ escapes from byte `from` on by their characters, once (_x005F_x000D_ becomes
 *  _x000D_). A pair of surrogates is one character. What names no character, a lone surrogate or
 *  _x0000_, stays as it is. */
void gk_xlsx_unescape(gk_buffer *text, size_t from);

#endif
