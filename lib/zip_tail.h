/** @file zip_tail.h
 *  What the end of a ZIP archive says of its beginning. */
#ifndef GK_ZIP_TAIL_H
#define GK_ZIP_TAIL_H

#include <stddef.h>

/** How many bytes stand before an archive, such as the line end of a script that sent it; 0 if none
 *  do, or if there is no archive. The places of its files count from behind them. */
size_t gk_zip_prefix(const unsigned char *bytes, size_t size);

#endif
