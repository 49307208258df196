/** The rows under a header. */
#ifndef GK_BODY_H
#define GK_BODY_H

#include "recognize/draft.h"
#include "recognize/header.h"
#include "recognize/scan.h"
#include "recognize/stated.h"

/** Read the rows under a header into the draft; *end gets the row to go on with. What lies between
 *  scan->taken and there was not the table's. */
gk_status gk_body_read(gk_scan *scan, const gk_header *header, const gk_stated *stated,
                       gk_draft *draft, uint32_t *end);

#endif
