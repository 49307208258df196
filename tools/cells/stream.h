/** @file cells_stream.h
 *  Cells printed while they are read, so that a file of any length takes no room in memory.
 *
 *  They go to a nameless temporary file (in TMPDIR or /tmp), and from there to standard output once
 *  the whole input was read: of a file that is refused nothing is printed. What is kept of each
 *  sheet, its outline, is a gk_sheet with its name, kind and size and one cell, the last.
 *
 *  Cells must come by row, then column. All but a few files have them so; of one that has not, and
 *  where there is no room for a temporary file, the stream gives up: the file is to be read into a
 *  book then.
 */
#ifndef CELLS_STREAM_H
#define CELLS_STREAM_H

#include "cells/page.h"

typedef struct cells_stream cells_stream;

/** What to print. */
typedef struct cells_stream_request {
    const char *file; /**< As the user named it. */
    bool name_file;
    const cells_printer *printer; /**< NULL: nothing, the outline is enough. */
    const char *sheet;            /**< As --sheet has it; NULL: all sheets … */
    bool one_sheet;               /**< … or, if so, the one that has cells. */
} cells_stream_request;

/** NULL if there is no memory or no temporary file. The request is borrowed. */
cells_stream *cells_stream_new(const cells_stream_request *request);
void cells_stream_free(cells_stream *stream);

/** A sink for one input. Its failures are those of the stream: it gave up. */
gk_sink cells_stream_sink(cells_stream *stream);
bool cells_stream_gave_up(const cells_stream *stream);

/** The sheets, once all was read: what cells_sheets.h needs to find or list them. */
const gk_book *cells_stream_outline(const cells_stream *stream);

/** Print all sheets, or that one of the outline: with a sheet requested, one that answers to the
 *  request. False if the temporary file could not be written or read. */
bool cells_stream_print(cells_stream *stream, const gk_sheet *only);

#endif
