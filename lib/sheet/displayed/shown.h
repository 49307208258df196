/** @file shown.h
 *  Where the displayed text is put together: a gk_displayed that remembers the first failure, so
 *  that writers need not look at every character. */
#ifndef GK_SHOWN_H
#define GK_SHOWN_H

#include "sheet/displayed/chinese_number.h"
#include <gongkai/displayed.h>

typedef struct gk_shown {
    gk_displayed *out;
    gk_status status;     /**< GK_OK, GK_E_MEMORY or GK_E_LIMIT; nothing is added any more. */
    gk_numerals numerals; /**< How digits are written now. */
} gk_shown;

void gk_show_bytes(gk_shown *shown, const char *bytes, size_t length);
void gk_show(gk_shown *shown, const char *text);
void gk_show_char(gk_shown *shown, char c);

/** A digit, '0' to '9', in the numerals of the section. */
void gk_show_digit(gk_shown *shown, char digit);

/** What stands where a placeholder (0 # ?) has no digit. */
void gk_show_empty(gk_shown *shown, char placeholder);

/** What Excel fills a cell with that it cannot show. */
void gk_show_overflow(gk_shown *shown);

#endif
