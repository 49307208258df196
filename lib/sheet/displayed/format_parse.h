/** A number format's code, taken apart (ECMA-376 18.8.31). */
#ifndef GK_FORMAT_PARSE_H
#define GK_FORMAT_PARSE_H

#include "sheet/displayed/chinese_number.h"
#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum gk_token_kind {
    GK_TOKEN_LITERAL,     /**< Stands as it is. */
    GK_TOKEN_DIGIT,       /**< `letter` is 0, # or ?. */
    GK_TOKEN_POINT,       /**< The decimal point. */
    GK_TOKEN_COMMA,       /**< Behind a digit: groups thousands, or divides by one. */
    GK_TOKEN_PERCENT,     /**< Shown, and multiplies. */
    GK_TOKEN_EXPONENT,    /**< E+ or E-; `letter` is the sign. */
    GK_TOKEN_SLASH,       /**< Of a fraction, or a literal. */
    GK_TOKEN_DENOMINATOR, /**< The 8 of ?/8. */
    GK_TOKEN_TEXT,        /**< @ */
    GK_TOKEN_GENERAL,     /**< General, G/通用格式 */
    GK_TOKEN_DATE,        /**< `letter` is y m d h s e g b or a, `length` how often it stands. */
    GK_TOKEN_ELAPSED,     /**< [h], [mm]: the same for h, m and s. */
    GK_TOKEN_SUBSECOND,   /**< .00 in a date: `length` digits. */
    GK_TOKEN_HALF_DAY     /**< AM/PM, A/P or 上午/下午. */
} gk_token_kind;

typedef struct gk_format_token {
    gk_token_kind kind;
    char letter;
    size_t length;
    const char *text; /**< What stands in the code (or for it), `length` bytes of it; not NULL. */
} gk_format_token;

typedef enum gk_section_kind {
    GK_SECTION_NUMBER, /**< Digits, or nothing but literals. */
    GK_SECTION_GENERAL,
    GK_SECTION_DATE,
    GK_SECTION_TEXT
} gk_section_kind;

typedef enum gk_relation {
    GK_RELATION_NONE,
    GK_RELATION_LESS,
    GK_RELATION_LESS_EQUAL,
    GK_RELATION_EQUAL,
    GK_RELATION_NOT_EQUAL,
    GK_RELATION_GREATER_EQUAL,
    GK_RELATION_GREATER
} gk_relation;

typedef struct gk_format_section {
    const gk_format_token *tokens;
    size_t count;
    gk_section_kind kind;
    gk_relation relation; /**< [>=100]: for which numbers it is, */
    double bound;         /**< compared with this. */
    gk_numerals numerals; /**< [DBNum1] … */
    bool chinese;         /**< [$-804]: Chinese names of days and months. */
    bool system_date;     /**< [$-F800]: the system's long date, whatever the code says. */
    bool system_time;     /**< [$-F400]: its time. */
} gk_format_section;

#define GK_FORMAT_SECTIONS 4

/** Sections beyond the fourth are left out. A code always has one, perhaps an empty one. */
typedef struct gk_format {
    gk_format_section sections[GK_FORMAT_SECTIONS];
    size_t count;
    gk_format_token *tokens;
} gk_format;

/** Take a code apart. What no token is stands as a literal. The code must outlive the format.
 *  GK_E_MEMORY, nothing else. */
gk_status gk_format_parse(const char *code, size_t length, gk_format *format, gk_error *err);
void gk_format_free(gk_format *format);

#endif
