/** The contract between read.c and the readers, one read_*.c per format.
 *
 *  A reader gets the whole input in memory, or as a file where it can do with parts of it, and
 * pushes cell events (sheet.h) into the sink. It
 * checks every length, offset and count before use, is bounded in memory and time by the input's
 * size, and stops at the sink's first failure, returning its status. Cells are pushed by row, then
 * column, as far as the input has them so: a sink that prints them as they come is spared a second
 * reading. Adding a format is one file and one line in read.c.
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

extern const gk_reader gk_reader_delimited;     /**< read_delimited.c: CSV, TSV, text */
extern const gk_reader gk_reader_html;          /**< read_html.c */
extern const gk_reader gk_reader_mhtml;         /**< read_mhtml.c */
extern const gk_reader gk_reader_spreadsheetml; /**< read_spreadsheetml.c: Excel 2003 as XML */
extern const gk_reader gk_reader_xls;           /**< read_xls.c */
extern const gk_reader gk_reader_xlsx;          /**< read_xlsx.c */

#endif
