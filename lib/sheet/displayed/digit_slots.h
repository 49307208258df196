/** The digits of a whole number, laid into the placeholders of a section one by one. */
#ifndef GK_DIGIT_SLOTS_H
#define GK_DIGIT_SLOTS_H

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

/** Show the digits for which there is no placeholder. */
void gk_show_surplus(gk_shown *shown, const gk_slots *slots);

#endif
