/** Numbers as SpreadsheetML writes them, whatever the process's locale. */
#ifndef GK_DOUBLE_TEXT_H
#define GK_DOUBLE_TEXT_H

#include <locale.h>
#include <stddef.h>

typedef enum gk_double_kind {
    GK_DOUBLE_NONE, /**< No number. */
    GK_DOUBLE_VAST, /**< Beyond what a double can hold. */
    GK_DOUBLE_LONG, /**< Of 16 or more digits that a double changes, or does not show. */
    GK_DOUBLE_GOOD
} gk_double_kind;

/** Read an xsd:double, without INF and NaN; blanks around it are fine. `text` is NUL-terminated,
 *  `c` a "C" locale. *number is set for GOOD and LONG; *start and *length tell where the number
 *  stands. */
gk_double_kind gk_double_parse(const char *text, locale_t c, double *number, const char **start,
                               size_t *length);

#endif
