/** CSV and TSV fields, through libcsv with its traps guarded (csv_parse.c says which).
 *
 *  Records count from 0, blank lines included, so that a record's number is the row a spreadsheet
 *  shows it in.
 */
#ifndef GK_CSV_PARSE_H
#define GK_CSV_PARSE_H

#include <gongkai/error.h>
#include <stddef.h>
#include <stdint.h>

typedef struct gk_csv_sink {
    void *self;
    /** One field, empty ones too. `text` is not NUL-terminated and lives for the call only. */
    gk_status (*field)(void *self, uint32_t row, uint32_t col, const char *text, size_t length,
                       gk_error *err);
} gk_csv_sink;

/** Parse UTF-8 text. Fields keep their spaces; a quote inside an unquoted field is literal, as in
 *  Excel. A quote that is never closed, or text behind a closing quote, is GK_E_FORMAT naming the
 *  row on which the record begins. A record of 16 MiB or more is GK_E_LIMIT. */
gk_status gk_csv_parse(const char *text, size_t length, char delimiter, const gk_csv_sink *sink,
                       gk_error *err);

#endif
