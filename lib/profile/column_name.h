/** What the columns of a form are called. */
#ifndef GK_COLUMN_NAME_H
#define GK_COLUMN_NAME_H

#include "profile/form.h"

#define GK_COLUMN_NAME_MAX 512

/** The name of column n (its 栏次, from 1): the headings over it from the top, joined by "/"; where
 *  the form has the column several times side by side (公开06), the lowest heading only. */
void gk_column_name(const gk_form *form, unsigned n, char name[GK_COLUMN_NAME_MAX]);

/** The headings that make the name, from the top: at most `most`, their number returned. */
size_t gk_column_headings(const gk_form *form, unsigned n, const gk_field **headings, size_t most);

/** True if a row's value in column n is a count, not money. */
bool gk_column_is_count(const gk_form *form, const char *row_key, unsigned n);

#endif
