/** The values of a row into the fields of the form. */
#ifndef GK_FIELD_H
#define GK_FIELD_H

#include "recognize/body_state.h"

#define GK_NO_ROW ((size_t)-1)

/** One identified side of a sheet row while its values are put in place. */
typedef struct gk_target {
    const gk_slot *slot; /**< NULL for a repeated row. */
    unsigned group;
    size_t row; /**< In the draft's rows, which may move; GK_NO_ROW: it is not to be placed. */
} gk_target;

/** Put a value into its field of the target it belongs to; one without is left for
 *  gk_rest_report. */
gk_status gk_field_place_value(gk_body *body, const gk_target *targets, size_t count,
                               const gk_cell *cell);

/** Give the values that are blank the place where they would stand. */
void gk_field_place_blanks(gk_body *body, uint32_t row, const gk_target *targets, size_t count);

#endif
