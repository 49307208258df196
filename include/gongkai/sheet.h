/** @file sheet.h
 *  Cells exactly as a file holds them, before anybody asks what they mean.
 *
 *  Readers push events into a gk_sink: sheet_begin, then cells, merges and hidden rows or columns
 *  of that sheet in any order, then sheet_end. A gk_book is the sink that keeps everything in
 *  memory. Rows and columns count from 0 here and are written from 1 and A for people
 *  (gk_address_format).
 *
 *  @code
 *  gk_book *book = gk_book_new("旧表.xls");
 *  gk_sink sink = gk_book_sink(book);
 *  if (gk_read_file("旧表.xls", NULL, NULL, &sink, NULL, &err))
 *      return 1;
 *  const gk_sheet *sheet = gk_book_sheet(book, 0);
 *  puts(gk_sheet_name(sheet));             // prints: 公开05表
 *  puts(gk_sheet_at(sheet, 0, 0)->text);   // prints: 一般公共预算财政拨款支出决算表
 *  gk_book_free(book);
 *  @endcode
 */
#ifndef GONGKAI_SHEET_H
#define GONGKAI_SHEET_H

#include <gongkai/address.h>
#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum gk_cell_type {
    GK_CELL_NUMBER = 1, /**< `number` holds it. */
    GK_CELL_TEXT,       /**< `text` holds it. Everything a CSV file has is text. */
    GK_CELL_BOOL,       /**< `number` is 0 or 1. */
    GK_CELL_ERROR,      /**< `text` is the error as shown, such as "#DIV/0!". */
    GK_CELL_DATE,       /**< `number` is the serial, `text` the same moment in ISO 8601. */
    GK_CELL_DURATION    /**< `number` is in days, `text` the same as ISO 8601 "PT…". */
} gk_cell_type;

/** Why a spreadsheet does not show what a cell holds. */
typedef enum gk_unseen {
    GK_SEEN = 0,
    GK_UNSEEN_COLOUR, /**< It is written in the colour of what is behind it. */
    GK_UNSEEN_MERGED  /**< The cell lies under a merged one. */
} gk_unseen;

/** One non-empty cell. A cell whose text is empty is not pushed at all. `text` is UTF-8 of
 *  `length` bytes, NULL for types without text. In a sink it is borrowed for the call and need not
 *  end with a NUL; from a sheet it does, and lives until the book is freed. `format` is borrowed
 *  and lives likewise, but always ends with one. */
typedef struct gk_cell {
    uint32_t row, col;
    gk_cell_type type;
    bool formula; /**< The value is a formula's cached result. */
    double number;
    const char *text;
    size_t length;
    const char *format; /**< The code of its number format, such as "#,##0.00"; NULL: General, or
                           the file has none. */
    gk_unseen unseen;   /**< As far as is known besides its format: in a sink, its colour only. */
} gk_cell;

/** A rectangle of cells, both ends included. */
typedef struct gk_range {
    uint32_t first_row, first_col, last_row, last_col;
} gk_range;

typedef enum gk_sheet_kind {
    GK_SHEET_WORKSHEET = 0, /**< The only kind that has cells. */
    GK_SHEET_CHART,
    GK_SHEET_MACRO, /**< Formulas of Excel 4 that are a program. */
    GK_SHEET_MODULE,
    GK_SHEET_DIALOG
} gk_sheet_kind;

typedef struct gk_sheet_info {
    const char *name; /**< UTF-8; borrowed like a cell's text. */
    gk_sheet_kind kind;
    bool hidden;
    bool date1904; /**< Its serial dates count from 1904-01-01. */
} gk_sheet_info;

typedef struct gk_sink {
    void *self;
    gk_status (*sheet_begin)(void *self, const gk_sheet_info *info, gk_error *err);
    gk_status (*cell)(void *self, const gk_cell *cell, gk_error *err);
    gk_status (*merge)(void *self, gk_range range, gk_error *err);
    gk_status (*hide_rows)(void *self, uint32_t first, uint32_t last, gk_error *err);
    gk_status (*hide_cols)(void *self, uint32_t first, uint32_t last, gk_error *err);
    gk_status (*sheet_end)(void *self, gk_error *err);
    /** A cell that holds nothing and yet is there, because of its format or for an empty text; or,
     *  with GK_COL_LIMIT for `col`, a row that is. NULL: not wanted. */
    void (*use)(void *self, uint32_t row, uint32_t col);
} gk_sink;

typedef struct gk_sheet gk_sheet;
typedef struct gk_book gk_book;

/** An empty book for the input called `source` (copied); NULL if memory is short. */
GK_API gk_book *gk_book_new(const char *source);
GK_API void gk_book_free(gk_book *book);

/** A sink that fills the book; valid as long as the book. It takes no more than 256 MiB of text
 *  (GK_E_LIMIT). Of two cells pushed for one address the later one stays. Cells whose format codes
 *  are equal share one copy: in a book equal codes are equal pointers. */
GK_API gk_sink gk_book_sink(gk_book *book);

GK_API const char *gk_book_source(const gk_book *book);
GK_API size_t gk_book_sheet_count(const gk_book *book);
GK_API const gk_sheet *gk_book_sheet(const gk_book *book, size_t i);

GK_API const char *gk_sheet_name(const gk_sheet *sheet);
/** Its name, kind and the like, as pushed. */
GK_API const gk_sheet_info *gk_sheet_about(const gk_sheet *sheet);

/** All cells by row, then column; *count gets their number. */
GK_API const gk_cell *gk_sheet_cells(const gk_sheet *sheet, size_t *count);

/** The cells of one row by column, *count of them (0 and NULL if the row is empty). */
GK_API const gk_cell *gk_sheet_row(const gk_sheet *sheet, uint32_t row, size_t *count);

/** One past the last row and column that hold a cell; 0 for an empty sheet. */
GK_API uint32_t gk_sheet_row_count(const gk_sheet *sheet);
GK_API uint32_t gk_sheet_col_count(const gk_sheet *sheet);

/** Where the range begins that Excel counts as used: with a cell, though it may be empty, or with a
 *  row that the file has a record of. 0 for a sheet without values. */
GK_API uint32_t gk_sheet_first_row(const gk_sheet *sheet);
GK_API uint32_t gk_sheet_first_col(const gk_sheet *sheet);

/** The cell at an address, or NULL if it is empty. */
GK_API const gk_cell *gk_sheet_at(const gk_sheet *sheet, uint32_t row, uint32_t col);

/** The merged rectangles, *count of them. */
GK_API const gk_range *gk_sheet_merges(const gk_sheet *sheet, size_t *count);

GK_API bool gk_sheet_row_hidden(const gk_sheet *sheet, uint32_t row);
GK_API bool gk_sheet_col_hidden(const gk_sheet *sheet, uint32_t col);

#endif
