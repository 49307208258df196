/** @file xlsx_number.h
 *  Numbers as SpreadsheetML writes them, whatever the process's locale. */
#ifndef GK_XLSX_NUMBER_H
#define GK_XLSX_NUMBER_H

#include <locale.h>
#include <stddef.h>

typedef enum gk_xlsx_number_kind {
    GK_XLSX_NUMBER_NONE, /**< No number. */
    GK_XLSX_NUMBER_VAST, /**< Beyond what a double can hold. */
    GK_XLSX_NUMBER_LONG, /**< Of 16 or more digits before the point, and a double changes them. */
    GK_XLSX_NUMBER_GOOD
} gk_xlsx_number_kind;

/** Read an xsd:double, without INF and NaN; blanks around it are fine. `text` is NUL-terminated,
 * `c` a "C" locale. *number is set for GOOD and LONG; *start and *length tell where the number
 * stands. */
gk_xlsx_number_kind gk_xlsx_number(const char *text, locale_t c, double *number, const char **start,
                                   size_t *length);

#endif
