/** The cells of a finding by their addresses. */
#ifndef GK_FINDING_PLACES_H
#define GK_FINDING_PLACES_H

#include "base/buffer.h"
#include <gongkai/finding.h>

/** Append a place as gk_origin_format has it; nothing for none. */
void gk_put_place(gk_buffer *text, gk_origin origin);

/** Append the cells of an equation besides the first, neighbours as a range (C3:C9), parted by
 *  blanks; those of another sheet or file than the first with its name. After `most` of them … */
void gk_put_others(gk_buffer *text, const gk_finding *finding, size_t most);

#endif
