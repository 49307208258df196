/** The same column in two forms. */
#ifndef GK_COLUMN_MATCH_H
#define GK_COLUMN_MATCH_H

#include "profile/form.h"
#include "profile/mapping.h"

/** The column of `to` that column n of `from` is (both 栏次, from 1), by the headings over it in any
 *  order, or by what mappings.csv says it became; 0 if there is none. */
unsigned gk_column_match(const gk_form *from, unsigned n, const gk_form *to,
                         const gk_mappings *mappings);

#endif
