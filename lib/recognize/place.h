/** Which row of the form a side of a sheet row names. */
#ifndef GK_PLACE_H
#define GK_PLACE_H

#include "recognize/row.h"

typedef enum gk_place_kind {
    GK_PLACE_NONE,
    GK_PLACE_SLOT,     /**< A row of the form. */
    GK_PLACE_CODE,     /**< A row of the {code}* kind. */
    GK_PLACE_BAD_CODE, /**< Digits that are no code. */
    GK_PLACE_LINE      /**< A 行次 with nothing beside it, in a form that does not say which. */
} gk_place_kind;

/** Bytes of a code of a repeated row with its closing zero. */
enum { GK_PLACE_CODE_MAX = 40 };

typedef struct gk_place {
    gk_place_kind kind;
    const gk_slot *slot;
    char code[GK_PLACE_CODE_MAX]; /**< CODE and BAD_CODE. */
    bool by_number;               /**< The label was unknown, the number decided. */
    bool renamed;                 /**< The label is what another year called it. */
    bool line_differs;            /**< The label decided against the 行次 given. */
    bool strong; /**< Cannot be chance: code with name, label with its own 行次. */
} gk_place;

/** `used` has a flag for each slot, by its index: taken; `last_code` is the code of the row
 *  above. Parts a code and a name that share a cell. */
gk_place gk_place_find(const gk_scan *scan, const gk_form *form, unsigned group, gk_side *side,
                       const bool *used, const char *last_code);

#endif
