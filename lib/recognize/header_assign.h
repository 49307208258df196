/** Which column of a form each column of a header is. */
#ifndef GK_HEADER_ASSIGN_H
#define GK_HEADER_ASSIGN_H

#include "recognize/header_window.h"

/** Which picture column each window column is (GK_NO_CELL: none). */
typedef struct gk_assignment {
    uint32_t picture_col[GK_WINDOW_COLS];
    unsigned extra, absent;
} gk_assignment;

/** Find a column for each of the picture's by the joined texts; false if one it must have is not
 * there. */
bool gk_assign(const gk_window *w, const gk_picture *picture, gk_assignment *out);

#endif
