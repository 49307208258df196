/** The parts of an .xlsx around its sheets: which sheets there are, what of them repeats on each
 *  printed page, and the properties. */
#ifndef GK_XLSX_BOOK_H
#define GK_XLSX_BOOK_H

#include "base/buffer.h"
#include "container/zip_pack.h"
#include <stdint.h>

typedef struct gk_xlsx_tab {
    char *name;
    uint32_t body; /**< The first row below the headings; 0: no headings. */
} gk_xlsx_tab;

/** Zero it to begin; gk_xlsx_book_free it. */
typedef struct gk_xlsx_book {
    gk_xlsx_tab *tabs;
    size_t count, capacity;
} gk_xlsx_book;

/** One more sheet, whose part is to be written next. A second one of that name, whatever its
 *  letters' case, is GK_E_LIMIT. */
gk_status gk_xlsx_book_add(gk_xlsx_book *book, gk_zip_pack *pack, const char *name, uint32_t body,
                           gk_error *err);

/** Put the parts that come before the sheets. `created`: seconds since 1970. */
gk_status gk_xlsx_put_properties(gk_zip_pack *pack, int64_t created, gk_error *err);

/** Put the parts that come behind the sheets, all but the styles. */
gk_status gk_xlsx_book_put(const gk_xlsx_book *book, gk_zip_pack *pack, gk_error *err);

/** Put a part from a buffer, which is freed. */
gk_status gk_xlsx_put_part(gk_zip_pack *pack, const char *name, gk_buffer *xml, gk_error *err);

/** Append what names a sheet in formulas and links, 'NAME'!, not yet escaped for XML. */
void gk_xlsx_put_reference(gk_buffer *out, const char *name);

void gk_xlsx_book_free(gk_xlsx_book *book);

#endif
