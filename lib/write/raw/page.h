/** @file page.h
 *  One worksheet on its way to lines, and what a format makes of its cells.
 */
#ifndef GK_RAW_PAGE_H
#define GK_RAW_PAGE_H

#include "base/buffer.h"
#include <gongkai/raw.h>

/** More than this is not gathered before it goes on. */
enum { GK_RAW_PIECE = 1 << 16 };

typedef struct gk_raw_page {
    const char *file; /**< As the caller named it. */
    bool name_file;   /**< Lines begin with it. */
    bool displayed;   /**< Values are what Excel shows. */
    gk_buffer out;    /**< Lines, or parts of them, to be passed on. */
    const gk_sheet_info *about;
    size_t index;      /**< Among the worksheets, from 1. */
    uint32_t width;    /**< How many columns it has; 0: not known yet. */
    uint32_t left;     /**< The first column of a grid. */
    uint32_t row, col; /**< For the format: how far it came, at the beginning the grid's first. */
    bool begun;        /**< The same: a cell was put. */
} gk_raw_page;

/** A format. The cells of a page come by row, then column. */
typedef struct gk_raw_writer {
    void (*cell)(gk_raw_page *page, const gk_cell *cell, const char *text, size_t length);
    void (*end)(gk_raw_page *page); /**< After the last cell; may be NULL. */
} gk_raw_writer;

/** Pass on what is in `out` and empty it. */
gk_status gk_raw_pass_on(gk_buffer *out, const gk_stream_output *output, gk_error *err);

/** The same once it is worth it. */
gk_status gk_raw_pass_on_piece(gk_buffer *out, const gk_stream_output *output, gk_error *err);

#endif
