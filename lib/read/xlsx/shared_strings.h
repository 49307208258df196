/** The shared strings: texts that cells name by number.
 *
 *  Runs of rich text are joined, and how each looks is remembered; phonetic readings are left out,
 *  blanks kept whether or not xml:space="preserve" stands there. All texts share one buffer. */
#ifndef GK_XLSX_SHARED_STRINGS_H
#define GK_XLSX_SHARED_STRINGS_H

#include "base/buffer.h"
#include "read/xlsx/look.h"
#include "read/xlsx/package.h"
#include "sheet/run_table.h"
#include <stdint.h>

/** All strings with their places take no more than this; beyond that is GK_E_LIMIT. */
#define GK_XLSX_STRINGS_MAX ((size_t)256 << 20)

/** Zero is an empty table. */
typedef struct gk_xlsx_strings {
    gk_buffer text; /**< Each string with its NUL, one behind the other. */
    uint32_t *starts;
    size_t count, capacity;
    gk_run_table runs;
} gk_xlsx_strings;

/** Read the part into an empty table. Free it in any case. */
gk_status gk_xlsx_strings_read(gk_zip *zip, const char *part, gk_xlsx_strings *strings,
                               gk_error *err);
void gk_xlsx_strings_free(gk_xlsx_strings *strings);

/** The i-th string, NULL if there is none; borrowed from the table. */
const char *gk_xlsx_strings_at(const gk_xlsx_strings *strings, size_t i, size_t *length);

#endif
