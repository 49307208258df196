/** What an .xls file says for all of its sheets.
 *
 *  Which records there are, and in what order, is MS-XLS 2.1.7.20.3, the Globals Substream. Those
 *  that say nothing are left out, and so are those that only quicken the way to a text (ExtSST), as
 *  Spreadsheet::WriteExcel and xlwt do, whose files Excel opens. No record has a person's name.
 */
#ifndef GK_XLS_GLOBALS_H
#define GK_XLS_GLOBALS_H

#include "write/xls/biff_put.h"
#include "write/xls/book.h"

/** Put them, and into each sheet the place where its offset is to stand. */
void gk_xls_put_globals(gk_biff_out *out, gk_xls_book *book);

#endif
