/** @file csv.h
 *  GK_RAW_CSV: a worksheet as a grid.
 *
 *  Every row is as long as the longest. Where that is not known yet, each row ends with a mark and
 *  the number of its last column instead: gk_raw_csv_finish makes lines of them.
 */
#ifndef GK_RAW_CSV_H
#define GK_RAW_CSV_H

#include "write/raw/page.h"
#include <stdio.h>

extern const gk_raw_writer gk_raw_csv_writer;

/** The byte of the mark. It must stand in no value, and in UTF-8 it does not. */
#define GK_RAW_CSV_MARK 0xFF

/** Write `size` bytes that were made with a width of 0, from where `spool` stands, now that the
 *  width is known. GK_E_IO if `spool` cannot be read. */
gk_status gk_raw_csv_finish(FILE *spool, unsigned long long size, uint32_t width,
                            const gk_stream_output *output, gk_error *err);

#endif
