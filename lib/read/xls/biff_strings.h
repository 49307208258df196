/** Strings of BIFF5 (bytes in a code page) and BIFF8 (MS-XLS 2.5.293 XLUnicodeRichExtendedString).
 */
#ifndef GK_BIFF_STRINGS_H
#define GK_BIFF_STRINGS_H

#include "base/buffer.h"
#include "container/biff_records.h"

/** How the byte strings of a BIFF5 workbook are to be read: worked out once by
 *  gk_biff_bytes_choose. */
typedef struct gk_biff_bytes {
    const char *encoding; /**< An iconv name. */
    const char *fallback; /**< Tried where the first fails, or NULL. */
} gk_biff_bytes;

/** Choose by what the user says (NULL: nothing), the CODEPAGE record (0: none) and the fonts'
 *  charset (134 is GB2312, 136 Big5, 128 Shift-JIS, 129 Hangul; 0: none of these). Where the code
 *  page is missing or Western and the fonts are Chinese, the fonts are believed: a great many files
 *  from Chinese offices lie so. *doubtful is set then, and where nothing says anything. */
gk_biff_bytes gk_biff_bytes_choose(const char *encoding, unsigned codepage, unsigned charset,
                                   bool *doubtful);

/** Where in a text another font begins. */
typedef struct gk_biff_run {
    size_t start; /**< In bytes of UTF-8. */
    unsigned font;
} gk_biff_run;

/** A text used again from string to string; zero it to begin, gk_biff_text_free it. */
typedef struct gk_biff_text {
    gk_buffer utf8;
    uint16_t *units; /**< The characters of a BIFF8 string before they are UTF-8. */
    size_t unit_count, unit_capacity;
    gk_biff_run *runs; /**< By their starts. */
    size_t run_count, run_capacity;
} gk_biff_text;

void gk_biff_text_free(gk_biff_text *text);

/** Read a BIFF8 string whose length is a number of `length_size` (1 or 2) bytes, with its runs.
 *  Handles compressed and wide characters switching at a CONTINUE, and phonetic data. */
gk_status gk_biff_unicode(gk_biff_cursor *c, size_t length_size, gk_biff_text *out);

/** Read a BIFF5 string whose length is a number of `length_size` bytes. */
gk_status gk_biff_bytes_read(gk_biff_cursor *c, size_t length_size, const gk_biff_bytes *encodings,
                             gk_biff_text *out);

/** Read the runs behind the text of an RSTRING, which was just read: their number and, for each, the
 *  place of a character and a font. `how` is NULL in BIFF8. Runs that are cut off end the list: how
 *  a text looks is no part of it. */
gk_status gk_biff_runs_behind(gk_biff_cursor *c, const gk_biff_bytes *how, gk_biff_text *text);

#endif
