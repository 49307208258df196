/** Values that a file has as text (SpreadsheetML, HTML) as values of cells. */
#ifndef GK_WRITTEN_VALUE_H
#define GK_WRITTEN_VALUE_H

#include "sheet/serial_date.h"
#include <gongkai/sheet.h>
#include <locale.h>

/** GK_E_FORMAT: '<the text>' is <what it is instead>, such as "no number". */
gk_status gk_written_wrong(const char *text, size_t size, gk_error *err, const char *en,
                           const char *zh);

/** GK_E_UNSUPPORTED: a formula whose result was never stored, which would look like an empty cell.
 */
gk_status gk_written_no_result(gk_error *err);

/** Make the cell a text; `text` is NUL-terminated and borrowed. */
void gk_written_text(gk_cell *cell, gk_cell_type type, const char *text, size_t length);

/** Make the cell a number, in a "C" locale. One of more digits than a double has, such as an
 *  18-digit number of an identity card, makes it a text, digit by digit. GK_E_FORMAT if it is no
 *  number, or one a double cannot hold. */
gk_status gk_written_number(gk_cell *cell, const char *text, size_t size, locale_t c,
                            gk_error *err);

/** What the cell's number is in a format of this kind: a moment, whose text is written into `room`,
 *  or a number still. */
void gk_written_serial(gk_cell *cell, gk_number_kind kind, bool date1904,
                       char room[GK_SERIAL_TEXT_MAX]);

#endif
