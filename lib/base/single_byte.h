/** Encodings of one byte a character that iconv lacks: code pages of DOS and of the Macintosh, which
 *  old .xls files name. */
#ifndef GK_SINGLE_BYTE_H
#define GK_SINGLE_BYTE_H

#include <stdint.h>

/** The characters of the bytes 0x80 to 0xFF, below which all of them are ASCII; NULL for an encoding
 *  that is not here. */
const uint16_t *gk_single_byte_page(const char *encoding);

#endif
