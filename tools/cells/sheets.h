/** @file sheets.h
 *  Which sheets a workbook has, and which of them is meant.
 */
#ifndef CELLS_SHEETS_H
#define CELLS_SHEETS_H

#include <gongkai/sheet.h>
#include <stdbool.h>
#include <stddef.h>

/** True if the sheet can have cells; only such sheets are counted. */
bool cells_sheet_is_worksheet(const gk_sheet *sheet);

/** True if the number, as people write it, is what is wanted. */
bool cells_sheet_is_index(const char *wanted, size_t index);

/** The number of a book's worksheet among them, from 1. */
size_t cells_sheet_index(const gk_book *book, const gk_sheet *worksheet);

/** Find the worksheet of that name, or where none has it, that index. False, with a message
 *  that lists those there are, if there is none. */
bool cells_sheet_find(const gk_book *book, const char *wanted, const gk_sheet **found);

/** Find the one worksheet with cells; NULL if none has any. False, with a message, if several have.
 *  */
bool cells_sheet_find_only(const gk_book *book, const gk_sheet **found);

/** True if any sheet has cells. */
bool cells_sheets_have_cells(const gk_book *book);

/** Print a line for each sheet: [FILE] INDEX NAME ROWS COLUMNS visible|hidden KIND. */
void cells_sheets_print(const gk_book *book, bool name_file);

#endif
