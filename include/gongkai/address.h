/** @file address.h
 *  Cell addresses as people write them.
 *
 *  @code
 *  char cell[GK_ADDRESS_MAX];
 *  gk_address_format(6, 2, cell); // rows and columns count from 0
 *  puts(cell);                    // prints: C7
 *  @endcode
 */
#ifndef GONGKAI_ADDRESS_H
#define GONGKAI_ADDRESS_H

#include <gongkai/error.h>
#include <stddef.h>
#include <stdint.h>

/** Limits of a sheet, those of XLSX: 1,048,576 rows and 16,384 columns. A reader that meets a cell
 *  beyond them fails with GK_E_LIMIT. */
#define GK_ROW_LIMIT 1048576u
#define GK_COL_LIMIT 16384u

/** A buffer of this size holds any A1 address, with its NUL. */
#define GK_ADDRESS_MAX 12

/** Write a row and column, counted from 0 and within the limits, as A1; returns the length. */
GK_API size_t gk_address_format(uint32_t row, uint32_t col, char text[GK_ADDRESS_MAX]);

#endif
