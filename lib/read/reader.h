/** The contract of a reader: the bytes of a file in, cell events out.
 *
 *  A reader gets the whole input in memory, or as a file where it can do with parts of it, and
 *  pushes cell events (sheet.h) into the sink. It checks every length, offset and count before use,
 *  is bounded in memory and time by the input's size, and stops at the sink's first failure,
 *  returning its status. Cells are pushed by row, then column, as far as the input has them so: a
 *  sink that prints them as they come is spared a second reading.
 *
 *  To add a format: a file here, or a folder if it takes several (read/NAME.c, read/NAME/), that
 *  defines a gk_reader; declare it below, and put it into the table in read.c. What it makes of the
 *  bytes before there are cells belongs into container/, what cells share into sheet/.
 */
#ifndef GK_READER_H
#define GK_READER_H

#include <gongkai/read.h>

typedef struct gk_input {
    const unsigned char *bytes; /**< Borrowed; not NUL-terminated. NULL: the input is in `fd`, and
                                   only readers of ZIP packages are asked. */
    size_t size;
    const char *name;               /**< As the user gave it. */
    const gk_read_options *options; /**< Never NULL. */
    gk_findings *findings;          /**< May be NULL. */
    int fd;                         /**< A regular file, borrowed, if bytes is NULL. */
} gk_input;

typedef struct gk_reader {
    const char *name;
    /** How sure the reader is that the input is its own: 0 not at all, 100 by signature. */
    int (*bid)(const gk_input *input);
    gk_status (*read)(const gk_input *input, const gk_sink *sink, gk_error *err);
} gk_reader;

extern const gk_reader gk_reader_delimited;     /**< CSV, TSV and other text */
extern const gk_reader gk_reader_html;          /**< Web pages, also those called .xls */
extern const gk_reader gk_reader_mhtml;         /**< Web pages with their parts in one file */
extern const gk_reader gk_reader_spreadsheetml; /**< Workbooks of Excel 2003 as XML */
extern const gk_reader gk_reader_xls;           /**< BIFF2 to BIFF8 */
extern const gk_reader gk_reader_xlsx;          /**< Office Open XML */

#endif
