/** Reading a form. */
#ifndef GK_FORM_READ_H
#define GK_FORM_READ_H

#include "profile/form.h"

/** Read a form from the bytes of its CSV into `arena`. `file` names it in errors (GK_E_PROFILE with
 *  file:row:column as the place). Fills everything but the index's facts (role to widths). */
gk_status gk_form_read(gk_arena *arena, const char *file, const void *bytes, size_t size,
                       gk_form *form, gk_error *err);

#endif
