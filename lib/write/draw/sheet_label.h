/** What a sheet is called. */
#ifndef GK_SHEET_LABEL_H
#define GK_SHEET_LABEL_H

#include <stdbool.h>

/** A buffer of this size holds a sheet's name. */
#define GK_SHEET_LABEL_BYTES 128

/** A name as sheets may have it: at most 31 characters, none of []:*?/\. */
void gk_sheet_label(const char *text, char name[GK_SHEET_LABEL_BYTES]);

/** Whether a workbook takes two names for one: letters' case does not matter. */
bool gk_sheet_label_same(const char *a, const char *b);

#endif
