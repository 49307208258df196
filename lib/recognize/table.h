/** One table by every form it could be. */
#ifndef GK_RECOGNIZE_TABLE_H
#define GK_RECOGNIZE_TABLE_H

#include "recognize/header.h"
#include "recognize/scan.h"
#include "recognize/stated.h"

/** Read a table by each of the headers, which are of one role, and add it with the readings that
 *  hold. *next gets the row to go on with. */
gk_status gk_table_read(gk_scan *scan, const gk_header *const *headers, size_t count,
                        const gk_stated *stated, uint32_t *next);

#endif
