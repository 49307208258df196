/** What a workbook says for all of its sheets: strings, number formats, names and places of sheets.
 */
#ifndef GK_BIFF_GLOBALS_H
#define GK_BIFF_GLOBALS_H

#include "arena.h"
#include "biff_strings.h"
#include "number_format.h"
#include "reader.h"

typedef enum gk_biff_sheet_kind {
    GK_BIFF_WORKSHEET = 0,
    GK_BIFF_MACRO = 1,
    GK_BIFF_CHART = 2,
    GK_BIFF_MODULE = 6
} gk_biff_sheet_kind;

typedef struct gk_biff_sheet {
    const char *name;
    size_t offset; /**< Of its BOF in the stream. */
    gk_biff_sheet_kind kind;
    bool hidden;
} gk_biff_sheet;

/** A string of the shared string table, in gk_biff_globals.texts. */
typedef struct gk_biff_shared {
    size_t offset, length;
} gk_biff_shared;

typedef struct gk_biff_globals {
    const gk_input *input;
    gk_error *err;
    gk_arena arena;
    bool biff8;
    bool date1904;
    unsigned codepage, charset;
    gk_biff_bytes bytes; /**< For BIFF5. */
    gk_biff_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    gk_biff_shared *shared;
    size_t shared_count, shared_capacity;
    char *texts; /**< All shared strings, each with a NUL behind. */
    size_t text_size, text_capacity;
    struct gk_biff_xf *xfs;
    size_t xf_count, xf_capacity;
    struct gk_biff_format *formats;
    size_t format_count, format_capacity;
    gk_biff_text text;
} gk_biff_globals;

/** Read the records from the first BOF to its EOF. An encrypted workbook is GK_E_UNSUPPORTED. */
gk_status gk_biff_globals_read(gk_biff_globals *g, const unsigned char *stream, size_t size);
void gk_biff_globals_free(gk_biff_globals *g);

/** What a number in this XF is; plain for an XF there is none of. */
gk_number_kind gk_biff_globals_kind(const gk_biff_globals *g, unsigned xf);

/** Read a string as this workbook has them: Unicode, or bytes in its code page. */
gk_status gk_biff_globals_text(gk_biff_globals *g, gk_biff_cursor *c, size_t length_size);

#endif
