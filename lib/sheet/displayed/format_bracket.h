/** What stands in [brackets] in a number format. */
#ifndef GK_FORMAT_BRACKET_H
#define GK_FORMAT_BRACKET_H

#include "sheet/displayed/format_parse.h"

/** Read what stands between the brackets: note a condition, a locale or numerals in the section, or
 *  make a token of a currency or an elapsed time (true). Colours and what is not known are dropped.
 */
bool gk_format_bracket(const char *text, size_t length, gk_format_section *section,
                       gk_format_token *token);

#endif
