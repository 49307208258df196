/** What a workbook says for all of its sheets: strings, number formats, names and places of sheets.
 *
 *  From BIFF5 on a stream begins with a part of its own for this. Up to BIFF4 a stream is one sheet
 *  that says it all by itself, or (BIFF4W) such a part holds the sheets within it.
 */
#ifndef GK_BIFF_GLOBALS_H
#define GK_BIFF_GLOBALS_H

#include "base/arena.h"
#include "read/reader.h"
#include "read/xls/biff_formats.h"
#include "read/xls/biff_looks.h"
#include "read/xls/biff_shared.h"
#include "sheet/formula_results.h"

typedef struct gk_biff_sheet {
    const char *name;
    size_t offset; /**< Of its BOF in the stream. */
    gk_sheet_kind kind;
    bool hidden;
} gk_biff_sheet;

/** Zero it but for `input` and `err`, which are borrowed. */
typedef struct gk_biff_globals {
    const gk_input *input;
    gk_error *err;
    gk_arena arena;
    gk_biff_version version;
    bool date1904;
    bool calculated; /**< A spreadsheet program says that it has calculated the formulas. */
    gk_formula_results formulas;
    gk_biff_looks looks;
    gk_rich_text rich; /**< Room for a text of which not all counts. */
    unsigned codepage, charset;
    gk_biff_bytes bytes; /**< Before BIFF8. */
    gk_biff_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    size_t sheet_bytes; /**< Of the sheets read so far. */
    gk_biff_shared shared;
    gk_biff_formats formats;
    gk_biff_text text;
} gk_biff_globals;

/** Read the records from the first BOF to its EOF. An encrypted workbook is GK_E_UNSUPPORTED; one
 *  without a sheet, or with two in one place, is GK_E_FORMAT; more than 8,192 sheets are
 *  GK_E_LIMIT. */
gk_status gk_biff_globals_read(gk_biff_globals *g, const unsigned char *stream, size_t size);
void gk_biff_globals_free(gk_biff_globals *g);

/** Read a string as this workbook has them: Unicode, or bytes in its code page. */
gk_status gk_biff_globals_text(gk_biff_globals *g, gk_biff_cursor *c, size_t length_size);

#endif
