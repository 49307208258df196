/** What stands around a table, held against what it states. */
#ifndef GK_SURROUNDINGS_H
#define GK_SURROUNDINGS_H

#include "recognize/header.h"
#include "recognize/scan.h"
#include "recognize/stated.h"

/** Before the rows are read: figures between title and rows, lines that disagree. */
gk_status gk_surroundings_check_head(gk_scan *scan, const gk_header *header,
                                     const gk_stated *stated);

/** After the rows have been read down to `end`: what is hidden. */
gk_status gk_surroundings_check(gk_scan *scan, const gk_header *header, const gk_stated *stated,
                                uint32_t end);

#endif
