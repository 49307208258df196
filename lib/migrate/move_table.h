/** One table moved into another form. */
#ifndef GK_MOVE_TABLE_H
#define GK_MOVE_TABLE_H

#include "migrate/migration.h"
#include "profile/form.h"

/** Move a table into the form `to`. What found no place is *leftover, in the form it had: without
 *  rows if all found one. */
gk_status gk_move_table(const gk_migration *m, const gk_table *from, const gk_form *to,
                        gk_table *moved, gk_table *leftover);

#endif
