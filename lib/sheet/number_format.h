/** Whether a number format of a spreadsheet shows a date, a time of day or a duration.
 *
 *  Serves the .xls and the .xlsx reader. A wrong guess here turns an amount into a date, so letters
 *  in quotes, in brackets ([DBNum2], [$-804], [Red]) and behind an escape (\ ! _ *) never count,
 *  and a section with digit placeholders is a number whatever else stands in it.
 */
#ifndef GK_NUMBER_FORMAT_H
#define GK_NUMBER_FORMAT_H

#include <stddef.h>

typedef enum gk_number_kind {
    GK_NUMBER_PLAIN = 0,
    GK_NUMBER_DATE,    /**< Shows a year, month or day (or weekday), perhaps with a time. */
    GK_NUMBER_TIME,    /**< Shows hours, minutes or seconds only. */
    GK_NUMBER_DURATION /**< Shows elapsed time: [h], [mm], [ss]. */
} gk_number_kind;

/** A number format; without code it is General. */
typedef struct gk_number_format {
    const char *code; /**< UTF-8, NUL-terminated. */
    gk_number_kind kind;
} gk_number_format;

/** The countries (telephone codes, as in the COUNTRY record) whose dates are known here. */
enum { GK_COUNTRY_US = 1, GK_COUNTRY_CHINA = 86 };

/** A built-in format: 1 to 22 and 37 to 49, and those of Chinese Excel, 27 to 36 and 50 to 58;
 *  General for any other number. A file's own definition of the number, if any, goes before this.
 *  Excel shows a few as its country does: in the US with month first and dollars; in China, or if
 *  the country is not known (0), year first and yuan. */
gk_number_format gk_number_format_builtin(unsigned id, unsigned country);

/** The kind of a format code in UTF-8, `length` bytes. The first section (they are parted by ';')
 *  that is not plain decides. */
gk_number_kind gk_number_format_kind(const char *code, size_t length);

#endif
