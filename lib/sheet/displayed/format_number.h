/** @file format_number.h
 *  Numbers through sections of digits: #,##0.00, 0.00E+00, 0%. */
#ifndef GK_FORMAT_NUMBER_H
#define GK_FORMAT_NUMBER_H

#include "sheet/displayed/format_parse.h"
#include "sheet/displayed/shown.h"
#include "sheet/displayed/significant.h"

/** A row of digits to be laid into placeholders, from the right. */
typedef struct gk_slots {
    gk_significant value;
    size_t left;  /**< Placeholders that are still to come, and */
    size_t whole; /**< all there are. */
    bool grouped; /**< With a comma for every thousand. */
} gk_slots;

/** Fill the next placeholder before the point; the first one takes all digits there is no other
 *  placeholder for. */
void gk_show_whole_slot(gk_shown *shown, gk_slots *slots, char placeholder);

/** The magnitude of a finite number through a section of kind GK_SECTION_NUMBER. `minus` puts a
 *  minus in front unless all that is left of the number after rounding is zeros. */
void gk_show_number(gk_shown *shown, const gk_format_section *section, double number, bool minus);

#endif
