/** One table by one form. */
#ifndef GK_READING_H
#define GK_READING_H

#include "recognize/header.h"
#include "recognize/scan.h"
#include "recognize/stated.h"

/** Read the table under a header; *end gets the row to go on with. What is found goes to the
 *  reading, which owns its findings also after a failure. */
gk_status gk_reading_read(gk_scan *scan, const gk_header *header, const gk_stated *stated,
                          gk_reading *reading, uint32_t *end);

#endif
