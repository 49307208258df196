/** @file raw.h
 *  Cells as lines, whatever they mean: as the file holds them, or as Excel shows them.
 *
 *  A value is text: a number the shortest decimal that gives the same double back, with an exponent
 *  below 0.000001 and from 1e17 on (whole numbers below that with all their digits), whatever the
 *  locale; a truth value TRUE or FALSE; anything else the cell's text.
 *
 *  @code
 *  static gk_status print(void *self, const char *lines, size_t length, gk_error *err) {
 *      (void)self, (void)err;
 *      return fwrite(lines, 1, length, stdout) == length ? GK_OK : GK_E_IO;
 *  }
 *
 *  const gk_stream_output output = {.write = print};
 *  gk_raw_options options = {.format = GK_RAW_NDJSON};
 *  gk_raw *raw = gk_raw_new("旧表.xls", &options);
 *  gk_sink sink = gk_raw_sink(raw);
 *  if (gk_read_file("旧表.xls", NULL, NULL, &sink, NULL, &err) ||
 *      gk_raw_write(raw, NULL, &output, &err))
 *      return 1;
 *  // prints: {"file":"旧表.xls","sheet":1,"name":"公开05表","cell":"A1","type":"text",…}
 *  // prints: …
 *  gk_raw_free(raw);
 *  @endcode
 */
#ifndef GONGKAI_RAW_H
#define GONGKAI_RAW_H

#include <gongkai/error.h>
#include <gongkai/sheet.h>
#include <gongkai/stream.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum gk_raw_format {
    /** A cell a line: the worksheet's index, the cell, its type, its value, separated by tabs; in
     *  them \t \n \r \\ stand for a tab, a line feed, a carriage return and a backslash. */
    GK_RAW_CELLS,
    /** A worksheet as a grid from A1 to its last row and column, quoted as RFC 4180 has it: only
     *  fields that hold a comma, a quote or a line end. Lines end with LF. What is displayed is as
     *  Excel saves it: from the first row and column in use, with CRLF. */
    GK_RAW_CSV,
    /** A cell a line, a JSON object: file, sheet, name, cell, type, value and, of a formula's
     *  result, formula, in this order; values are strings. What is no UTF-8 is U+FFFD. */
    GK_RAW_NDJSON
} gk_raw_format;

/** Zero values are the defaults. */
typedef struct gk_raw_options {
    gk_raw_format format;
    bool name_file; /**< GK_RAW_CELLS: each line begins with the file. */
    bool displayed; /**< Values as Excel shows them (displayed.h), and outside a grid no cell that
                         shows nothing; for gk_raw_write_book only. */
    /** Whether a worksheet will be wanted, `index` counting worksheets from 1: nothing is
     *  remembered of others but their outline. NULL: all are. */
    bool (*wants)(void *self, const gk_sheet_info *sheet, size_t index);
    void *self; /**< For `wants`. */
} gk_raw_options;

/** Cells made lines while they are read, so that a file of any length takes no room in memory.
 *
 *  They go to a nameless temporary file (in TMPDIR or /tmp), and from there to an output once the
 *  whole input was read: of a file that is refused nothing gets out, and each row of a CSV is as
 *  long as the longest, which only the end tells. */
typedef struct gk_raw gk_raw;

/** One for the input called `source`; NULL if memory is short. Both arguments are borrowed. */
GK_API gk_raw *gk_raw_new(const char *source, const gk_raw_options *options);
GK_API void gk_raw_free(gk_raw *raw);

/** The sink for that input; valid as long as `raw`. */
GK_API gk_sink gk_raw_sink(gk_raw *raw);

/** True if reading failed because of the sink: cells came in another order than by row and column
 *  (few files have them so), a CSV value held the byte FF, or there was no room for a temporary
 *  file. The input can be read into a book then, for gk_raw_write_book. */
GK_API bool gk_raw_gave_up(const gk_raw *raw);

/** The sheets read so far, each with its name, kind and size and one cell, the last. */
GK_API const gk_book *gk_raw_outline(const gk_raw *raw);

/** Write what was read of all wanted worksheets, or of that one of the outline. Fails with what the
 *  output answers, or with GK_E_IO if the temporary file cannot be read. */
GK_API gk_status gk_raw_write(gk_raw *raw, const gk_sheet *only, const gk_stream_output *output,
                              gk_error *err);

/** Write all worksheets of a book, or that one. Fails with what the output answers, or naming a
 *  cell whose value cannot be displayed. */
GK_API gk_status gk_raw_write_book(const gk_book *book, const gk_sheet *only,
                                   const gk_raw_options *options, const gk_stream_output *output,
                                   gk_error *err);

/** A buffer of this size holds any number as text, with its NUL. */
#define GK_RAW_NUMBER_MAX 32

/** A cell's value as text of *length bytes, in the cell or in `number`. */
GK_API const char *gk_raw_value(const gk_cell *cell, char number[GK_RAW_NUMBER_MAX],
                                size_t *length);

/** "number", "text", "bool", "error", "date" or "duration". */
GK_API const char *gk_raw_type_name(gk_cell_type type);

#endif
