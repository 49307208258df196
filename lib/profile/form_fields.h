/** The fields of a form, out of the cells of its CSV. */
#ifndef GK_FORM_FIELDS_H
#define GK_FORM_FIELDS_H

#include "profile/form.h"
#include "profile/grid.h"

/** Read the cells of `grid` into `rows`, one per row of it, which get their fields, and their kind
 *  where a mark in their first cell says it (GK_ROW_REPEAT). A mistake is GK_E_PROFILE with
 *  file:row:column as the place. */
gk_status gk_form_fields_read(gk_arena *arena, const char *file, const gk_grid *grid,
                              gk_form_row *rows, gk_error *err);

#endif
