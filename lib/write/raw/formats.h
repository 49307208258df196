/** The formats of raw cells: to add one, write its gk_raw_writer in a file of its name and put it into
 *  the table in formats.c. */
#ifndef GK_RAW_FORMATS_H
#define GK_RAW_FORMATS_H

#include "write/raw/page.h"

/** The writer of a format. */
const gk_raw_writer *gk_raw_writer_of(gk_raw_format format);

#endif
